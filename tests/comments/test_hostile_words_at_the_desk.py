"""Whatever readers type is text at the desk: in the queue, the log, the export and the mail it never runs."""

import csv
import io
import json
import os
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from broadsheet.comments import actions, digest, exports
from broadsheet.comments.models import LONGEST_TEXT, Comment, Status
from broadsheet.lib import sheets
from tests.articles import factories as articles
from tests.comments import at_the_desk, factories
from tests.comments.at_the_desk import moderator

__all__ = ["moderator"]
pytestmark = pytest.mark.django_db
SHARED = Path(os.environ.get("BROADSHEET_SHARED", Path(__file__).parents[3] / "shared"))
SANITIZER = SHARED / "data" / "sanitizer"
OUR_OWN = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7|add:7 }}{% now 'Y' %}", "</textarea><script>",
    "\x00\x01\x1f\u202e\u2066", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "'\"><svg/onload=1>", "\ufeff=1",
]  # fmt: skip
WRITER = "a" * 64


def corpus():
    """All lines of all files, where the corpus is at hand."""
    for path in sorted(SANITIZER.rglob("*")):
        if path.is_file() and path.stat().st_size < 5_000_000:
            yield from path.read_text("utf-8", "replace").replace("\0", "").splitlines()


def texts():
    """Our own, each by itself; the lines of the corpus, as many to a comment as find room."""
    yield from (text.replace("\0", "") for text in OUR_OWN)
    said = ""
    for line in sorted(set(corpus())):
        if len(said) + len(line) > LONGEST_TEXT:
            yield said
            said = ""
        said += line[:LONGEST_TEXT] + "\n"
    yield said or "The end."


@pytest.fixture
def said(world, moderator):
    """Every text as name and as comment, with a decision about each of the first ones."""
    story = articles.article(world)
    rows = [
        Comment(
            page_id=story.pk,
            name=text[:80],
            text=text,
            status=Status.WAITING,
            writer=WRITER,
            posted_at=factories.POSTED,
        )
        for text in texts()
    ]
    Comment.objects.bulk_create(rows, batch_size=500)
    for row in Comment.objects.order_by("pk")[: len(OUR_OWN)]:
        actions.edit(comment=row, text=row.text, by=moderator, at=factories.POSTED)
    return story


def shape(page):
    """The elements of the desk that could run or lead elsewhere."""
    desk = page.select_one("#main") or page
    handlers = [name for tag in desk.select("*") for name in tag.attrs if name.startswith("on")]
    scripts = list(desk.select("script, iframe, object, embed, svg[onload], style, base, meta"))
    lost = [
        a["href"]
        for a in desk.select("a[href]")
        if not a["href"].startswith(("/", "?", "#", "http://127.0.0.1"))
    ]
    return handlers, scripts, lost


def test_whatever_is_typed_stays_text_in_queue_and_log(client, moderator, said):
    if not SANITIZER.exists():
        print("the sanitizer's corpus is not at hand: our own texts only")  # noqa: T201
    address, seen, screens = f"{reverse('moderation')}?tab=waiting", set(), 0
    while address:
        answer = client.get(address)
        page = BeautifulSoup(answer.content, "html.parser")
        assert answer.status_code == 200 and shape(page) == ([], [], [])
        seen |= set(at_the_desk.cards(page))
        more = page.select_one("[data-more]")
        address, screens = (more["href"] if more else ""), screens + 1

    assert seen == set(Comment.objects.values_list("pk", flat=True))
    log = BeautifulSoup(client.get(reverse("moderation_log")).content, "html.parser")
    assert shape(log) == ([], [], [])
    assert "<script>alert(1)</script>" in log.text


def test_the_card_shows_exactly_what_was_typed(client, moderator, said):
    for row in Comment.objects.order_by("pk")[: len(OUR_OWN)]:
        page = BeautifulSoup(client.get(reverse("moderation_comment", args=[row.pk])).content, "html.parser")
        assert page.select_one("textarea[name=text]").text == row.text
        assert "".join(page.select_one(".comment-card__text").text.split()) == "".join(row.text.split())


def test_no_cell_of_any_line_is_reckoned():
    assert not [
        line for line in corpus() if exports.cell(line).lstrip(" \ufeff\xa0").startswith(sheets.FORMULA)
    ]


def test_the_table_reckons_nothing(said):
    rows = exports.of_writer(WRITER)
    table = csv.reader(io.StringIO(exports.as_csv(rows)))
    cells = [cell for line in islice(table, 1, None) for cell in line]

    assert len(cells) == len(exports.COLUMNS) * rows.count()
    assert not [cell for cell in cells if cell.lstrip(" \ufeff\xa0").startswith(sheets.FORMULA)]
    assert [one["text"] for one in json.loads(exports.as_json(rows))["comments"]] == [
        row.text for row in rows
    ]


def test_a_mail_carries_it_as_text(moderator, said, mailoutbox):
    for row in Comment.objects.all():
        kept = digest.line(row.text)
        assert "\n" not in kept and "\r" not in kept and "\0" not in kept and len(kept) <= digest.LONGEST

    assert digest.send(factories.POSTED + timedelta(days=2)) == 1
    assert mailoutbox[0].message().get_content_type() == "text/plain"
