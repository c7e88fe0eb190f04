"""Rivers, archives and lists: newest first, the same cost for few and for many."""

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.articles import cards
from broadsheet.articles.models import Article
from tests.articles import factories
from tests.articles.factories import NOON


def headlines(answer):
    page = answer.content.decode()
    return sorted((title for title in ("First", "Second", "Third") if title in page), key=page.index)


def test_a_river_runs_from_the_newest_down(client, world):
    for title, days in (("First", 0), ("Third", 2), ("Second", 1)):
        factories.article(world, title, at=NOON - timedelta(days=days))

    assert headlines(client.get("/world/")) == ["First", "Second", "Third"]


@pytest.mark.parametrize(
    ("word", "facts"),
    [
        ("news", {"kind": "news"}), ("analysis", {"kind": "analysis"}), ("opinion", {"kind": "opinion"}),
        ("interviews", {"kind": "interview"}), ("explainers", {"kind": "explainer"}),
        ("exclusive", {"is_exclusive": True, "kind": "analysis"}),
    ],
)  # fmt: skip
def test_lists_by_kind_and_mark_cross_the_sections(client, paper, world, word, facts):
    economy = factories.section(paper, "Economy", "economy")
    factories.article(world, "First", **facts)
    factories.article(economy, "Second", at=NOON - timedelta(days=1), **facts)
    other = "news" if facts["kind"] != "news" else "opinion"
    factories.article(economy, "Third", kind=other)

    assert headlines(client.get(f"/{word}/")) == ["First", "Second"]


def test_a_month_archive_holds_the_days_of_the_editions_zone(client, persian):
    place = factories.section(persian, "جهان", "world")
    factories.article(
        place, "First", at=datetime(2026, 10, 31, 21, 0, tzinfo=UTC)
    )  # already November in Tehran
    factories.article(place, "Second", at=datetime(2026, 10, 31, 12, 0, tzinfo=UTC))

    assert headlines(client.get("/fa/world/2026/11/")) == ["First"]
    assert headlines(client.get("/fa/world/2026/10/")) == ["Second"]


def test_a_jalali_edition_has_jalali_months(client, persian):
    place = factories.section(persian, "جهان", "world")
    factories.article(place, "First", at=datetime(2026, 11, 21, 12, 0, tzinfo=UTC))  # 30 Aban 1405
    factories.article(place, "Second", at=datetime(2026, 11, 22, 12, 0, tzinfo=UTC))  # 1 Azar 1405

    assert headlines(client.get("/fa/world/j/1405/08/")) == ["First"]
    assert headlines(client.get("/fa/world/j/1405/09/")) == ["Second"]


def test_jalali_months_are_where_a_jalali_editions_archives_lead(client, persian):
    place, ada = factories.section(persian, "جهان", "world"), factories.person(persian)
    tag = factories.tag(persian)
    for month, day in (
        (9, 10),
        (10, 10),
        (11, 21),
        (11, 22),
    ):  # Shahrivar, Mehr; the last two of Aban and Azar
        factories.article(place, at=datetime(2026, month, day, 12, tzinfo=UTC), people=[ada], tags=[tag])

    for address in ("/fa/world/", "/fa/news/", "/fa/tags/harbours/", "/fa/authors/ada-reed/"):
        listed, aban = (
            client.get(address).content.decode(),
            client.get(f"{address}j/1405/08/").content.decode(),
        )

        assert [f"{address}j/1405/{month}/" in listed for month in ("06", "07", "08", "09")] == [True] * 4
        assert f'href="{address}2026/11/"' not in listed
        assert f'rel="next" href="{address}j/1405/09/"' in aban
        assert f'rel="prev" href="{address}j/1405/07/"' in aban
        assert f'rel="prev" href="{address}2026/10/"' in client.get(f"{address}2026/11/").content.decode()


