"""The custom elements in a browser, under a content security policy that forbids all inline code."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import sync_playwright

from broadsheet.theme.assets import places, steps

pytestmark = pytest.mark.browser

ORIGIN = "http://paper.test"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; frame-src https:"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HEAD = """<!doctype html><html lang="{lang}" {marks}><meta charset="utf-8"><title>x</title>
<meta name="theme-color" content="#fdfcfa">
<script src="/reading.js"></script>
<link rel="stylesheet" href="/paper.css">
<script type="module" src="/paper.js"></script><body>"""
READING = """<reading-options class="needs-script">
<button type="button" popovertarget="reading">Reading</button>
<div id="reading" popover><button type="button" data-choose-size="1">A</button>
<button type="button" data-choose-size="1.3">A++</button>
<button type="button" data-choose-theme="auto">Auto</button>
<button type="button" data-choose-theme="dark">Dark</button>
<button type="button" data-choose-saver>Text only</button></div></reading-options><p id="text">x</p>"""
SHARE = """<share-story data-url="http://paper.test/s/" data-title="x" data-copied="Address copied">
<a href="mailto:?body=x">Mail</a><span data-address>paper.test/s</span>
<button type="button" class="needs-script">Share</button><span role="status"></span></share-story>"""
EMBED = """<click-to-show data-src="https://films.test/e/1" data-title="A film">
<p>From films.test</p>
<a href="https://films.test/1">Open</a>
<button type="button" class="needs-script">Show</button></click-to-show>"""


@pytest.fixture(scope="module")
def browser():
    list(steps.run())
    with sync_playwright() as player:
        path = os.environ.get("BROADSHEET_CHROMIUM", "/usr/bin/chromium")
        started = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser):
    """visit(body, …) opens a page of the paper; `asked` of the page lists what left its origin."""
    contexts = []

    def open_page(body, *, lang="en", marks="", **wishes):
        context = browser.new_context(**wishes)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.route("**/*", lambda route: _answer(route, HEAD.format(lang=lang, marks=marks) + body))
        page.clock.set_fixed_time(NOW)
        page.goto(f"{ORIGIN}/")
        return page

    yield open_page
    for context in contexts:
        context.close()


def _answer(route, html):
    name = route.request.url.removeprefix(f"{ORIGIN}/")
    if not name:
        route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})
    elif (places.BUILT / name).is_file():
        route.fulfill(path=places.BUILT / name)
    else:
        route.fulfill(body="", status=404 if ORIGIN in route.request.url else 200)


def test_reading_choices_are_kept_and_set_before_the_next_page_is_painted(visit):
    page = visit(READING)
    page.get_by_role("button", name="Reading").click()
    page.get_by_role("button", name="A++").click()
    page.get_by_role("button", name="Dark").click()
    page.get_by_role("button", name="Text only").click()

    page.route("**/paper.js", lambda route: route.abort())
    page.reload()

    html = page.locator("html")
    assert html.get_attribute("data-theme") == "dark"
    assert html.get_attribute("data-saver") == ""
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20.8px"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 20, 19)"


def test_reading_buttons_say_what_is_chosen(visit):
    page = visit(READING)
    page.get_by_role("button", name="Reading").click()
    pressed = page.locator("[aria-pressed=true]")
    assert pressed.all_inner_texts() == ["A", "Auto"]

    page.get_by_role("button", name="A++").click()
    page.get_by_role("button", name="Dark").click()

    assert pressed.all_inner_texts() == ["A++", "Dark"]
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#141413"
    page.get_by_role("button", name="Auto").click()
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#fdfcfa"
    assert page.complaints == []


def test_without_script_only_what_works_is_shown(visit):
    page = visit(READING + SHARE + EMBED, java_script_enabled=False)

    assert not page.get_by_role("button").filter(visible=True).count()
    assert page.get_by_role("link", name="Mail").is_visible()
    assert page.get_by_role("link", name="Open").is_visible()


def test_sharing_copies_the_address_where_there_is_no_sheet_and_says_so(visit):
    page = visit(SHARE)
    page.evaluate("Object.defineProperty(navigator, 'share', { value: undefined })")
    page.evaluate(
        "document.execCommand = () => (document.body.dataset.copied = document.activeElement.value, true)"
    )

    page.get_by_role("button", name="Share").click()

    assert page.get_by_role("status").inner_text() == "Address copied"
    assert page.evaluate("document.body.dataset.copied") == "http://paper.test/s/"


def test_nothing_is_asked_of_another_origin_before_the_reader_says_so(visit):
    page = visit(EMBED)
    assert all(url.startswith(ORIGIN) for url in page.asked)

    page.get_by_role("button", name="Show").click()

    frame = page.locator("iframe")
    assert frame.get_attribute("src") == "https://films.test/e/1"
    assert frame.get_attribute("title") == "A film"
    assert page.asked[-1] == "https://films.test/e/1"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://films.test/"])
def test_an_embed_of_another_scheme_is_never_built(visit, address):
    page = visit(EMBED.replace("https://films.test/e/1", address))

    page.get_by_role("button", name="Show").click()

    assert page.locator("iframe").count() == 0


@pytest.mark.parametrize(
    ("lang", "marks", "age", "expected"),
    [
        ("en", "", timedelta(seconds=20), "1 min"),
        ("en", "", timedelta(minutes=12), "12 min"),
        ("en", "", timedelta(hours=5), "5 hr"),
        ("en", "", timedelta(days=8), "14 Nov"),
        ("en", "", timedelta(days=373), "14 Nov 2025"),
        ("fa", 'data-calendar="persian" data-digits="arabext"', timedelta(days=8), "۲۳ آبان"),
        ("fa", 'data-calendar="persian" data-digits="arabext"', timedelta(minutes=12), "۱۲ دقیقه"),
        ("ar", 'data-digits="arab"', timedelta(hours=5), "٥ س"),
        (
            "ar",
            'data-calendar="islamic-umalqura" data-digits="arab"',
            timedelta(days=373),
            "٢٣ جمادى الأولى ١٤٤٧",
        ),
        ("en", 'data-zone="Asia/Tehran"', timedelta(days=8, hours=-10), "15 Nov"),
    ],
)
def test_dates_of_cards_are_shortened_and_the_full_date_stays_as_title(visit, lang, marks, age, expected):
    moment = (NOW - age).isoformat()
    page = visit(
        f'<short-time><time datetime="{moment}">the full date</time></short-time>', lang=lang, marks=marks
    )

    time = page.locator("time")
    assert time.inner_text() == expected
    assert time.get_attribute("title") == "the full date"


def test_a_date_to_come_keeps_its_full_form(visit):
    moment = (NOW + timedelta(hours=1)).isoformat()
    page = visit(f'<short-time><time datetime="{moment}">the full date</time></short-time>')

    assert page.locator("time").inner_text() == "the full date"
    assert page.locator("time").get_attribute("title") is None


def test_popovers_open_and_close_in_browsers_that_do_not_know_them(visit):
    page = visit(READING)
    page.add_init_script(
        "delete HTMLElement.prototype.popover; HTMLElement.prototype.togglePopover = undefined"
    )
    page.reload()
    popover = page.locator("#reading")
    assert popover.get_attribute("hidden") is not None

    page.get_by_role("button", name="Reading").click()
    assert popover.get_attribute("hidden") is None

    page.keyboard.press("Escape")
    assert popover.get_attribute("hidden") is not None
