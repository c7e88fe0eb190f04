"""What search engines are told of: stories in print that may be listed, month by month."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from broadsheet.articles import actions
from broadsheet.articles.models import Article
from broadsheet.images import actions as images
from broadsheet.syndication.sitemaps import stories
from tests.articles import factories
from tests.articles.factories import NOON

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
NOVEMBER = "/sitemap-2026-11.xml"
SCHEMA = Path(__file__).parents[2].parent / "shared/data/news-formats/sitemaps/sitemap.xsd"
HOSTILE = "<loc>]]>&\"'</loc>\x0b"


def content(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def tree(client, address):
    return ElementTree.fromstring(content(client, address))  # noqa: S314  # our own words


def locations(client, address):
    found = tree(client, address).findall(".//s:loc", NAMES)
    return [row.text.removeprefix("http://127.0.0.1:8000") for row in found]


def test_the_index_names_the_months_newest_first(client, world):
    factories.article(world, at=NOON)
    factories.article(world, at=datetime(2025, 2, 1, 0, 0, tzinfo=UTC))
    factories.article(world, at=datetime(2025, 1, 31, 23, 59, 59, tzinfo=UTC))

    assert locations(client, "/sitemap.xml") == [
        "/sitemap-pages.xml", "/sitemap-2026-11.xml", "/sitemap-2025-02.xml", "/sitemap-2025-01.xml",
    ]  # fmt: skip


def test_a_month_lists_its_stories_of_all_editions(client, world):
    arabic = factories.section(factories.edition("ar", "البريد"), "العالم", "العالم")
    factories.article(world, slug="one", at=NOON)
    factories.article(arabic, slug="جسر", at=NOON + timedelta(hours=1))
    factories.article(world, slug="before", at=NOON - timedelta(days=30))

    assert locations(client, NOVEMBER) == [
        "/world/2026/11/20/one/",
        "/ar/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85/2026/11/20/%D8%AC%D8%B3%D8%B1/",
    ]


def test_stories_that_may_not_be_listed_are_in_no_sitemap(client, paper, world):
    closed, gone = factories.section(paper, "Closed", "closed"), factories.section(paper, "Gone", "gone")
    other = factories.edition("fa", "پیک")
    factories.article(world, "Listed", slug="listed")
    factories.article(world, slug="hidden", is_hidden_from_search=True)
    factories.article(world, slug="partner", canonical_url="https://wire.example/1")
    factories.article(world, slug="draft", live=False)
    factories.article(closed, slug="private")
    factories.article(gone, slug="without-section")
    factories.article(factories.section(other), slug="unpublished-edition")
    withdrawn = factories.article(world, slug="withdrawn")
    actions.withdraw(article=withdrawn, reason="", by=None, at=NOON)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    gone.unpublish()
    other.is_published = False
    other.save()

    assert locations(client, NOVEMBER) == ["/world/2026/11/20/listed/"]
    with time_machine.travel(NOON, tick=False):
        assert locations(client, "/news-sitemap.xml") == ["/world/2026/11/20/listed/"]
    places = " ".join(locations(client, "/sitemap-pages.xml"))
    assert "/world/" in places
    assert "/fa/" not in places and "closed" not in places and "gone" not in places


@pytest.mark.parametrize(
    "address",
    ["/sitemap-2026-10.xml", "/sitemap-2026-13.xml", "/sitemap-0000-01.xml", "/sitemap-2026-11-1.xml",
     "/sitemap-2026-11-2.xml", "/sitemap-9999-12.xml"],
)  # fmt: skip
def test_there_is_no_file_without_stories(client, world, address):
    factories.article(world)

    assert client.get(address).status_code == 404


def test_a_month_of_too_many_stories_is_divided(client, world, monkeypatch):
    monkeypatch.setattr(stories, "LIMIT", 2)
    for number in range(5):
        factories.article(world, slug=f"s{number}", at=NOON + timedelta(minutes=number))

    index = locations(client, "/sitemap.xml")
    parts = [locations(client, address) for address in index[1:]]

    assert index[1:] == [NOVEMBER, "/sitemap-2026-11-2.xml", "/sitemap-2026-11-3.xml"]
    assert [[url[-3:-1] for url in part] for part in parts] == [["s0", "s1"], ["s2", "s3"], ["s4"]]


def test_a_story_names_its_translations_its_last_change_and_its_picture(client, world):
    farsi = factories.section(factories.edition("fa", "پیک"), "جهان", "jahan")
    pier = factories.picture()
    images.make_renditions(picture=pier, shapes=("wide",))
    story = factories.article(world, slug="bridge", lead_picture=pier)
    factories.article(farsi, slug="pol", translation_key=story.translation_key, at=NOON - timedelta(days=40))
    actions.correct(article=story, kind="update", text="More.", is_material=True, by=None,
                    at=NOON + timedelta(hours=3))  # fmt: skip

    entry = tree(client, NOVEMBER).find("s:url", NAMES)

    assert entry.findtext("s:lastmod", namespaces=NAMES) == "2026-11-20T15:00:00+00:00"
    assert [(row.get("hreflang"), row.get("href")[21:]) for row in entry.findall("xhtml:link", NAMES)] == [
        ("en", "/world/2026/11/20/bridge/"),
        ("fa", "/fa/jahan/2026/10/11/pol/"),
        ("x-default", "/world/2026/11/20/bridge/"),
    ]
    assert re.search(r"/media/images/.+\.jpg$", entry.findtext("image:image/image:loc", namespaces=NAMES))


def test_a_hidden_translation_is_no_alternate_and_a_sensitive_picture_is_not_told_of(client, world):
    farsi = factories.section(factories.edition("fa", "پیک"), "جهان", "jahan")
    grim = factories.picture(is_sensitive=True)
    images.make_renditions(picture=grim, shapes=("wide",))
    story = factories.article(world, lead_picture=grim)
    factories.article(farsi, translation_key=story.translation_key, is_hidden_from_search=True)

    entry = tree(client, NOVEMBER).find("s:url", NAMES)

    assert entry.findall("xhtml:link", NAMES) == [] and entry.find("image:image", NAMES) is None


@pytest.mark.parametrize("count", [2, 20])
def test_a_month_costs_the_same_for_few_and_for_many(client, world, count, django_assert_max_num_queries):
    farsi = factories.section(factories.edition("fa", "پیک"), "جهان", "jahan")
    for number in range(count):
        story = factories.article(world, lead_picture=factories.picture())
        factories.article(farsi, slug=f"p{number}", translation_key=story.translation_key)

    with django_assert_max_num_queries(14):
        assert len(locations(client, NOVEMBER)) == 2 * count
    with django_assert_max_num_queries(4):
        locations(client, "/sitemap.xml")
    with django_assert_max_num_queries(4):
        locations(client, "/news-sitemap.xml")


def test_who_has_the_month_already_is_told_so_until_it_changes(client, world):
    story = factories.article(world)
    factories.article(world)
    first = client.get(NOVEMBER)
    same = client.get(NOVEMBER, headers={"If-None-Match": first["ETag"]})
    actions.withdraw(
        article=Article.objects.get(pk=story.pk), reason="", by=None, at=NOON + timedelta(hours=1)
    )

    changed = client.get(NOVEMBER, headers={"If-None-Match": first["ETag"]})
    changed_by_date = client.get(NOVEMBER, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (same.status_code, changed.status_code, changed_by_date.status_code) == (304, 200, 200)


def test_lists_and_plain_pages_have_a_sitemap(client, paper, world):
    from broadsheet.pages.models import PlainPage

    farsi = factories.edition("fa", "پیک")
    about = PlainPage(title="About", slug="about", locale=paper.locale)
    factories.front_of(paper).add_child(instance=about)
    factories.section(farsi, "جهان", "jahan", translation_key=world.translation_key)
    factories.article(world, kind="opinion")

    assert locations(client, "/sitemap-pages.xml") == [
        "/",
        "/fa/",
        "/opinion/",
        "/most-viewed/",
        "/fa/most-viewed/",
        "/most-viewed/how/",
        "/fa/most-viewed/how/",
        "/world/",
        "/fa/jahan/",
        "/about/",
    ]
    assert all(client.get(address).status_code == 200 for address in locations(client, "/sitemap-pages.xml"))
    front = tree(client, "/sitemap-pages.xml").find("s:url", NAMES)
    assert [row.get("hreflang") for row in front.findall("xhtml:link", NAMES)] == ["en", "fa", "x-default"]


@time_machine.travel(NOON, tick=False)
def test_the_news_sitemap_holds_the_last_two_days(client, world):
    factories.article(world, "Now & <then>", slug="now", at=NOON)
    factories.article(world, slug="yesterday", at=NOON - timedelta(hours=47))
    factories.article(world, slug="old", at=NOON - timedelta(hours=49))

    root = tree(client, "/news-sitemap.xml")
    news = root.find("s:url/news:news", NAMES)

    assert [url[-10:] for url in locations(client, "/news-sitemap.xml")] == ["11/20/now/", "yesterday/"]
    assert news.findtext("news:publication/news:name", namespaces=NAMES) == "The Courier"
    assert news.findtext("news:publication/news:language", namespaces=NAMES) == "en"
    assert news.findtext("news:title", namespaces=NAMES) == "Now & <then>"
    assert news.findtext("news:publication_date", namespaces=NAMES) == "2026-11-20T12:00:00+00:00"


@time_machine.travel(NOON, tick=False)
def test_the_demonstration_paper_has_no_news_and_closes_no_door_to_its_noindex(client, paper, world):
    factories.article(world)
    paper.is_demonstration = True
    paper.save()

    assert locations(client, "/news-sitemap.xml") == []
    assert client.get(NOVEMBER)["X-Robots-Tag"] == "noindex"
    assert "Disallow: /\n" not in client.get("/robots.txt").content.decode()


def test_robots_txt_names_the_sitemaps_and_closes_the_back_rooms(client, world):
    factories.edition("ar", "البريد")

    answer = client.get("/robots.txt")

    assert answer["Content-Type"].startswith("text/plain")
    assert answer.content.decode().splitlines() == [
        "User-agent: *", "Disallow: /admin/", "Disallow: /accounts/", "Disallow: /-/",
        "Disallow: /search/", "Disallow: /ar/search/", "",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml", "Sitemap: http://127.0.0.1:8000/news-sitemap.xml",
    ]  # fmt: skip


@pytest.mark.skipif(not SCHEMA.exists(), reason=f"the schema of sitemaps.org is not at {SCHEMA}")
@time_machine.travel(NOON, tick=False)
def test_sitemaps_obey_the_schema(client, paper, world):
    etree = pytest.importorskip("lxml.etree", reason="lxml, a validator, is not installed")
    # the schemas of the other vocabularies are on the net; theirs is not checked
    schema = etree.XMLSchema(etree.fromstring(SCHEMA.read_bytes().replace(b'"strict"', b'"lax"')))
    farsi = factories.section(factories.edition("fa", "پیک"), "جهان", "jahan")
    pier = factories.picture()
    images.make_renditions(picture=pier, shapes=("wide",))
    story = factories.article(world, HOSTILE, lead_picture=pier)
    factories.article(farsi, translation_key=story.translation_key)
    paper.name = HOSTILE
    paper.save()

    for address in (NOVEMBER, "/sitemap-pages.xml", "/news-sitemap.xml"):
        schema.assertValid(etree.fromstring(content(client, address)))


def test_a_month_of_which_everything_was_withdrawn_is_an_empty_file(client, world):
    story = factories.article(world)
    actions.withdraw(article=story, reason="", by=None, at=NOON)

    assert locations(client, "/sitemap.xml") == ["/sitemap-pages.xml", NOVEMBER]
    assert locations(client, NOVEMBER) == []
