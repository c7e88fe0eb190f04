"""A reader's way through the paper, with script and without, and what the paper keeps to itself meanwhile."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.watching import Watch

YEAR = re.compile(r"\d{4}")  # in any script's digits
TIMES = re.compile(r"<time[^>]*>(.*?)</time>", re.DOTALL)
PROVIDER = "https://www.youtube-nocookie.com"
FOCUSED = """() => {
  const box = document.activeElement, place = box.getBoundingClientRect()
  // a headline's ring is drawn by the area it stretches over its card
  const styles = [null, "::before", "::after"].map((part) => getComputedStyle(box, part))
  return {
    name: `${box.tagName} ${box.textContent.trim().slice(0, 30)}`,
    isRinged: styles.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    isInView: place.width > 0 && place.bottom > 0 && place.top < innerHeight
      && place.right > 0 && place.left < innerWidth,
  }
}"""
SCRIPTS = pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without"])


def follow(page, link):
    """Click a link and wait until its page is there."""
    address = link.get_attribute("href")
    with page.expect_navigation():
        link.click()
    return address


def walk(page, places):
    """Front, section, article, month, tag, author, the Arabic edition and back, by the links on the pages."""
    page.goto("/")
    yield "front"
    follow(page, page.locator("#navigation a[href='/world/']"))
    yield "section"
    follow(page, page.locator(".section__top .card__headline a").first)
    yield "article"
    follow(page, page.locator(".story-kicker__section"))
    follow(page, page.locator(".months__list a").nth(1))
    yield "month"
    follow(page, page.locator("#content .card__headline a").first)
    follow(page, page.locator(".tags__link").first)
    yield "tag"
    follow(page, page.locator("#content .card__headline a").first)
    follow(page, page.locator(".byline__authors a").first)
    yield "author"
    follow(page, page.locator(".editions a[lang='ar']"))
    yield "arabic"
    follow(page, page.locator(".editions a[lang='en']"))
    yield "back"


@SCRIPTS
def test_a_reader_walks_through_the_paper_by_its_links(open_page, paper, has_script):
    page = open_page(java_script_enabled=has_script)
    watch = Watch(page, paper.url)
    headings = {}

    for place in walk(page, paper.places["en"]):
        expect(page.locator("h1")).to_be_visible()
        headings[place] = page.locator("h1").inner_text()
        assert page.locator("main").inner_text().strip(), place
        if not has_script:
            assert page.locator(".needs-script:visible").count() == 0, place

    assert headings["front"] == headings["back"] != headings["arabic"]
    assert headings["month"].endswith("World") or "World" in headings["month"]
    assert watch.troubles() == []


def test_the_arabic_edition_reads_from_the_right(open_page):
    page = open_page()

    page.goto("/ar/")

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".editions a[lang='en']")).to_be_visible()


def test_the_keyboard_goes_everywhere_and_shows_where_it_is(open_page, paper):
    page = open_page(reduced_motion="reduce")  # no scrolling on the way to look at
    lost = []

    for address in ("/", paper.places["en"]["article"], paper.places["ar"]["article"]):
        page.goto(address)
        for _step in range(30):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if not (focused["isRinged"] and focused["isInView"]):
                lost.append((address, focused))

    assert lost == []


def test_the_skip_link_leads_to_the_content(open_page):
    page = open_page()
    page.goto("/world/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip-link").first).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_without_script_a_story_is_whole(open_page, paper, language):
    page = open_page(java_script_enabled=False)
    watch = Watch(page, paper.url)

    page.goto(paper.places[language]["article"])

    hidden = page.locator(".story-text").locator("p, h2, h3, li, td, th, blockquote").all()
    assert len(hidden) > 10
    assert [one.text_content() for one in hidden if not one.is_visible()] == []
    assert page.locator(".needs-script:visible").count() == 0
    expect(page.locator(".embed__link a")).to_be_visible()
    expect(page.locator(".embed iframe")).to_have_count(0)
    assert watch.troubles() == []


def test_an_embed_asks_its_provider_only_after_the_click(open_page, paper):
    page = open_page()
    page.context.route(
        f"{PROVIDER}/**", lambda route: route.fulfill(body="A film.", content_type="text/html")
    )
    watch = Watch(page, paper.url)
    page.goto(paper.places["en"]["article"])
    page.locator(".embed").scroll_into_view_if_needed()
    before = list(watch.foreign)

    page.locator(".embed__button").click()

    expect(page.frame_locator(".embed iframe").locator("body")).to_have_text("A film.")
    assert before == []
    assert {address.partition("/embed/")[0] for address in watch.foreign} == {PROVIDER}
    assert watch.errors == []


@pytest.mark.parametrize("kind", ["front", "section", "month", "article", "corrections", "search"])
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_what_is_stored_says_full_dates(open_page, paper, language, kind):
    page = open_page()

    source = page.request.get(paper.places[language][kind]).text()

    times = [re.sub(r"<[^>]+>", "", words) for words in TIMES.findall(source)]
    assert times or kind == "month"
    assert [words for words in times if not YEAR.search(words)] == []
    assert "nonce=" not in source


def test_reading_choices_hold_from_the_first_paint_of_the_next_page(open_page, paper):
    page = open_page()
    # what the page looks like when its body begins: a choice made later would flash
    page.add_init_script("""new MutationObserver((_, watch) => {
        if (!document.body) return
        const { theme } = document.documentElement.dataset
        window.atFirst = [theme, document.documentElement.style.getPropertyValue("--reader")]
        watch.disconnect()
    }).observe(document, { childList: true, subtree: true })""")
    page.goto(paper.places["en"]["article"])
    size = "() => parseFloat(getComputedStyle(document.querySelector('.story-text p')).fontSize)"
    ground = "() => getComputedStyle(document.documentElement).backgroundColor"
    usual = page.evaluate(size), page.evaluate(ground)

    page.locator(".reading__button").click()
    page.locator("[data-choose-size='1.3']").click()
    page.locator("[data-choose-theme='dark']").click()
    chosen = page.evaluate(size), page.evaluate(ground)
    page.reload()

    assert chosen[0] == pytest.approx(usual[0] * 1.3, rel=0.01)
    assert chosen[1] != usual[1]
    assert page.evaluate("atFirst") == ["dark", "1.3"]
    assert (page.evaluate(size), page.evaluate(ground)) == chosen


def test_the_reading_choices_close_by_key_and_give_the_focus_back(open_page):
    page = open_page()
    page.goto("/")
    page.locator(".reading__button").focus()

    page.keyboard.press("Enter")
    expect(page.locator("#reading")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("#reading")).to_be_hidden()
    expect(page.locator(".reading__button")).to_be_focused()


def test_share_copies_the_address_where_the_system_has_no_sheet(open_page, paper):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("Object.defineProperty(navigator, 'share', {value: undefined})")
    page.goto(paper.places["en"]["article"])

    page.locator(".share__button").click()

    expect(page.locator(".share__status")).to_have_text("Address copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith(paper.places["en"]["article"])


@pytest.mark.parametrize(("language", "script"), [("en", "latin"), ("ar", "arabic"), ("fa", "arabic")])
def test_the_names_of_other_editions_fetch_no_font_of_another_script(open_page, paper, language, script):
    page = open_page()
    fonts = []
    page.on("response", lambda answer: fonts.append(answer.url) if ".woff2" in answer.url else None)

    page.goto(paper.places[language]["article"], wait_until="networkidle")

    assert fonts
    strange = "vazirmatn|naskh" if script == "latin" else "newsreader"
    assert [address for address in fonts if re.search(strange, address)] == []


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_a_month_in_the_archive_is_one_line_in_each_calendar(open_page, paper, language, width):
    page = open_page(width=width)
    page.goto(paper.places[language]["section"])

    lines = page.locator(".months__list time > span, .months__list time:not(:has(span))")
    heights = lines.evaluate_all("""(names) => names.map((name) =>
      name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight))""")

    assert heights and max(heights) < 1.5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_the_date_of_a_card_is_not_torn_apart(open_page, paper, language):
    page = open_page(width=360)
    for kind in ("section", "search"):
        page.goto(paper.places[language][kind])
        lines = page.locator(".card__meta time:visible").evaluate_all(
            "(times) => times.map((time) => new Set([...time.getClientRects()].map((run) => Math.round(run.top))).size)"
        )
        assert lines and set(lines) == {1}, kind
