"""A name in a story opens its card, with scripts and without; the strip is pushed by hand."""

import pytest
from playwright.sync_api import expect

LANGUAGES = ("en", "ar", "fa")


@pytest.fixture
def story(open_page, paper):
    """story(language, **options) → the page, its first marked name, the card it opens."""

    def opened(language="en", **options):
        page = open_page(**options)
        page.goto(paper.places[language]["article with cards"])
        term = page.locator(".topic-term").first
        return page, term, page.locator(f"#{term.get_attribute('popovertarget')}")

    return opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_opens_at_a_press_without_scripts_and_leads_to_its_topic(story, language):
    page, term, card = story(language, java_script_enabled=False)
    hidden = card.is_visible()

    term.click()

    expect(card).to_be_visible()
    assert not hidden
    card.get_by_role("link").click()
    expect(page.locator("h1.topic-page__name")).to_be_visible()


def test_a_card_opens_and_closes_by_keyboard_and_the_focus_comes_back(story):
    page, term, card = story()

    term.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    inside = card.get_by_role("link").evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")

    expect(card).to_be_hidden()
    expect(term).to_be_focused()
    assert inside


def test_a_card_opens_under_a_resting_pointer_and_stays_while_it_is_over_the_card(story):
    page, term, card = story()

    term.hover()
    soon = card.is_visible()
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(500)
    stayed = card.is_visible()
    page.mouse.move(5, 5)

    expect(card).to_be_hidden()
    assert (soon, stayed) == (False, True)


def test_a_tap_opens_a_card_and_another_tap_closes_it(story):
    page, term, card = story(width=360, has_touch=True)

    term.tap()
    expect(card).to_be_visible()
    page.touchscreen.tap(5, 5)

    expect(card).to_be_hidden()


@pytest.mark.parametrize("language", ("en", "fa"))
@pytest.mark.parametrize("width", (360, 1280))
def test_an_open_card_lies_within_the_page(story, language, width):
    _page, term, card = story(language, width=width)

    term.click()

    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_paper_shows_the_words_and_no_card(story):
    page, term, card = story()
    term.click()

    page.emulate_media(media="print")

    expect(card).to_be_hidden()
    expect(term).to_be_visible()


@pytest.mark.parametrize(("language", "way"), (("en", 1), ("ar", -1)))
def test_the_strip_is_pushed_by_its_buttons_and_moves_by_nothing_else(open_page, paper, language, way):
    page = open_page()
    page.goto(paper.places[language]["front"])
    strip = page.locator("#in-focus ul")
    strip.scroll_into_view_if_needed()
    at = strip.evaluate("list => list.scrollLeft")
    page.wait_for_timeout(700)
    still = strip.evaluate("list => list.scrollLeft")

    page.locator("#in-focus [data-way='1']").click()

    page.wait_for_function("(way) => document.querySelector('#in-focus ul').scrollLeft * way > 200", arg=way)
    assert at == still == 0
    page.locator("#in-focus [data-way='-1']").click()
    page.wait_for_function("() => Math.abs(document.querySelector('#in-focus ul').scrollLeft) < 5")


def test_without_scripts_all_topics_of_the_strip_stand_in_a_grid(open_page, paper):
    page = open_page(java_script_enabled=False)
    page.goto(paper.places["en"]["front"])

    places = [item.bounding_box() for item in page.locator("#in-focus li").all()]

    assert len(places) == 12 and len({round(box["y"]) for box in places}) == 3
    expect(page.locator("#in-focus button").first).to_be_hidden()
