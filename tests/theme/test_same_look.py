"""The served stylesheet looks like the layered one it is made from: every computed style, in a browser."""

import os
import re

import pytest
from playwright.sync_api import sync_playwright

from broadsheet.theme.assets import places, steps, stylesheet

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="{lang}" dir="{dir}" {theme} data-script><meta charset="utf-8">
<style>{css}</style><body>{body}</body></html>"""
BODY = """<a class="skip-link" href="#main">x</a><p class="visually-hidden">x</p>
<header class="sheet row"><nav class="row ruled"><a href="#a">x</a><a href="https://example.org/">x</a></nav></header>
<main id="main" class="sheet article"><header><p class="label">x</p><h1>x</h1><p>x <time>x</time></p></header>
<div class="rail stack"><p>x</p><p>x</p></div>
<div class="story-text"><p>x <a href="#a">x</a> <em>x</em> <strong>x</strong> <code>x</code></p><h2>x</h2>
<figure class="wide"><img alt="" width="30" height="20"><figcaption>x</figcaption></figure>
<ul><li>x</li></ul><ol class="ruled"><li>x</li><li>x</li></ol><blockquote><p>x</p></blockquote>
<table class="figures"><tr><th>x</th><td>x</td></tr></table><hr></div>
<aside class="aside between"><h3>x</h3><div data-theme="dark" class="label">x</div></aside>
<div class="half">x</div><div class="third">x</div><div class="quarter">x</div></main>
<form><label for="f">x</label><input id="f" aria-invalid="true"><textarea></textarea><input type="checkbox">
<select><option>x</option></select><button>x</button><button type="submit" disabled>x</button></form>
<dialog open>x</dialog><dialog>x</dialog><div popover>x</div><p class="without-script">x</p>{parts}"""
# every property of every box, and of what a sheet puts before and after it; tokens are not a look
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
STYLES = """() => [...document.querySelectorAll("html, body, body *")].flatMap((box, n) =>
  [null, "::before", "::after"].map((pseudo) => [pseudo, getComputedStyle(box, pseudo)])
    .filter(([pseudo, style]) => !pseudo || style.content !== "none")
    .map(([pseudo, style]) => [`${n} ${box.tagName}.${box.className}${pseudo || ""}`,
      [...style].filter((property) => !property.startsWith("--"))
        .map((property) => property + ": " + style.getPropertyValue(property))]))"""
# each width and each direction once; what the light device shows by itself is among them
LOOKS = [(360, "fa"), (800, "en"), (1280, "fa")]
SCHEMES = [("dark", ""), ("dark", 'data-theme="light"'), ("light", 'data-theme="dark"')]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as player:
        path = os.environ.get("BROADSHEET_CHROMIUM", "/usr/bin/chromium")
        started = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def sheets():
    list(steps.run())
    sources = [places.CSS / "order.css", places.FONTS / "fonts.css.part", *stylesheet.sources()]
    return "\n".join(path.read_text() for path in sources), (places.BUILT / "paper.css").read_text()


def every_class_of(css):
    """One box per class the sheet names, so that the parts are compared too, alone and within their block."""
    names = sorted(set(re.findall(r"\.([a-z][\w-]*)", css)))
    return "".join(
        f'<p class="{name.split("__")[0]}"><a class="{name}" href="#a">x</a></p>' for name in names
    )


def styles(browser, css, *, lang="en", theme="", parts="", media="screen", **wishes):
    page = browser.new_page(**wishes)
    page.emulate_media(media=media)
    direction = "rtl" if lang == "fa" else "ltr"
    body = BODY.format(parts=parts)
    page.set_content(PAGE.format(lang=lang, dir=direction, theme=theme, css=css, body=body))
    page.evaluate(DRAWN)  # the progress of reading follows the place on the page, known once that is drawn
    seen = page.evaluate(STYLES)
    page.close()
    return seen


def differences(sheets, browser, **how):
    """[(box, what only the layered sheet gives it, what only the served one does)]"""
    layered, served = (styles(browser, css, **how) for css in sheets)
    return [
        (box, sorted(set(said) - set(other)), sorted(set(other) - set(said)))
        for (box, said), (_, other) in zip(layered, served, strict=True)
        if said != other
    ]


@pytest.mark.parametrize(("width", "lang"), LOOKS)
def test_both_sheets_compute_to_the_same_styles(browser, sheets, width, lang):
    how = {"lang": lang, "parts": every_class_of(sheets[0]), "viewport": {"width": width, "height": 800}}

    assert differences(sheets, browser, **how) == []


@pytest.mark.parametrize(("device", "theme"), SCHEMES)
def test_both_sheets_have_the_same_colours(browser, sheets, device, theme):
    how = {"color_scheme": device, "theme": theme, "parts": every_class_of(sheets[0])}

    assert differences(sheets, browser, **how) == []


def test_both_sheets_print_alike(browser, sheets):
    assert differences(sheets, browser, media="print", color_scheme="dark") == []
