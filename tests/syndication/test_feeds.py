"""Feeds: whole stories, in three forms, for an edition and each of its lists."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from broadsheet.articles import actions
from broadsheet.articles.blocks import StoryBody
from broadsheet.articles.models import Article
from broadsheet.syndication import body
from broadsheet.topics import actions as topics
from tests.articles import factories
from tests.articles.factories import NOON

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
ENDS = ("feed/", "feed/atom/", "feed/json/")
HOSTILE = 'He said: “]]>” & <script>alert(1)</script> \x0b\x1f "quoted" </script> 𝔘'


def tree(client, address="/feed/"):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return ElementTree.fromstring(answer.content)  # noqa: S314  # our own words


def items(client, address="/feed/json/"):
    return json.loads(client.get(address).content)["items"]


def headlines(client, address="/feed/json/"):
    return [item["title"] for item in items(client, address)]


def test_a_feed_carries_the_whole_story(client, paper, world):
    ada, bob = factories.person(paper), factories.person(paper, "Bob Fenn", "bob-fenn")
    factories.article(
        world, "Bridge opens", people=[ada, bob], tags=[factories.tag(paper)],
        body=[{"type": "text", "value": "<p>It took <b>nine</b> years.</p>"}],
    )  # fmt: skip

    item = tree(client).find("channel/item")

    assert item.findtext("title") == "Bridge opens"
    assert item.findtext("link").startswith("http://127.0.0.1:8000/world/2026/11/20/story-")
    assert "<p>It took <b>nine</b> years.</p>" in item.findtext("content:encoded", namespaces=NAMES)
    assert item.findtext("description") == "What the headline cannot say."
    assert [row.text for row in item.findall("dc:creator", NAMES)] == ["Ada Reed", "Bob Fenn"]
    assert [row.text for row in item.findall("category")] == ["World", "News", "Harbours"]
    assert item.findtext("pubDate") == "Fri, 20 Nov 2026 12:00:00 +0000"


def test_each_form_has_its_content_type_language_and_own_address(client, world):
    answers = {end: client.get("/" + end) for end in ENDS}
    channel = tree(client, "/feed/")
    atom = tree(client, "/feed/atom/")
    whole = json.loads(answers["feed/json/"].content)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"

    assert [answer["Content-Type"].partition(";")[0] for answer in answers.values()] == [
        "application/rss+xml", "application/atom+xml", "application/feed+json",
    ]  # fmt: skip
    assert (channel.get(lang), atom.get(lang), whole["language"]) == ("en", "en", "en")
    assert channel.find("channel/atom:link[@rel='self']", NAMES).get("href") == "http://127.0.0.1:8000/feed/"
    assert atom.find("atom:link[@rel='self']", NAMES).get("href") == "http://127.0.0.1:8000/feed/atom/"
    assert whole["feed_url"] == "http://127.0.0.1:8000/feed/json/"


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    "place", ["", "world/", "news/", "exclusive/", "tags/harbours/", "authors/ada-reed/"]
)
def test_every_list_has_its_feeds(client, paper, world, place, end):
    other = factories.section(paper, "Economy", "economy")
    factories.article(
        world, "Ours", is_exclusive=True, tags=[factories.tag(paper)], people=[factories.person(paper)]
    )
    factories.article(other, "Theirs", kind="opinion")

    answer = client.get(f"/{place}{end}").content.decode()

    assert "Ours" in answer
    assert ("Theirs" in answer) == (place == "")


@pytest.mark.parametrize(
    "address", ["/nowhere/feed/", "/tags/none/feed/", "/authors/nobody/feed/", "/ar/feed/"]
)
def test_a_list_that_is_not_there_has_no_feed(client, world, address):
    assert client.get(address).status_code == 404


def test_the_feed_of_a_merged_tag_is_that_of_the_other(client, paper, world):
    old, new = factories.tag(paper, "Ports", "ports"), factories.tag(paper)
    topics.merge(name=old, into=new, by=None, at=NOON)

    answer = client.get("/tags/ports/feed/atom/")

    assert (answer.status_code, answer["Location"]) == (301, "/tags/harbours/feed/atom/")


def test_only_what_is_in_print_is_in_a_feed(client, world):
    factories.article(world, "In print")
    factories.article(world, "Draft", live=False)
    embargoed = factories.article(world, "Embargoed", live=False, go_live_at=NOON + timedelta(days=9999))
    embargoed.save_revision().publish()
    withdrawn = factories.article(world, "Withdrawn")
    actions.withdraw(article=withdrawn, reason="Wrong.", by=None, at=NOON)

    assert headlines(client) == ["In print"]


def test_stories_hidden_from_search_engines_stay_in_feeds(client, world):
    factories.article(world, "Hidden", is_hidden_from_search=True)

    assert headlines(client) == ["Hidden"]


def test_a_feed_holds_the_newest_thirty_newest_first(client, world):
    for hour in range(32):
        factories.article(world, f"Story {hour}", at=NOON - timedelta(hours=hour))

    assert headlines(client) == [f"Story {hour}" for hour in range(30)]


@pytest.mark.parametrize(
    "address", ["/feed/json/", "/authors/ada-reed/feed/json/", "/tags/harbours/feed/json/"]
)
def test_a_feed_costs_the_same_for_few_and_for_many(
    client, paper, world, address, django_assert_max_num_queries
):
    ada, harbours, pier = factories.person(paper), factories.tag(paper), factories.picture()
    target = factories.article(world, "Target")
    for number in range(20):
        inside = factories.picture()
        factories.article(
            world, f"Story {number}", people=[ada], tags=[harbours], lead_picture=pier,
            body=[
                {"type": "text", "value": f'<p><a linktype="page" id="{target.pk}">there</a></p>'},
                {"type": "picture", "value": {"picture": {"image": inside.pk, "alt_text": "x"}}},
            ],
        )  # fmt: skip
    client.get(address)  # the site's root is remembered from here on

    with django_assert_max_num_queries(22):
        assert len(items(client, address)) >= 20


def test_a_story_keeps_its_identity_when_its_address_changes(client, world):
    story = factories.article(world, "Bridge opens")
    before = items(client)[0]
    story.slug = "bridge"
    story.save()

    after = items(client)[0]

    assert before["url"] != after["url"]
    assert before["id"] == after["id"]
    assert before["id"].startswith("urn:uuid:")


def test_hostile_words_break_no_feed(client, world):
    factories.article(
        world, HOSTILE, standfirst=HOSTILE, kicker="]]>", source_name="<b>&",
        body=[{"type": "text", "value": f"<p>{HOSTILE}</p>"},
              {"type": "preserved", "value": "<script>x</script>ok"}],
    )  # fmt: skip

    for end in ("feed/", "feed/atom/"):
        assert tree(client, "/" + end) is not None
    item = items(client)[0]

    assert item["title"].startswith('He said: “]]>” & <script>alert(1)</script> "quoted"')
    assert "<script" not in item["content_html"]


def test_blocks_are_written_for_other_places(client, paper, world):
    target, draft = factories.article(world, "Target"), factories.article(world, "Draft", live=False)
    inside = factories.picture(alt_text="A crane", credit="Drawing: Oda")
    factories.article(
        world, "Story", at=NOON + timedelta(hours=1),
        body=[
            {"type": "text", "value": f'<p><a linktype="page" id="{target.pk}">in print</a></p>'},
            {"type": "text", "value": f'<p><a id="{draft.pk}" linktype="page">not in print</a></p>'},
            {"type": "text", "value": '<p><a href="/world/">section</a></p>'},
            {"type": "picture", "value": {"picture": {"image": inside.pk, "decorative": False},
                                          "caption": "At work"}},
            {"type": "quote", "value": {"text": "<p>Never.</p>", "attribution": "Ilse", "source_url": ""}},
            {"type": "pull_quote", "value": {"text": "Said twice", "attribution": ""}},
            {"type": "facts", "value": {"title": "In short", "text": "<p>Nine years.</p>"}},
            {"type": "table", "value": {"table": {"data": [["Year", "Cost"], ["2026", "<9>"]],
                                                  "first_row_is_table_header": True}, "source": "Court"}},
            {"type": "embed", "value": {"address": "https://youtu.be/abcdefgh", "title": "The opening"}},
        ],
    )  # fmt: skip

    text = items(client)[0]["content_html"]

    assert f'<a href="{"http://127.0.0.1:8000" + target.address}"' in text
    assert "not in print" in text and draft.slug not in text
    assert '<a href="http://127.0.0.1:8000/world/"' in text
    assert '<img src="http://127.0.0.1:8000/media/' in text and 'alt="A crane"' in text
    assert "At work <small>Drawing: Oda</small>" in text
    assert "<blockquote><p>Never.</p><p>— Ilse</p></blockquote>" in text
    assert "Said twice" not in text
    assert "<h3>In short</h3>" in text
    assert "<th>Year</th>" in text and "<td>&lt;9&gt;</td>" in text and "Court" in text
    assert 'href="https://youtu.be/abcdefgh"' in text and "The opening" in text and "iframe" not in text


def test_each_block_that_a_story_may_hold_has_its_form_in_feeds():
    assert set(StoryBody().child_blocks) == set(body.WRITERS)


def test_the_lead_picture_is_named_apart_and_a_sensitive_one_is_only_a_link(client, world):
    factories.article(world, "Plain", lead_picture=factories.picture(), at=NOON)
    factories.article(
        world, "Sensitive", lead_picture=factories.picture(is_sensitive=True), at=NOON - timedelta(1)
    )

    plain, sensitive = tree(client).findall("channel/item")

    assert plain.find("media:content", NAMES).get("url").startswith("http://127.0.0.1:8000/media/")
    assert plain.findtext("media:content/media:credit", namespaces=NAMES) == "Drawing: Broadsheet"
    assert sensitive.find("media:content", NAMES) is None
    assert "<img" not in sensitive.findtext("content:encoded", namespaces=NAMES)


def test_corrections_are_in_the_text_of_feeds(client, world):
    story = factories.article(world)
    said = {"kind": "correction", "text": "The bridge is 90 m long.", "is_material": True}
    actions.correct(article=story, by=None, at=NOON + timedelta(hours=2), **said)

    item = items(client)[0]

    assert "The bridge is 90 m long." in item["content_html"]
    assert item["date_modified"] == "2026-11-20T14:00:00+00:00"


def test_a_partners_copy_links_to_our_page_and_names_the_original(client, world):
    factories.article(world, source_name="Northern Wire", canonical_url="https://wire.example/1")

    item, entry = (
        items(client)[0],
        tree(client, "/feed/atom/").find("atom:entry", NAMES),
    )

    assert item["url"].startswith("http://127.0.0.1:8000/world/")
    assert item["external_url"] == "https://wire.example/1"
    assert item["authors"] == [{"name": "Northern Wire"}]
    assert entry.find("atom:link[@rel='via']", NAMES).get("href") == "https://wire.example/1"


@pytest.mark.parametrize(
    ("code", "name", "headline"), [("ar", "البريد", "جسر جديد"), ("fa", "پیک", "پل تازه")]
)
def test_editions_from_right_to_left_have_feeds_of_their_own(client, world, code, name, headline):
    other = factories.edition(code, name)
    factories.article(factories.section(other, "العالم", "العالم"), headline, slug="جسر")
    factories.article(world, "In English")

    whole = json.loads(client.get(f"/{code}/feed/json/").content)

    assert [item["title"] for item in whole["items"]] == [headline]
    assert (whole["title"], whole["language"]) == (name, code)
    assert whole["items"][0]["content_html"].startswith(f'<div lang="{code}" dir="rtl">')
    assert whole["items"][0]["url"].isascii()
    assert client.get(f"/{code}/العالم/feed/").status_code == 200
    assert headline not in headlines(client)


@pytest.mark.parametrize("end", ENDS)
def test_who_has_the_feed_already_is_told_so_until_it_changes(client, world, end):
    story = factories.article(world)
    first = client.get("/" + end)
    same = client.get("/" + end, headers={"If-None-Match": first["ETag"]})
    same_by_date = client.get("/" + end, headers={"If-Modified-Since": first["Last-Modified"]})
    actions.withdraw(
        article=Article.objects.get(pk=story.pk), reason="", by=None, at=NOON + timedelta(hours=1)
    )

    changed = client.get("/" + end, headers={"If-None-Match": first["ETag"]})
    changed_by_date = client.get("/" + end, headers={"If-Modified-Since": first["Last-Modified"]})

    assert first["Last-Modified"] == "Fri, 20 Nov 2026 12:00:00 GMT"
    assert (same.status_code, same_by_date.status_code) == (304, 304)
    assert (changed.status_code, changed_by_date.status_code) == (200, 200)


def test_an_empty_feed_is_a_feed(client, world):
    assert tree(client, "/world/feed/").findall("channel/item") == []
    assert client.get("/feed/").content == client.get("/feed/").content


def test_the_demonstration_paper_has_feeds_that_no_engine_keeps(client, paper, world):
    paper.is_demonstration = True
    paper.save()

    answer = client.get("/feed/")

    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex")


def test_feeds_are_read_never_written(client, world):
    assert client.post("/feed/").status_code == 405
    assert client.head("/feed/").status_code == 200
