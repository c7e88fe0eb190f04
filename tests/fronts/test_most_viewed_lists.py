"""Most viewed: on the front, on pages of its own and beside stories, never with what readers may not see."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from broadsheet.articles import actions
from broadsheet.delivery.depends import noting
from broadsheet.fronts import actions as fronts
from broadsheet.fronts import standing
from broadsheet.fronts.document import Document
from broadsheet.fronts.models import Draft
from tests.articles import factories
from tests.delivery.factories import change, said
from tests.fronts.viewing import let_read

NOW = timezone.now()
DAY, WEEK, MONTH = "most-viewed-day", "most-viewed-week", "most-viewed-month"
BESIDE = "/-/parts/beside-story/"


def stories(place, number, first=1):
    return [
        factories.article(place, f"Story {n}", at=NOW - timedelta(hours=n))
        for n in range(first, first + number)
    ]


def by_rank(printed):
    """The first is read most."""
    return {story: 100 - place for place, story in enumerate(printed)}


def page_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def shown(page, name):
    """Headlines of one list, in their order."""
    found = page.select_one(f"#{name}")
    return [link.text for link in found.select("ol .card__headline")] if found else []


@pytest.fixture
def read(world):
    """Twelve stories, read today; Story 1 the most."""
    printed = stories(world, 12)
    let_read(by_rank(printed))
    return printed


# --- lists -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/most-viewed/", BESIDE])
def test_ten_stories_stand_in_their_order_in_each_window(client, read, address):
    page = page_of(client, address)

    ten = [f"Story {n}" for n in range(1, 11)]
    assert [shown(page, name) for name in (DAY, WEEK, MONTH)] == [ten, ten, ten]
    assert page.select_one("#most-viewed").select_one("ol")
    assert len(page.select("#most-viewed")) == 1


def test_a_window_holds_what_was_read_in_it(client, world):
    old, new = stories(world, 6), stories(world, 6, first=10)
    let_read(by_rank(old), hours_ago=24)
    let_read(by_rank(new), hours_ago=23)

    page = page_of(client, "/most-viewed/")

    assert set(shown(page, DAY)) == {story.title for story in new}
    assert set(shown(page, WEEK)) > {story.title for story in old[:4]}


@pytest.mark.parametrize(("number", "is_drawn"), [(4, False), (5, True)])
@pytest.mark.parametrize("address", ["/", "/most-viewed/", BESIDE])
def test_a_list_of_fewer_than_five_is_not_drawn(client, world, address, number, is_drawn):
    let_read(by_rank(stories(world, number)))

    assert bool(page_of(client, address).select("#most-viewed")) is is_drawn


def test_one_list_alone_has_no_tabs(client, world):
    let_read(by_rank(stories(world, 5)), hours_ago=20 * 24)

    page = page_of(client, "/")

    assert shown(page, MONTH) and not shown(page, DAY) and not shown(page, WEEK)
    assert not page.select("#most-viewed .charts__tab")
    assert page.select_one(f"#{MONTH} h3").text == "Month"


def test_tabs_are_links_to_pages_with_the_same_list(client, read):
    for tab in page_of(client, "/").select("#most-viewed .charts__tab"):
        listed = shown(page_of(client, tab["href"]), "most-viewed")
        assert listed == [f"Story {n}" for n in range(1, 11)], tab["href"]


def test_an_edition_prints_its_own_in_its_digits(client, world, persian):
    let_read(by_rank(stories(world, 5)))
    ours = stories(factories.section(persian, "جهان", "world"), 5, first=20)
    let_read(by_rank(ours))

    page = page_of(client, "/fa/most-viewed/")

    assert shown(page, DAY) == [story.title for story in ours]
    numerals = [number.text for number in page.select(f"#{DAY} .ranking__number")]
    assert numerals == ["۱", "۲", "۳", "۴", "۵"]


def test_numbers_of_readers_are_shown_nowhere(client, world):
    let_read(dict.fromkeys(stories(world, 5), 7654321))

    for address in ("/", "/most-viewed/", "/most-viewed/day/", BESIDE):
        assert "7654321" not in client.get(address).text


# --- sections --------------------------------------------------------------------------------------------


def test_a_section_has_its_own_on_its_front_and_on_the_page_of_all(client, paper, world):
    economy = factories.section(paper, "Economy", "economy")
    let_read(by_rank(stories(world, 6)) | dict.fromkeys(stories(economy, 5, first=20), 500))
    at = timezone.now()
    document = Document((standing.new_slot("lead"), standing.new_slot("most-viewed")))
    fronts.change_draft(page=world, document=document, by=None, at=at)
    fronts.launch(page=world, version=Draft.objects.get(page_id=world.pk).version, by=None, at=at)

    on_front = shown(page_of(client, "/world/"), DAY)
    sections = {
        section.select_one("h3").text: [link.text for link in section.select("h4")]
        for section in page_of(client, "/most-viewed/").select(".section-charts__one")
    }

    assert on_front == [f"Story {n}" for n in range(1, 7)]
    assert sections["World"] == [f"Story {n}" for n in range(1, 6)]
    assert set(sections["Economy"]) == {f"Story {n}" for n in range(20, 25)}


def test_a_section_that_nobody_composed_has_its_own_above_its_river(client, paper, world):
    economy = factories.section(paper, "Economy", "economy")
    let_read(by_rank(stories(world, 6)) | dict.fromkeys(stories(economy, 4, first=20), 500))

    page = page_of(client, "/world/")

    assert shown(page, DAY) == [f"Story {n}" for n in range(1, 7)]
    assert [link["href"] for link in page.select("#most-viewed h2 a")] == ["/most-viewed/"]
    assert not page_of(client, "/economy/").select("#most-viewed"), "four are too few for a list"


# --- gone at once ----------------------------------------------------------------------------------------


def withdraw(story):
    actions.withdraw(article=story, reason="It was wrong.", by=None, at=timezone.now())


def restrict(story):
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)


def unpublish(story):
    story.unpublish()


@pytest.mark.parametrize("take_away", [withdraw, unpublish, restrict])
@pytest.mark.parametrize("address", ["/", "/most-viewed/", "/most-viewed/day/", BESIDE])
def test_what_readers_may_not_see_is_gone_with_the_act_itself(client, read, address, take_away):
    before = said(client, address)

    with change() as found:
        take_away(read[0])

    assert found.tags & {*before, "*"}
    assert read[0].title not in [link.text for link in page_of(client, address).select("#most-viewed ol a")]
    assert shown(page_of(client, address), "most-viewed")[:2] == ["Story 2", "Story 3"]


def test_a_list_that_falls_below_five_goes_as_a_whole(client, world):
    printed = stories(world, 5)
    let_read(by_rank(printed))
    drawn = bool(page_of(client, "/").select("#most-viewed"))

    withdraw(printed[0])

    assert (drawn, bool(page_of(client, "/").select("#most-viewed"))) == (True, False)


def test_pages_change_when_the_order_does_and_not_when_only_numbers_do(client, paper, read):
    before = said(client, "/most-viewed/")

    with change() as same:
        let_read(by_rank(read))
    with change() as other:
        let_read({read[5]: 1000})

    assert not same.tags & before
    assert f"most-viewed:{paper.pk}:0" in other.tags & before
    assert shown(page_of(client, "/"), DAY)[0] == "Story 6"


# --- what it costs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [5, 20])
@pytest.mark.parametrize(
    ("address", "most"), [("/most-viewed/", 20), ("/most-viewed/week/", 22), (BESIDE, 20)]
)
def test_it_costs_the_same_for_few_and_for_many(
    client, world, number, address, most, django_assert_max_num_queries
):
    let_read(by_rank(stories(world, number)))
    client.get(address)

    with django_assert_max_num_queries(most):
        client.get(address)


# --- pages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["most-viewed/", "most-viewed/day/", "most-viewed/month/", "most-viewed/how/"]
)
def test_each_page_names_itself_and_its_twins(client, world, persian, path):
    page = page_of(client, f"/fa/{path}")

    assert page.select_one("link[rel=canonical]")["href"].endswith(f"/fa/{path}")
    assert page.select_one("link[hreflang=en]")["href"].endswith(f":8000/{path}")
    assert len(page.select("h1")) == 1


@pytest.mark.parametrize("path", ["/most-viewed/", "/most-viewed/week/", "/most-viewed/how/"])
def test_a_page_is_for_all_readers_and_may_be_stored(client, read, path):
    with noting() as notes:
        answer = client.get(path)

    assert answer.status_code == 200
    assert notes.tags and not notes.is_private
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")


def test_without_readers_the_page_says_so(client, world):
    assert "Too little has been read yet for a list." in page_of(client, "/most-viewed/").text


@pytest.mark.parametrize("address", ["/most-viewed/century/", "/most-viewed/days/"])
def test_there_is_no_other_window(client, world, address):
    assert client.get(address).status_code == 404


def test_how_it_is_counted_is_told_as_it_is_set(client, world, settings):
    settings.VIEWS_PER_NETWORK, settings.VIEWS_HONOUR_GPC = 7, True
    honoured = page_of(client, "/most-viewed/how/").text
    settings.VIEWS_HONOUR_GPC = False
    not_honoured = page_of(client, "/most-viewed/how/").text

    assert "at most 7 readers" in honoured
    assert "Global Privacy Control" in honoured and "Global Privacy Control" not in not_honoured


@pytest.mark.parametrize("is_demonstration", [True, False])
@pytest.mark.parametrize("address", ["/", "/most-viewed/", "/most-viewed/how/", BESIDE])
def test_a_demonstration_says_that_its_reading_is_simulated(client, paper, read, address, is_demonstration):
    paper.is_demonstration = is_demonstration
    paper.save()

    assert ("simulated" in page_of(client, address).text) is is_demonstration


# --- stories ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_honoured", [True, False])
def test_a_story_carries_its_own_beacon_and_no_list(client, read, settings, is_honoured):
    settings.VIEWS_HONOUR_GPC = is_honoured

    page = page_of(client, read[3].url)

    beacon = page.select_one("count-view")
    assert beacon["src"] == f"/-/view/{read[3].pk}/"
    assert beacon.has_attr("data-honours-refusal") is is_honoured
    assert not page.select("#most-viewed") and page.select('a[href="/most-viewed/"]')
