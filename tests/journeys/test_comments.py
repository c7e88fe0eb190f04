"""A reader writes under a story: without script, in place, and in another direction."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def story_of(paper, language="en"):
    return paper.places[language]["article"]


def test_a_comment_is_sent_without_script(open_page, paper):
    page = open_page(java_script_enabled=False)
    page.goto(story_of(paper))
    if page.locator("#comment-form").count() == 0:
        pytest.skip("the comments of this story are closed")
    page.locator("#comment-text").fill("Sent without script.")
    page.locator("comment-form [type=submit]").click()

    assert page.url.endswith("#comment-held")
    expect(page.locator("#comment-held")).to_be_visible()


def test_a_comment_is_sent_in_place_and_what_is_wrong_is_named_there(open_page, paper):
    page = open_page()
    page.goto(story_of(paper))
    if page.locator("#comment-form").count() == 0:
        pytest.skip("the comments of this story are closed")
    before = page.url
    page.locator("#comment-form").evaluate("form => { form.noValidate = true }")
    page.locator("#comment-text").fill("Kept in place.")
    page.locator("#comment-email").fill("no address")
    page.locator("comment-form [type=submit]").click()

    expect(page.locator(".comment-form__summary")).to_be_focused()
    assert page.locator("#comment-text").input_value() == "Kept in place." and page.url == before

    page.locator("#comment-email").fill("")
    page.locator("comment-form [type=submit]").click()
    expect(page.locator("#comment-held")).to_be_visible()
    assert page.locator("#comment-text").input_value() == ""


def test_a_draft_is_kept_in_this_tab(open_page, paper):
    page = open_page()
    page.goto(story_of(paper))
    if page.locator("#comment-form").count() == 0:
        pytest.skip("the comments of this story are closed")
    page.locator("#comment-text").press_sequentially("Half a thought")
    page.reload()

    expect(page.locator("#comment-text")).to_have_value("Half a thought")


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_it_is_wider_than_the_page(open_page, paper, language, width):
    page = open_page(width=width)
    page.goto(story_of(paper, language))

    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
