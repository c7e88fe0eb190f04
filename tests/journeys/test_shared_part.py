"""The latest news beside a story: fetched when it is near, a link where it does not come, and never in the way."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_accessibility import AXE, troubles
from tests.journeys.watching import Watch

ADDRESS = {
    "en": "/-/parts/beside-story/",
    "ar": "/ar/-/parts/beside-story/",
    "fa": "/fa/-/parts/beside-story/",
}
NEWS = {"en": "/news/", "ar": "/ar/news/", "fa": "/fa/news/"}
ITEM = re.compile(r'<h3 class="card__headline"><a class="cover-link" href="([^"]+)"')
SHIFT = """window.shift = 0
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value
}).observe({ type: "layout-shift", buffered: true })"""
# what stands below it must not be pushed away under the reader's eyes
MOST_SHIFT = 0.02
SETTLED = "shared-part[data-settled]"
LINK = "shared-part > p a"  # in words, where nothing has come yet; related stories stand before it
LINKS = ".beside-story #latest-news .card__headline a"


def asked_for(page):
    """The parts beside a story that a page asks for, from now on."""
    found = []
    page.on("request", lambda request: "/-/parts/beside-story/" in request.url and found.append(request.url))
    return found


def come_near(page):
    page.locator("shared-part").scroll_into_view_if_needed()
    expect(page.locator(SETTLED)).to_be_attached()


def stories_of(page, language):
    part = page.request.get(ADDRESS[language]).text().partition('id="latest-news"')[2]
    return ITEM.findall(part.partition("</section>")[0])


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_the_latest_news_come_to_the_reader_in_place_of_the_link(open_page, paper, language, width):
    page = open_page(width=width)
    watch = Watch(page, paper.url)
    page.goto(paper.places[language]["article"])

    come_near(page)

    shown = page.locator(LINKS).filter(visible=True)
    assert 0 < shown.count() <= 6
    expect(page.locator("#latest-news h2 a")).to_have_attribute("href", NEWS[language])
    assert page.locator("shared-part > p").count() == 0
    times = page.locator("#latest-news time").all()
    assert times and all(one.get_attribute("title") for one in times)  # shortened as on every card
    assert watch.troubles() == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_story_being_read_is_not_among_them(open_page, paper, language):
    page = open_page()
    offered = stories_of(page, language)

    page.goto(offered[0])
    come_near(page)

    shown = [link.get_attribute("href") for link in page.locator(LINKS).filter(visible=True).all()]
    assert shown == offered[1:7]


def test_nothing_is_asked_for_before_the_reader_comes_near(open_page, paper):
    page = open_page(width=360)
    asked = asked_for(page)
    page.goto(paper.places["en"]["article"], wait_until="networkidle")
    at_the_top = list(asked)

    come_near(page)

    assert at_the_top == []
    assert asked == [paper.url + ADDRESS["en"]]


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_without_script_the_link_leads_to_the_list(open_page, paper, language):
    page = open_page(java_script_enabled=False)
    page.goto(paper.places[language]["article"])

    with page.expect_navigation():
        page.locator(LINK).click()

    assert page.url == paper.url + NEWS[language]
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("answer", [{"status": 503}, {"status": 404}, {"body": ""}, None])
def test_if_the_part_does_not_come_the_link_stays(open_page, paper, answer):
    page = open_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/-/parts/beside-story/", lambda route: route.fulfill(**answer) if answer else route.abort())
    page.goto(paper.places["en"]["article"])

    come_near(page)

    expect(page.locator(LINK)).to_have_attribute("href", "/news/")
    assert page.locator("shared-part").bounding_box()["height"] < 60  # no place is held open for nothing
    assert faults == []


def test_a_list_that_held_only_the_story_being_read_leaves_the_link(open_page, paper):
    page = open_page()
    address = paper.places["en"]["article"]
    one = (
        f'<section id="latest-news"><h2>Latest news</h2><ul><li><a href="{address}">x</a></li></ul></section>'
    )
    page.route("**/-/parts/beside-story/", lambda route: route.fulfill(body=one, content_type="text/html"))
    page.goto(address)

    come_near(page)

    expect(page.locator(LINK)).to_be_visible()
    expect(page.locator("#latest-news")).to_have_count(0)


@pytest.mark.parametrize(
    "wish",
    [
        "localStorage.setItem('reading', JSON.stringify({saver: true}))",
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})",
    ],
    ids=["text only", "the browser saves data"],
)
def test_readers_who_want_little_loaded_keep_the_link(open_page, paper, wish):
    page = open_page()
    asked = asked_for(page)
    page.add_init_script(wish)
    page.goto(paper.places["en"]["article"])

    come_near(page)

    expect(page.locator(LINK)).to_be_visible()
    assert asked == []


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_comes_pushes_nothing_away(open_page, paper, language, width):
    page = open_page(width=width)
    page.add_init_script(SHIFT)
    held = []
    page.route("**/-/parts/beside-story/", lambda route: held.append(route))
    with page.expect_request("**/-/parts/beside-story/"):
        page.goto(paper.places[language]["article"])
        page.evaluate("document.querySelector('.beside-story').scrollIntoView({behavior: 'instant'})")
    expect(page.locator(LINK)).to_be_attached()  # the reader was quicker than the line

    held[0].continue_()
    expect(page.locator(SETTLED)).to_be_attached()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert page.locator("#latest-news").count() == 1
    assert page.evaluate("shift") <= MOST_SHIFT


def test_the_keyboard_stays_where_it_was(open_page, paper):
    page = open_page()
    held = []
    page.route("**/-/parts/beside-story/", lambda route: held.append(route))
    with page.expect_request("**/-/parts/beside-story/"):
        page.goto(paper.places["en"]["article"])
        page.locator(LINK).focus()
    expect(page.locator(LINK)).to_be_focused()

    held[0].continue_()

    expect(page.locator("shared-part a").first).to_be_focused()


def test_paper_carries_none_of_it(open_page, paper):
    page = open_page()
    page.goto(paper.places["en"]["article"])
    come_near(page)

    page.emulate_media(media="print")

    expect(page.locator(".beside-story")).to_be_hidden()


@pytest.mark.slow
@pytest.mark.skipif(not AXE.exists(), reason="the asset step has not fetched axe-core")
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_it_keeps_nobody_out(open_page, paper, language):
    page = open_page(reduced_motion="reduce")
    page.goto(paper.places[language]["article"])
    come_near(page)

    assert troubles(page, AXE.read_text()) == {}
