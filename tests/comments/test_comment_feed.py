"""Each story has a feed of its comments; one stored part per edition counts them for all cards."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from tests.articles import factories as articles
from tests.comments import factories
from tests.comments.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, address):
    answer = client.get(address)
    assert answer.headers["Content-Type"] in (
        "application/rss+xml; charset=utf-8",
        "application/atom+xml; charset=utf-8",
    )
    return ElementTree.fromstring(answer.content)  # noqa: S314  # our own words


def test_the_feed_has_what_is_shown_newest_first(client, story):
    factories.comment(story, "Old <b>words</b>.", name="", at=NOW)
    new = factories.comment(story, "New words.\n\nAnd more.", name="Ada & Ben", at=NOW + timedelta(minutes=1))
    factories.comment(story, "Waiting.", status="waiting")

    items = read(client, f"{story.address}comments/feed/").findall("channel/item")

    assert [item.findtext("title") for item in items] == [
        "Ada & Ben: New words. And more.",
        "Reader: Old <b>words</b>.",
    ]
    assert [item.findtext("description") for item in items] == [
        "<p>New words.</p>\n\n<p>And more.</p>",
        "<p>Old &lt;b&gt;words&lt;/b&gt;.</p>",
    ]
    assert items[0].findtext("link") == f"http://127.0.0.1:8000/-/comment/{new.pk}/"


def test_it_is_there_as_atom_and_before_anybody_has_written(client, story):
    feed = read(client, f"{story.address}comments/feed/atom/")

    assert feed.findtext(f"{ATOM}title") == "Comments on “Bridge opens”"
    assert feed.findall(f"{ATOM}entry") == []


def test_the_section_links_to_it(client, story):
    factories.comment(story)

    assert f'href="{story.address}comments/feed/"' in client.get(story.address).content.decode()


def test_characters_that_no_feed_may_hold_break_none(client, story):
    factories.comment(story, "a\x01b\x0bc\uffffd", name="\x1b[31m")

    assert read(client, f"{story.address}comments/feed/").findtext("channel/item/title") == "[31m: abcd"


def counts(client, prefix="/"):
    return client.get(f"{prefix}-/parts/comment-counts/").json()


def test_cards_are_told_how_many_comments_a_story_has(client, story, world):
    factories.comment(story)
    factories.comment(story)
    articles.article(world)

    assert counts(client) == {str(story.pk): "Comments (2)"}


def test_each_edition_counts_its_own_in_its_own_digits(client, story, arabic):
    there = articles.article(articles.section(arabic, "العالم", "world"), "الجسر")
    factories.comment(there)
    factories.comment(story)

    assert counts(client, "/ar/") == {str(there.pk): "التعليقات (١)"}


def test_what_is_out_of_print_is_not_counted(client, story, world):
    for page in (story, articles.article(world)):
        factories.comment(page)
    story.unpublish()

    assert str(story.pk) not in counts(client) and len(counts(client)) == 1


def test_no_card_carries_the_number(client, story):
    factories.comment(story)

    source = client.get("/world/").content.decode()

    assert f'data-page="{story.pk}"' in source and "Comments (" not in source
