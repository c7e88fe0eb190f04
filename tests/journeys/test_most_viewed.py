"""Most Viewed as readers use it: tabs by keyboard and mouse, lists without script; a story counts once it was seen."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.journeys.test_shared_part import come_near
from tests.journeys.watching import Watch

LANGUAGES = ("en", "ar", "fa")
FORWARD = {"en": "ArrowRight", "ar": "ArrowLeft", "fa": "ArrowLeft"}
BACK = {"en": "ArrowLeft", "ar": "ArrowRight", "fa": "ArrowRight"}
FIRST_NUMERAL = {"en": "1", "ar": "١", "fa": "۱"}
LISTS = "#most-viewed .charts__chart"
# of the row of tabs and of each list, from the top of the section; null of what is not drawn
TOPS = """() => {
  const top = document.querySelector("#most-viewed").getBoundingClientRect().top
  return [...document.querySelectorAll("#most-viewed .charts__tabs, #most-viewed ol")].map(
    (one) => (one.getClientRects().length ? one.getBoundingClientRect().top - top : null))
}"""
ENOUGH = 5000  # milliseconds


def shown(page):
    """Ids of the lists that can be seen."""
    return [found.get_attribute("id") for found in page.locator(LISTS).filter(visible=True).all()]


def beacons(page):
    """The addresses of the beacons that a page sends from now on. None reaches the paper."""
    sent = []

    def answer(route):
        sent.append(route.request.url)
        route.fulfill(status=204)

    page.route("**/-/view/**", answer)
    return sent


def told(page, paper):
    """The address of a beacon that names no site before."""
    return paper.url + page.locator("count-view").get_attribute("src")


def hide(page, is_hidden):
    """As if the reader had gone to another tab."""
    page.evaluate(
        """(state) => {
          Object.defineProperty(document, "visibilityState", {value: state, configurable: true})
          document.dispatchEvent(new Event("visibilitychange"))
        }""",
        "hidden" if is_hidden else "visible",
    )


@pytest.fixture
def story(open_page, paper):
    """story(**options) → a page with a clock that stands still, the address of a story, the beacons it sends."""

    def opened(address=None, before="", **options):
        page = open_page(**options)
        page.clock.install()
        sent = beacons(page)
        if before:
            page.add_init_script(before)
        return page, address or paper.places["en"]["article"], sent

    return opened


# --- tabs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_arrows_move_and_activate_and_one_tab_is_a_stop(open_page, paper, language, width):
    page = open_page(width=width)
    watch = Watch(page, paper.url)
    page.goto(paper.places[language]["front"])
    tabs = page.locator("#most-viewed [role=tab]")
    at_first = shown(page)

    tabs.first.focus()
    page.keyboard.press(FORWARD[language])
    after_one = shown(page)
    expect(tabs.nth(1)).to_be_focused()
    page.keyboard.press("End")
    after_end = shown(page)
    page.keyboard.press(FORWARD[language])
    around = shown(page)
    page.keyboard.press(BACK[language])
    page.keyboard.press("Home")

    expect(tabs.first).to_be_focused()
    day, week, month = (f"most-viewed-{name}" for name in ("day", "week", "month"))
    assert [at_first, after_one, after_end, around, shown(page)] == [[day], [week], [month], [day], [day]]
    assert [tab.get_attribute("tabindex") for tab in tabs.all()] == ["0", "-1", "-1"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#most-viewed-day') !== null")
    assert watch.troubles() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_press_shows_its_list_and_the_page_stays(open_page, paper, language):
    page = open_page()
    page.goto(paper.places[language]["front"])

    page.locator("#most-viewed [role=tab]").nth(2).click()

    expect(page.locator("#most-viewed-month")).to_be_visible()
    assert shown(page) == ["most-viewed-month"]
    assert page.locator("#most-viewed-month .ranking__number").first.inner_text() == FIRST_NUMERAL[language]
    assert page.url == paper.url + paper.places[language]["front"]


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("language", ("en", "ar"))
def test_without_script_all_lists_stand_one_below_another_with_their_names(open_page, paper, language, width):
    page = open_page(width=width, java_script_enabled=False)
    page.goto(paper.places[language]["front"])

    boxes = [found.bounding_box() for found in page.locator(LISTS).all()]

    assert len(shown(page)) == 3 and page.locator(f"{LISTS} h3").filter(visible=True).count() == 3
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
    expect(page.locator("#most-viewed .charts__tab").first).to_be_hidden()


def test_tabs_lead_to_pages_where_their_script_does_not_come(open_page, paper):
    page = open_page()
    page.route("**/paper*.js", lambda route: route.abort())
    page.goto("/")

    with page.expect_navigation():
        page.locator("#most-viewed .charts__tab").nth(1).click()

    assert page.url == f"{paper.url}/most-viewed/week/"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_script_comes(open_page, paper, width):
    page = open_page(width=width)
    held = []
    page.route("**/paper*.js", lambda route: held.append(route))
    page.goto("/", wait_until="commit")
    page.locator("#latest-news").wait_for()
    page.locator("footer").wait_for()
    before = page.evaluate(TOPS)

    held[0].continue_()
    expect(page.locator("#most-viewed [role=tab]")).to_have_count(3)

    assert page.evaluate(TOPS) == before
    assert before[1] is not None and before[2:] == [None, None]


@pytest.mark.parametrize("language", ("en", "fa"))
def test_the_story_being_read_keeps_its_rank_beside_itself(open_page, paper, language):
    page = open_page()
    page.goto(paper.places[language]["front"])
    first = page.locator("#most-viewed-day .card__headline a").first.get_attribute("href")

    page.goto(first)
    come_near(page)

    beside = page.locator("shared-part #most-viewed-day .card__headline a")
    expect(beside.first).to_have_attribute("href", first)
    assert shown(page) == ["most-viewed-day"]


# --- the beacon ------------------------------------------------------------------------------------------


def test_one_beacon_is_sent_once_the_story_was_visible_for_five_seconds(story, paper):
    page, address, sent = story()
    page.goto(address)
    page.clock.run_for(ENOUGH - 500)
    before = list(sent)

    with page.expect_response("**/-/view/**"):
        page.clock.run_for(600)
    page.clock.run_for(10 * ENOUGH)

    assert before == []
    assert sent == [told(page, paper)]


def test_only_the_time_counts_in_which_it_was_visible(story):
    page, address, sent = story()
    page.goto(address)
    page.clock.run_for(3000)
    hide(page, True)
    page.clock.run_for(10 * ENOUGH)
    hide(page, False)
    page.clock.run_for(1500)
    before = list(sent)

    with page.expect_response("**/-/view/**"):
        page.clock.run_for(600)

    assert before == [] and len(sent) == 1


def test_of_the_site_before_the_host_is_told_and_nothing_else(story, paper):
    page, address, sent = story()
    page.goto(address, referer="https://search.example/results?q=private+words")

    with page.expect_response("**/-/view/**"):
        page.clock.run_for(ENOUGH + 100)

    assert sent == [told(page, paper) + "?from=search.example"]


def test_our_own_pages_are_no_source(story, paper):
    page, address, sent = story()
    page.goto(address, referer=f"{paper.url}/world/")

    with page.expect_response("**/-/view/**"):
        page.clock.run_for(ENOUGH + 100)

    assert sent == [told(page, paper)]


@pytest.mark.parametrize(
    "wish",
    [
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})",
        "Object.defineProperty(navigator, 'doNotTrack', {value: '1'})",
        "Object.defineProperty(document, 'visibilityState', {value: 'hidden'})",
        "Object.defineProperty(document, 'prerendering', {value: true})",
    ],
    ids=["privacy control", "do not track", "never visible", "prerendered"],
)
def test_nothing_is_sent_for_those_who_want_none_or_never_saw_it(story, wish):
    page, address, sent = story(before=wish)
    page.goto(address)

    page.clock.run_for(4 * ENOUGH)
    page.evaluate("() => fetch('/-/health/')")  # whatever was sent before has come by now

    assert sent == []


@pytest.mark.parametrize("kind", ["front", "section", "topic", "most viewed"])
def test_only_stories_are_counted(story, paper, kind):
    page, address, sent = story(address=paper.places["en"][kind])
    page.goto(address)

    page.clock.run_for(4 * ENOUGH)
    page.evaluate("() => fetch('/-/health/')")

    assert sent == []
