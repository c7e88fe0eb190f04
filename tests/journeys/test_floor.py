"""What Safari 13 and Chrome 80 show: text, menus and pictures in order, in the paper's colours.

Screenshots to look at go to the folder BROADSHEET_SHOTS, if it is set.
"""

import os
from pathlib import Path

import pytest

from tests.journeys.old_browser import aged

COLOURS = """() => ["body", "h1", "main p", "main a", ".label"].map((name) => {
  const style = getComputedStyle(document.querySelector(name))
  return [name, style.color, style.backgroundColor, style.fontFamily]
})"""
# tops of what is read one after the other
TOPS = "(names) => names.map((name) => document.querySelector(name).getBoundingClientRect().top)"
# pictures that have come, but are squeezed, stretched or gone
BAD_PICTURES = """() => [...document.querySelectorAll("main img")].filter((image) => {
  const { width, height } = image.getBoundingClientRect(), fit = getComputedStyle(image).objectFit
  const wanted = image.naturalWidth / image.naturalHeight
  const isStretched = fit === "fill" && Math.abs(width / height / wanted - 1) > .05
  return !image.naturalWidth || width < 40 || height < 40 || isStretched
}).map((image) => image.currentSrc)"""
LOADED = """() => Promise.all([...document.querySelectorAll("main img")].map((image) => {
  image.loading = "eager"
  return image.complete || new Promise((done) => { image.onload = image.onerror = done })
}))"""
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("main h1, main h2, main h3, main p, .navigation a, .editions a")]
    .filter((box) => box.checkVisibility() && !box.matches(".visually-hidden, .only-print *"))
    .map((box) => [box, box.getBoundingClientRect()])
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
  return boxes.flatMap(([box, place], n) => boxes.slice(n + 1)
    .filter(([other, there]) => !box.contains(other) && over(place, there))
    .map(([other]) => `${box.textContent.trim().slice(0, 30)} / ${other.textContent.trim().slice(0, 30)}`))
}"""
ORDER = {
    "front": [".navigation", ".front__lead", ".front__latest", ".band", ".footer"],
    "article": [".navigation", "h1", ".article__standfirst", ".article__text p", ".article__foot"],
}


def open_old(open_page, width, scheme):
    """A page whose stylesheet an old browser has read."""
    page = open_page(width=width, color_scheme=scheme)
    page.route(
        "**/paper*.css", lambda route: route.fulfill(body=aged(route.fetch().text()), content_type="text/css")
    )
    return page


def keep(page, name):
    if folder := os.environ.get("BROADSHEET_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", ["front", "article"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_an_old_browser_shows_a_whole_page(open_page, paper, kind, language, width, scheme):
    address = paper.places[language][kind]
    new = open_page(width=width, color_scheme=scheme)
    new.goto(address)
    old = open_old(open_page, width, scheme)
    old.goto(address)
    old.evaluate(LOADED)
    keep(old, f"old-{kind}-{language}-{width}-{scheme}")

    tops = old.evaluate(TOPS, ORDER[kind])

    assert old.evaluate(COLOURS) == new.evaluate(COLOURS)
    assert tops == sorted(tops)
    assert old.evaluate(BAD_PICTURES) == []
    assert old.evaluate(OVERLAPS) == []
    assert [link.inner_text() for link in old.locator(".navigation a").all() if not link.is_visible()] == []
    assert old.evaluate("document.scrollingElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_sheet_an_old_browser_reads_is_really_another(open_page, paper):
    page = open_page()
    page.goto("/")
    served = page.request.get(page.locator("link[rel=stylesheet]").get_attribute("href")).text()

    old = aged(served)

    assert "@supports" not in old
    assert "aspect-ratio:" in served
    assert "aspect-ratio:" not in old
    assert "inset-inline-start:" not in old
