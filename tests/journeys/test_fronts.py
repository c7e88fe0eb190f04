"""The desk of fronts in the real newsroom, by keyboard alone and by mouse; the breaking banner, from desk to reader."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.journeys.watching import Watch

pytestmark = pytest.mark.slow
PROMISED = 1.0  # seconds
BREAKING = "The storm bell of Port Mallow is ringing"


@pytest.fixture
def sign_in(open_page, paper):
    """sign_in(width=…) → a page in the newsroom."""

    def signed(**options):
        page = open_page(**options)
        page.goto("/admin/")
        page.locator("[name=login]").fill(paper.name)
        page.locator("[name=password]").fill(paper.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/admin/")
        return page

    return signed


def open_desk(page):
    """The desk of the English front page, by the links of the newsroom."""
    page.goto("/admin/fronts/")
    page.locator(".fronts-edition").filter(has_text="The Windrose").locator("a").first.click()
    expect(page.locator("front-desk")).to_be_visible()


def go_to(page, locator, key="Tab"):
    """Press the key until the focus is there, as a hand that has no mouse."""
    locator.wait_for()
    for _n in range(400):
        if locator.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError("the keyboard does not get there")


def settled(page):
    expect(page.locator("front-desk:not([aria-busy])")).to_be_visible()


def said(page):
    return page.locator(".messages")


def in_order(page, slot):
    return page.locator(f"#slot-{slot} a.fronts-line__name").all_inner_texts()


def read_within_the_promise(reader, address, found):
    """Ask until found(page) holds: a second after the launch no reader is given what was before."""
    launched_at = time.monotonic()
    while True:
        asked_at = time.monotonic()
        reader.goto(address)
        if found(reader):
            return
        assert asked_at - launched_at < PROMISED, f"{address} does not show what was launched"


def choice_of(reader):
    return reader.locator("section:has(> #editors-choice) .card__headline").all_inner_texts()


def test_a_front_is_composed_and_launched_by_keyboard_alone(sign_in, open_page, paper):
    desk, reader = sign_in(), open_page()
    watch = Watch(desk, paper.url)
    open_desk(desk)
    before = in_order(desk, "editors-choice")

    # a story of the clipboard is found, its slot chosen, and placed
    go_to(desk, desk.locator("#clipboard [name=q]"))
    desk.keyboard.type("carpet")
    desk.keyboard.press("Enter")
    story = desk.locator("#clipboard li.fronts-line").filter(has_text="carpet")
    expect(desk.locator("#clipboard li.fronts-line").last).to_contain_text("carpet")
    go_to(desk, story.locator("select[name=slot]"))
    desk.keyboard.type("Editor")
    go_to(desk, story.locator("[id^=place-]"))
    desk.keyboard.press("Enter")
    expect(said(desk)).to_contain_text("stands in “Editor’s Choice”, at place 5 of 5")
    headline = in_order(desk, "editors-choice")[-1]

    # the focus is on the story: it goes to the top, then one down, and each step is said
    expect(desk.locator(".fronts-line__name:focus")).to_have_text(headline)
    desk.keyboard.press("Alt+Home")
    expect(said(desk)).to_contain_text("at place 1 of 5")
    settled(desk)
    desk.keyboard.press("Alt+ArrowDown")
    expect(said(desk)).to_contain_text("at place 2 of 5")
    settled(desk)
    expect(desk.locator(".fronts-line__name:focus")).to_have_text(headline)
    wanted = [before[0], headline, *before[1:]]
    assert in_order(desk, "editors-choice") == wanted
    expect(desk.locator("#differences")).to_contain_text(headline)

    # launched, and read
    go_to(desk, desk.locator("#launch"), "Shift+Tab")
    desk.keyboard.press("Enter")
    expect(said(desk)).to_contain_text("Launched. Readers see it now.")
    read_within_the_promise(reader, "/", lambda page: choice_of(page) == wanted[:4])
    expect(said(desk)).to_contain_text("What readers see")
    assert watch.troubles() == []


def test_a_front_is_composed_with_the_mouse_and_taken_back(sign_in, open_page):
    desk, reader = sign_in(), open_page()
    open_desk(desk)
    reader.goto("/")
    before = choice_of(reader)
    chosen = in_order(desk, "editors-choice")
    story = desk.locator("#clipboard li.fronts-line").filter(has_not_text="scheduled for").first
    headline = story.locator(".fronts-line__name").inner_text()

    # dragged from the clipboard onto the place before the first of the slot, then one of it onto the clipboard
    story.drag_to(desk.locator("#slot-editors-choice .fronts-gap").first)
    expect(said(desk)).to_contain_text("at place 1 of")
    settled(desk)
    last = desk.locator("#slot-editors-choice li[draggable]:has(a.fronts-line__name)").last
    last.locator(".fronts-line__words").drag_to(desk.locator("#clipboard [name=q]"))
    expect(said(desk)).to_contain_text("is on the clipboard")
    settled(desk)
    wanted = [headline, *(one for one in chosen if one != headline)][:-1]
    assert in_order(desk, "editors-choice") == wanted

    desk.locator("#launch").click()
    expect(said(desk)).to_contain_text("Launched")
    read_within_the_promise(reader, "/", lambda page: choice_of(page)[:1] == [headline])

    # undo: the launch before this one again
    desk.get_by_role("link", name="Launches and undo").click()
    desk.get_by_role("button", name="Launch again").first.click()
    expect(said(desk)).to_contain_text("launched again")
    read_within_the_promise(reader, "/", lambda page: choice_of(page) == before)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_banner_is_launched_in_two_steps_seen_at_once_and_stays_closed(sign_in, open_page, paper, width):
    text, article = f"{BREAKING}, {width}", paper.places["en"]["article"]
    desk, reader = sign_in(width=width), open_page(width=width)
    reader.goto(article)  # it is stored, and open, before anything happens
    expect(reader.locator("h1")).to_be_visible()
    assert reader.locator(".banner").count() == 0
    watch = Watch(reader, paper.url)
    open_desk(desk)
    desk.get_by_role("link", name="Breaking banner").click()

    # first step: write, and look at it; readers see nothing yet
    desk.locator("[name=text]").fill(text)
    desk.locator("[name=url]").fill(article)
    desk.get_by_role("button", name="Look at it").click()
    expect(desk.locator(".fronts-banner__line")).to_contain_text(text)
    assert reader.request.get("/-/parts/banner/").text().count(text) == 0

    # second step: launch
    desk.get_by_role("button", name="Launch the banner").click()
    expect(said(desk)).to_contain_text("The banner is launched")
    part = "/-/parts/banner/"
    read_within_the_promise(reader, article, lambda page: text in page.request.get(part).text())
    reader.reload()
    line = reader.locator("breaking-banner .banner")
    expect(line).to_contain_text(text)
    read_within_the_promise(reader, "/", lambda page: text in page.content())
    expect(line).to_contain_text(text)
    expect(said(desk)).to_contain_text("What readers see")

    # closed once, it stays closed on this device, and here only
    line.get_by_role("button", name="Close").click()
    expect(line).to_have_count(0)
    for address in ("/", article):
        reader.goto(address, wait_until="networkidle")
        expect(line).to_have_count(0)
    another = open_page(width=width)
    another.goto(article)
    expect(another.locator("breaking-banner .banner")).to_contain_text(text)
    assert watch.troubles() == []

    # ended, it is gone for everybody
    desk.get_by_role("button", name="End it now").click()
    expect(said(desk)).to_contain_text(re.compile("has ended"))
    read_within_the_promise(another, article, lambda page: text not in page.request.get(part).text())
    another.reload(wait_until="networkidle")
    expect(another.locator("breaking-banner .banner")).to_have_count(0)
