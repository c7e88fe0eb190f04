"""An editor's day, in the real newsroom: write, look, print, move, correct, withdraw."""

import re
import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
HEADLINE = "The harbour bell is rung again"
STANDFIRST = "It was silent for eleven years, and nobody had said why."
TEXT = "The bell of the old harbour was rung this morning, for the first time since it cracked."
MENDED = "The bell was silent for eleven years, not for ten."
AUTHOR = "Ruth Ozanne"  # of the demo paper
PROMISED = 1.0  # seconds
REASON = "The bell was never silent."


@pytest.fixture
def desk(open_page, paper):
    """The newsroom, signed in."""
    page = open_page()
    page.goto("/admin/")
    page.locator("[name=login]").fill(paper.name)
    page.locator("[name=password]").fill(paper.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/")
    return page


def begin(desk, section):
    """Open the form of a new article, by the links of the section's list."""
    desk.goto(f"/admin/pages/{section}/")
    desk.locator(f"a[href*='/admin/pages/{section}/add_subpage/']").first.click()
    expect(desk.locator("[name=title]")).to_be_visible()


def write(desk):
    desk.locator("[name=title]").fill(HEADLINE)
    desk.locator("[name=standfirst]").fill(STANDFIRST)
    desk.locator("[name=kind]").select_option("opinion")
    desk.locator("#panel-child-write-body-section .c-sf-add-button").first.click()
    desk.get_by_role("option", name="Text", exact=True).click()
    desk.locator("#panel-child-write-body-section [contenteditable=true]").first.click()
    desk.keyboard.type(TEXT)
    # the editor hands its words to the form a moment after the last key
    expect(desk.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(TEXT)))


def sign(desk):
    """Put the author into the byline, found by name in the newsroom's list of people."""
    byline = desk.locator("#panel-child-write-byline-section")
    byline.get_by_role("button", name="Add Person").click()
    byline.locator("[data-chooser-action-choose]:visible").first.click()
    desk.locator(".modal-body [name=q]").fill(AUTHOR.split()[0])
    desk.locator(".modal-body").get_by_role("link", name=AUTHOR).click()
    expect(byline).to_contain_text(AUTHOR)


def save(desk):
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.locator(".messages")).to_contain_text(re.compile("saved|created", re.IGNORECASE))


def publish(desk):
    desk.locator("footer [data-w-dropdown-target='toggle']").click()
    desk.locator("[name='action-publish']").click()


def open_panel(desk, name):
    panel = desk.locator(f"[data-side-panel='{name}']")
    if not panel.is_visible():
        desk.locator(f"[data-side-panel-toggle='{name}']").first.click()
    expect(panel).to_be_visible()
    return panel


def more(desk, label):
    """A link of the menu beside the article's name."""
    desk.locator("header [data-w-dropdown-target='toggle']").first.click()
    desk.locator("header").get_by_role("link", name=label).click()


def text_at(reader, address):
    reader.goto(address)
    return reader.locator("main")


def find(reader, address, words):
    """Ask until the page says it: a second after the change no reader is given what was before."""
    changed_at = time.monotonic()
    is_found = False
    while not is_found:
        asked_at = time.monotonic()
        is_found = words in text_at(reader, address).inner_text()
        assert is_found or asked_at - changed_at < PROMISED, f"{address} does not say “{words}”"


def test_a_story_is_written_printed_moved_corrected_and_withdrawn(desk, open_page, paper):
    reader = open_page()

    # write: the checklist says what is missing and holds the story back
    begin(desk, paper.places["en"]["desk"])
    write(desk)
    save(desk)
    edit = desk.url
    expect(open_panel(desk, "checklist")).to_contain_text("Opinion and analysis carry a name")
    publish(desk)
    expect(desk.locator(".messages")).to_contain_text(re.compile("could not|not be|cannot", re.IGNORECASE))
    assert HEADLINE not in text_at(reader, "/world/").inner_text()

    # look: the preview shows what is typed
    sign(desk)
    open_panel(desk, "preview")
    preview = desk.frame_locator("[data-side-panel='preview'] iframe").first
    expect(preview.locator("h1")).to_have_text(HEADLINE)
    expect(preview.locator(".story-text")).to_contain_text(TEXT)

    # print: lists have it at once
    publish(desk)
    expect(desk.locator(".messages .success")).to_contain_text(HEADLINE)
    find(reader, "/world/", HEADLINE)
    find(reader, "/", HEADLINE)
    reader.locator("main").get_by_role("link", name=HEADLINE).first.click()
    expect(reader.locator("h1")).to_have_text(HEADLINE)
    expect(reader.locator(".byline")).to_contain_text(AUTHOR)
    expect(reader.locator(".story-kicker")).to_contain_text("Opinion")
    old = reader.url

    # move: the old address leads to the new one
    desk.goto(f"{edit}#tab-search_and_social")
    desk.locator("[name=slug]").fill("harbour-bell")
    publish(desk)
    expect(desk.locator(".messages .success")).to_be_visible()
    moved = reader.request.get(old, max_redirects=0)
    new = moved.headers["location"]
    assert (moved.status, new.endswith("/harbour-bell/")) == (301, True)

    # correct: in print with its day and its kind
    desk.goto(edit)
    more(desk, "Print a correction")
    desk.locator("[name=text]").fill(MENDED)
    desk.locator("main form button[type=submit]").last.click()
    expect(desk.locator(".messages")).to_contain_text("in print")
    find(reader, new, MENDED)
    expect(reader.locator(".corrections")).to_contain_text(MENDED)
    find(reader, "/corrections/", MENDED)

    # withdraw: the address says so, and why
    desk.goto(edit)
    more(desk, "Withdraw")
    desk.locator("[name=reason]").fill(REASON)
    desk.get_by_role("button", name="Withdraw the article").click()
    expect(desk.locator(".messages")).to_contain_text("is withdrawn")
    gone = reader.goto(new)  # what is taken down is dropped at once
    assert gone.status == 410
    expect(reader.locator("main")).to_contain_text(REASON)
    assert TEXT not in reader.content()
    assert HEADLINE not in text_at(reader, "/world/").inner_text()
