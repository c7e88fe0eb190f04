"""What pages say of themselves to programs."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from broadsheet.articles import actions
from broadsheet.articles.models import Article, Byline
from broadsheet.images import actions as images
from broadsheet.people.models import Profile
from broadsheet.syndication.marks import script
from broadsheet.syndication.words import shorten
from tests.articles import factories
from tests.articles.factories import NOON
from tests.syndication.reader import Reader, read

HERE = "http://127.0.0.1:8000"
HOSTILE = '</script><script>alert(1)</script> <!-- & "x" \u2028 \x0b'


def test_a_story_says_what_it_is(client, paper, world):
    ada, tag = factories.person(paper, role="Reporter"), factories.tag(paper)
    pier = factories.picture()
    images.make_renditions(picture=pier)
    story = factories.article(
        world, "Bridge opens", people=[ada], tags=[tag], lead_picture=pier, dateline="Halden"
    )
    Byline.objects.create(article=story, person=factories.person(paper, "Bo", "bo"), role="translation")
    actions.correct(article=story, kind="correction", text="It is 90 m long.", is_material=True, by=None,
                    at=NOON + timedelta(hours=2))  # fmt: skip

    page = read(client, story.address)
    news = page.thing("NewsArticle")

    assert news["headline"] == "Bridge opens"
    assert (news["datePublished"], news["dateModified"]) == (
        "2026-11-20T12:00:00+00:00",
        "2026-11-20T14:00:00+00:00",
    )
    assert news["author"] == [
        {"@type": "Person", "name": "Ada Reed", "url": f"{HERE}/authors/ada-reed/", "jobTitle": "Reporter"}
    ]
    assert news["translator"][0]["name"] == "Bo"
    assert (
        news["publisher"]["@type"] == "NewsMediaOrganization" and news["publisher"]["name"] == "The Courier"
    )
    assert (news["articleSection"], news["keywords"], news["inLanguage"]) == ("World", ["Harbours"], "en")
    assert news["about"][0]["url"] == f"{HERE}/tags/harbours/"
    assert news["isPartOf"]["@type"] == "WebSite" and news["isAccessibleForFree"] is True
    assert news["correction"][0]["text"] == "It is 90 m long."
    assert sorted((row["width"], row["height"]) for row in news["image"]) == [
        (1200, 675),
        (1200, 900),
        (1200, 1200),
    ]
    assert [row["name"] for row in page.thing("BreadcrumbList")["itemListElement"]] == [
        "The Courier", "World", "Bridge opens",
    ]  # fmt: skip
    assert page.one("article:published_time") == "2026-11-20T12:00:00+00:00"
    assert page.one("article:modified_time") == "2026-11-20T14:00:00+00:00"
    assert (page.one("article:section"), page.one("article:tag")) == ("World", "Harbours")
    assert (page.one("og:type"), page.one("og:title")) == ("article", "Bridge opens")
    assert page.one("og:image").startswith(f"{HERE}/media/") and page.one("og:image:width") == "1200"
    assert page.one("og:image:height") == "630" and page.one("twitter:card") == "summary_large_image"
    assert page.hrefs(rel="canonical") == [HERE + story.address]
    assert page.one("robots") == "max-image-preview:large"


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("news", "NewsArticle"), ("analysis", "AnalysisNewsArticle"), ("opinion", "OpinionNewsArticle"),
     ("explainer", "BackgroundNewsArticle"), ("interview", "NewsArticle")],
)  # fmt: skip
def test_each_kind_has_its_type(client, world, kind, type_):
    assert read(client, factories.article(world, kind=kind).address).thing(type_)["headline"]


def test_hostile_words_stay_words(client, paper, world):
    tag, ada = factories.tag(paper, HOSTILE[:80]), factories.person(paper, HOSTILE)
    story = factories.article(
        world, HOSTILE, standfirst=HOSTILE, tags=[tag], people=[ada], source_name=HOSTILE
    )

    answer = client.get(story.address).content.decode()
    news = Reader(answer).thing("NewsArticle")

    assert "alert(1)</script>" not in answer
    assert news["headline"].startswith('</script><script>alert(1)</script> <!-- & "x"')
    assert Reader(client.get("/").content.decode()).thing("WebSite")


def test_json_ld_leaves_out_what_is_empty_and_keeps_what_is_false():
    said = script.script(
        {"a": "", "b": {"c": None}, "d": [{"e": ""}], "f": False, "g": 0, "h": "</script>\u2028"}
    )

    assert said == (
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":'
        '[{"f":false,"g":0,"h":"\\u003c/script\\u003e\\u2028"}]}</script>'
    )


def test_titles_and_descriptions_are_short_and_never_missing(client, paper, world):
    long = factories.article(world, "Word " * 40, standfirst="Sentence " * 40)
    bare = factories.article(world, "Bridge opens", standfirst="")

    first, second = read(client, long.address), read(client, bare.address)

    assert len(first.title) <= 60 and first.title.endswith("…")
    assert len(first.one("description")) <= 155 and first.one("description").endswith("…")
    assert len(first.thing("NewsArticle")["headline"]) <= 110
    assert (second.title, second.one("description")) == ("Bridge opens – The Courier", "Bridge opens")
    assert all(
        read(client, address).one("description") for address in ("/", "/world/", "/news/", "/corrections/")
    )


@pytest.mark.parametrize(("words", "limit", "short"), [
    ("One two three", 13, "One two three"), ("One two three", 12, "One two…"), ("Onetwothree", 6, "Onetw…"),
    ("  One \n two ", 20, "One two"), ("One, two", 6, "One…"),
])  # fmt: skip
def test_words_are_cut_between_words(words, limit, short):
    assert shorten(words, limit) == short


def test_translations_know_each_other(client, world):
    farsi = factories.section(factories.edition("fa", "پیک"), "جهان", "jahan")
    story = factories.article(world, slug="bridge")
    factories.article(farsi, "پل", slug="pol", translation_key=story.translation_key)
    alone = factories.article(world, slug="alone")

    page, other = read(client, story.address), read(client, "/fa/jahan/2026/11/20/pol/")

    for each in (page, other):
        assert each.hrefs(rel="alternate", hreflang="en") == [f"{HERE}/world/2026/11/20/bridge/"]
        assert each.hrefs(rel="alternate", hreflang="fa") == [f"{HERE}/fa/jahan/2026/11/20/pol/"]
        assert each.hrefs(rel="alternate", hreflang="x-default") == [f"{HERE}/world/2026/11/20/bridge/"]
    assert page.thing("NewsArticle")["workTranslation"][0]["inLanguage"] == "fa"
    assert other.one("og:locale") == "fa_IR"
    assert [row for row in read(client, alone.address).links if "hreflang" in row] == []
    assert read(client, "/").hrefs(hreflang="x-default") == [f"{HERE}/"]


def test_lists_by_kind_and_authors_name_themselves_in_each_edition(client, paper, persian, arabic):
    ada = factories.person(paper)
    Profile.objects.create(person=ada, edition=persian, name="آدا", slug="آدا")
    addresses = {"en": ("/news/", "/authors/ada-reed/"), "fa": ("/fa/news/", f"/fa/authors/{quote('آدا')}/")}

    for here in addresses.values():
        for place, path in enumerate(here):
            page = read(client, path)
            for code, there in addresses.items():
                assert page.hrefs(rel="alternate", hreflang=code) == [HERE + there[place]]
            assert page.hrefs(rel="alternate", hreflang="x-default") == [HERE + addresses["en"][place]]
            assert bool(page.hrefs(rel="alternate", hreflang="ar")) == (
                place == 0
            )  # she does not write there


def test_plain_pages_and_corrections_know_their_translations(client, paper, world):
    farsi = factories.edition("fa", "پیک")
    about = factories.plain(paper, "About", "about")
    factories.plain(farsi, "درباره", "darbare", translation_key=about.translation_key)
    alone = factories.plain(paper, "Contact", "contact")

    for address in ("/about/", "/fa/darbare/"):
        page = read(client, address)
        assert page.hrefs(rel="alternate", hreflang="en") == [f"{HERE}/about/"]
        assert page.hrefs(rel="alternate", hreflang="fa") == [f"{HERE}/fa/darbare/"]
    assert read(client, "/fa/corrections/").hrefs(hreflang="en") == [f"{HERE}/corrections/"]
    assert [row for row in read(client, alone.address).links if "hreflang" in row] == []


def test_a_partners_copy_names_the_original(client, world):
    story = factories.article(world, source_name="Northern Wire", canonical_url="https://wire.example/1")

    page = read(client, story.address)

    assert page.hrefs(rel="canonical") == ["https://wire.example/1"]
    assert page.thing("NewsArticle")["isBasedOn"] == "https://wire.example/1"
    assert page.thing("NewsArticle")["author"] == [{"@type": "Organization", "name": "Northern Wire"}]


def test_pages_that_may_not_be_listed_say_so(client, paper, world):
    hidden = factories.article(world, is_hidden_from_search=True)
    withdrawn = factories.article(world)
    actions.withdraw(article=withdrawn, reason="Wrong.", by=None, at=NOON)

    assert read(client, hidden.address).one("robots") == "noindex"
    assert read(client, withdrawn.address, 410).one("robots") == "noindex"
    assert read(client, "/nowhere/", 404).one("robots") == "noindex"


def test_every_page_of_the_demonstration_paper_says_noindex(client, paper, world):
    story = factories.article(world, people=[factories.person(paper)], tags=[factories.tag(paper)])
    paper.is_demonstration = True
    paper.save()

    for address in (
        "/",
        "/world/",
        "/world/2026/11/",
        "/news/",
        "/tags/harbours/",
        "/authors/ada-reed/",
        story.address,
    ):
        assert read(client, address).one("robots") == "noindex", address


def test_a_sensitive_picture_is_shared_by_nobody(client, world):
    grim = factories.picture(is_sensitive=True)
    story = factories.article(world, lead_picture=grim)

    page = read(client, story.address)

    assert "og:image" not in page.meta and "image" not in page.thing("NewsArticle")


def test_lists_say_what_they_hold_and_where_their_feeds_are(client, paper, world):
    story = factories.article(world, "Bridge opens")

    page, month = read(client, "/world/"), read(client, "/world/2026/11/")

    items = page.thing("CollectionPage")["mainEntity"]["itemListElement"]
    assert [(row["position"], row["url"], row["name"]) for row in items] == [
        (1, HERE + story.address, "Bridge opens")
    ]
    assert page.hrefs(type="application/rss+xml") == [f"{HERE}/world/feed/"]
    assert page.hrefs(type="application/atom+xml") == [f"{HERE}/world/feed/atom/"]
    assert page.hrefs(type="application/feed+json") == [f"{HERE}/world/feed/json/"]
    assert month.thing("CollectionPage")["url"] == f"{HERE}/world/2026/11/"
    assert len(month.thing("BreadcrumbList")["itemListElement"]) == 3


@pytest.mark.parametrize(("facts", "path", "title"), [
    ({}, "/world/2026/11/", "World: November 2026 – The Courier"),
    ({}, "/world/2026/11/20/", "World: 20 November 2026 – The Courier"),
    ({"calendar": "jalali", "digits": "arabext"}, "/fa/world/j/1405/08/", "World: آبان ۱۴۰۵ – پیک"),
])  # fmt: skip
def test_each_month_has_a_title_of_its_own(client, paper, facts, path, title):
    place = factories.section(factories.edition("fa", "پیک", **facts) if facts else paper)
    factories.article(place)

    assert read(client, path).title == title


def test_what_nobody_signs_is_the_papers(client, world):
    (author,) = read(client, factories.article(world).address).thing("NewsArticle")["author"]

    assert (author["name"], author["@id"]) == ("The Courier", f"{HERE}/#paper")


def test_plain_pages_and_corrections_say_what_they_are(client, paper):
    factories.plain(paper, "About", "about")

    about, corrections = read(client, "/about/"), read(client, "/corrections/")

    assert (about.thing("WebPage")["name"], about.thing("WebPage")["url"]) == ("About", f"{HERE}/about/")
    assert corrections.thing("CollectionPage")["url"] == f"{HERE}/corrections/"
    for page in (about, corrections):
        assert len(page.thing("BreadcrumbList")["itemListElement"]) == 2


def test_an_authors_page_is_a_profile(client, paper, world):
    ada = factories.person(paper, role="Reporter", biography="<p>Writes about <b>bridges</b>.</p>")
    factories.article(world, people=[ada])

    page = read(client, "/authors/ada-reed/").thing("ProfilePage")
    person = page["mainEntity"]

    assert [row["headline"] for row in page["hasPart"]] == ["Bridge opens"]
    assert (person["name"], person["jobTitle"]) == ("Ada Reed", "Reporter")
    assert person["description"] == "Writes about bridges."


def test_the_front_page_is_the_papers(client, paper, world):
    page = read(client, "/")

    assert page.thing("NewsMediaOrganization")["name"] == "The Courier"
    assert page.thing("WebSite")["potentialAction"]["target"]["urlTemplate"] == f"{HERE}/search/?q={{words}}"
    assert (page.title, page.one("og:site_name"), page.one("og:type")) == (
        "The Courier",
        "The Courier",
        "website",
    )
    assert page.hrefs(type="application/rss+xml") == [f"{HERE}/feed/"]


@pytest.mark.parametrize(
    ("code", "name", "headline"), [("ar", "البريد", "جسر جديد"), ("fa", "پیک", "پل تازه")]
)
def test_stories_from_right_to_left_have_their_words_and_marks(client, world, code, name, headline):
    place = factories.section(factories.edition(code, name, time_zone="Asia/Tehran"), "العالم", "العالم")
    story = factories.article(place, headline, slug="جسر")

    page = read(client, story.address)

    assert page.thing("NewsArticle")["headline"] == headline
    assert page.thing("NewsArticle")["datePublished"] == "2026-11-20T15:30:00+03:30"
    assert page.title == f"{headline} – {name}"
    assert page.hrefs(rel="canonical")[0].isascii()
    assert re.fullmatch(rf"{HERE}/{code}/[%\w/-]+", page.one("og:url"))
    assert Article.objects.get(pk=story.pk).title == headline
