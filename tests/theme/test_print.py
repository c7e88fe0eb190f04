"""What a printed story keeps of the page, and how it counts its notes."""

import os
from urllib.parse import quote

import pytest
from playwright.sync_api import sync_playwright

from broadsheet.theme.assets import places
from tests.articles import factories


def test_the_notes_of_a_printed_story_are_addresses_that_people_can_read(client, persian):
    place = factories.section(persian, "جهان", "world")
    bridge = factories.article(place, slug="پل")
    link = f'<p><a linktype="page" id="{bridge.pk}">پل</a></p>'
    story = factories.article(place, slug="رود", body=[{"type": "text", "value": link}])

    notes = client.get(story.address).content.decode().partition('class="print-notes')[2]

    assert '<bdi dir="ltr">http://127.0.0.1:8000/fa/world/2026/11/20/رود/</bdi>' in notes
    assert '<bdi dir="ltr">http://127.0.0.1:8000/fa/world/2026/11/20/پل/</bdi>' in notes
    assert quote("پل") not in notes.partition("</div>")[0]


PAGE = """<!doctype html><html lang="fa" dir="rtl" data-digits="{digits}"><style>{css}</style><body>
<p class="notice">x</p><p class="dates__line dates__length">x</p>
<div class="story-text article__text"><p>x <a href="/a/">x</a></p><aside class="pull-quote">x</aside>
<ol><li>x</li></ol><figure class="figure"><figcaption class="figure__words">x</figcaption></figure></div>
<div class="print-notes only-print"><ol class="print-notes__list"><li>x</li></ol></div>"""
LOOK = """() => {
  const look = (name, pseudo) => getComputedStyle(document.querySelector(name), pseudo)
  return {
    hidden: [".notice", ".dates__length", ".pull-quote"].map((name) => look(name).display),
    lists: [".article__text ol", ".print-notes__list"].map((name) => look(name).listStyleType),
    note: look(".article__text a", "::after").content,
    edges: [look(".figure").marginInlineStart, look(".figure__words").paddingInlineStart],
  }
}"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("digits", "counted"), [("latn", "decimal"), ("arab", "arabic-indic"), ("arabext", "persian")]
)
def test_paper_has_the_story_alone_and_counts_in_the_digits_of_the_edition(digits, counted):
    with sync_playwright() as player:
        path = os.environ.get("BROADSHEET_CHROMIUM", "/usr/bin/chromium")
        browser = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 658, "height": 900})  # A4 between its margins
        page.emulate_media(media="print")
        page.set_content(PAGE.format(digits=digits, css=(places.BUILT / "paper.css").read_text()))
        looks = page.evaluate(LOOK)
        browser.close()

    assert looks["hidden"] == ["none"] * 3
    assert looks["lists"] == [counted] * 2
    assert ("note)" if digits == "latn" else f"note, {counted})") in looks["note"]
    assert looks["edges"] == ["0px", "0px"]