def test_months_are_named_by_the_editions_own_calendar_first(client, persian, arabic):
    for paper, at in ((persian, datetime(2026, 11, 22, 12, tzinfo=UTC)), (arabic, NOON)):
        factories.article(factories.section(paper, "جهان", "world"), at=at)

    azar = '<time class="when" datetime="2026-11-22">آذر ۱۴۰۵ (نوامبر – دسامبر ۲۰۲۶)</time>'
    assert azar in client.get("/fa/world/j/1405/09/").content.decode()
    november = '<time class="when" datetime="2026-11">آبان – آذر ۱۴۰۵ (نوامبر ۲۰۲۶)</time>'
    assert november in client.get("/fa/world/2026/11/").content.decode()
    november = '<time class="when" datetime="2026-11">جمادى الأولى – جمادى الآخرة ١٤٤٨ (نوفمبر ٢٠٢٦)</time>'
    assert november in client.get("/ar/world/2026/11/").content.decode()


def test_the_list_of_months_sets_the_second_calendar_below_the_first(client, persian, arabic, world):
    for place in (
        factories.section(persian, "جهان", "world"),
        factories.section(arabic, "العالم", "world"),
        world,
    ):
        factories.article(place)
    stacked = '<span class="when__first">{}</span> <span class="when__second">{}</span></time>'

    pages = [client.get(path).content.decode() for path in ("/fa/world/", "/ar/world/", "/world/")]

    assert stacked.format("آبان ۱۴۰۵", "اکتبر – نوامبر ۲۰۲۶") in pages[0]
    assert stacked.format("جمادى الأولى – جمادى الآخرة ١٤٤٨", "نوفمبر ٢٠٢٦") in pages[1]
    assert ["months__list--stacked" in page for page in pages] == [True, True, False]
    assert '<time class="when" datetime="2026-11">November 2026</time></a>' in pages[2]


def test_other_editions_have_none(client, world):
    factories.article(world)

    assert client.get("/world/j/1405/08/").status_code == 404


def test_a_month_of_over_200_stories_lists_its_days(client, world, monkeypatch):
    monkeypatch.setattr("broadsheet.articles.cards.archives.BUSY_MONTH", 2)
    for day in (3, 3, 5):
        factories.article(world, at=datetime(2026, 11, day, 12, tzinfo=UTC))

    page = client.get("/world/2026/11/").content.decode()

    assert "/world/2026/11/05/" in page and "/world/2026/11/03/" in page
    assert client.get("/world/2026/11/03/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/world/2026/12/", "/world/1999/01/", "/news/2026/13/", "/tags/none/", "/authors/none/"]
)
def test_what_is_empty_or_unknown_is_not_found(client, world, path):
    factories.article(world)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("stories", [3, 30])
def test_a_list_costs_the_same_for_few_and_for_many(paper, world, stories, django_assert_max_num_queries):
    tag, ada, lead = factories.tag(paper), factories.person(paper), factories.picture()
    for _number in range(stories):
        factories.article(world, tags=[tag], people=[ada], lead_picture=lead)

    with django_assert_max_num_queries(6):
        found = cards.latest(paper, among=Article.objects.about(tag), limit=50)

    assert len(found) == stories
    assert found[0].names[0].name == "Ada Reed"


@pytest.mark.parametrize("stories", [3, 30])
def test_the_front_page_costs_the_same_for_few_and_for_many(
    client, paper, world, stories, django_assert_max_num_queries
):
    for _number in range(stories):
        factories.article(world, lead_picture=factories.picture())

    with django_assert_max_num_queries(45):
        client.get("/")


def test_a_merged_tag_leads_to_the_one_it_was_merged_into(client, paper, world):
    harbours, ports = factories.tag(paper), factories.tag(paper, "Ports", "ports")
    factories.article(world, tags=[ports])
    harbours.merged_into = ports
    harbours.save()

    answer = client.get("/tags/harbours/")

    assert (answer.status_code, answer["Location"]) == (301, "/tags/ports/")
