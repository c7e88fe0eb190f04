"""Whatever is typed is shown as it was typed, and runs nowhere."""

import html
import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.comments import actions
from broadsheet.comments.models import Comment
from broadsheet.lib.html import plain
from tests.comments import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TEXT = re.compile(r'<div class="comment__text" dir="auto">(.*?)</div>', re.DOTALL)
NAME = re.compile(r'<bdi class="comment__name">(.*?)</bdi>', re.DOTALL)
ALIVE = re.compile(r"<(?!/?(?:p|br)>)", re.IGNORECASE)


def shown(source):
    """The words of each comment as a browser reads them, newest first; nothing of them is markup."""
    texts = TEXT.findall(source)
    assert not [text for text in texts if ALIVE.search(text)]
    assert not [name for name in NAME.findall(source) if "<" in name]
    return [re.sub(r"<br>|</p>\s*<p>", "\n", text) for text in texts]


def words(text):
    return html.unescape(re.sub(r"</?p>", "", text)).split()


@given(st.text(min_size=1, max_size=200).filter(lambda text: plain(text).split()))
def test_any_text_is_shown_as_it_was_typed(client, story, text):
    Comment.objects.all().delete()
    factories.comment(story, plain(text), name=" ".join(plain(text).split())[:80])

    (found,) = shown(client.get(story.address).content.decode())

    assert words(found) == plain(text).split()


def collection():
    """All that has been collected of hostile markup, and of spam."""
    found = [json.dumps(case) for case in json.loads((DATA / "sanitizer/blns/blns.json").read_text())]
    found += [
        case["payload"] for case in json.loads((DATA / "sanitizer/dompurify/expect-dev.json").read_text())
    ]
    for path in sorted((DATA / "sanitizer").rglob("*")):
        if path.suffix in (".txt", ".test", ".dat"):
            found += path.read_text(errors="replace").split("\n\n")
    for path in sorted((DATA / "spam").rglob("*")):
        if path.is_file() and path.suffix in (".csv", ".txt", "") and "readme" not in path.name.lower():
            found += path.read_text(errors="replace").splitlines()
    return [text for text in dict.fromkeys(plain(one)[:5000] for one in found) if text.split()]


@pytest.mark.skipif(not DATA.exists(), reason="the collection is not part of this repository")
def test_nothing_of_the_collection_runs_or_breaks_a_page_or_a_feed(client, story):
    texts = collection()
    assert len(texts) > 3000
    for begin in range(0, len(texts), 50):
        some = texts[begin : begin + 50]
        Comment.objects.all().delete()
        Comment.objects.bulk_create(
            Comment(page_id=story.pk, text=text, name=" ".join(text.split())[:80], status="approved")
            for text in some
        )
        actions.count_again(story.pk)

        found = shown(client.get(story.address).content.decode())

        assert sorted(map(words, found)) == sorted(text.split() for text in some)
        if begin % 1000 == 0:
            assert b"<script" not in client.get(f"{story.address}comments/feed/").content


@pytest.mark.skipif(not DATA.exists(), reason="the collection is not part of this repository")
def test_nor_does_it_break_the_form_that_comes_back(client, story):
    for text in collection()[::97]:
        body = urlencode({"text": text, "name": text[:300], "email": text[:300]}, errors="replace")
        answer = client.post(
            f"/-/comments/{story.pk}/", body, content_type="application/x-www-form-urlencoded"
        )
        source = answer.content.decode()
        kept = re.search(r'<textarea id="comment-text"[^>]*>(.*?)</textarea>', source, re.DOTALL)

        assert answer.status_code == 422 and kept is not None and "<" not in kept[1]
        assert html.unescape(kept[1]).split() == text.split()
