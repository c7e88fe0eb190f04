"""The archive's HTML becomes the blocks of a story; nothing of it can act."""

import contextlib
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.articles.blocks import StoryBody
from broadsheet.articles.models import Article
from broadsheet.importers.wordpress.body import body
from broadsheet.lib import html
from broadsheet.pages.models import PlainPage
from tests.importers.factories import FIXTURES, bring_in, export, item


def kinds(story):
    return [block["type"] for block in story.body.raw_data]


def value(story, kind):
    return next(block["value"] for block in story.body.raw_data if block["type"] == kind)


@pytest.mark.django_db
def test_block_editor_markup_becomes_blocks():
    said = bring_in(FIXTURES / "blocks.xml")
    story = Article.objects.get()

    assert kinds(story) == ["text", "quote", "pull_quote", "table", "embed", "text", "preserved", "text"]
    words = value(story, "text")
    assert words.startswith("<p>First <b>strong</b> &amp; <i>soft</i> words.</p><h2>A part</h2><ul>")
    assert value(story, "quote") == {
        "text": "<p>We shall see.</p>",
        "attribution": "The mayor",
        "source_url": "",
    }
    assert value(story, "pull_quote") == {"text": "Shall we see?", "attribution": "The clerk"}
    table = value(story, "table")["table"]
    assert (table["data"], table["table_header_choice"]) == ([["Year", "Ships"], ["2018", "41"]], "row")
    assert table["table_caption"] == "Arrivals"
    assert value(story, "embed")["address"] == "https://www.youtube.com/watch?v=abcdefghijk"
    assert "latest-posts" in said and "1 picture became a link" in said


@pytest.mark.django_db
def test_a_picture_becomes_a_link_with_its_caption_and_shortcodes_stay_visible():
    bring_in(FIXTURES / "blocks.xml")
    texts = "".join(str(b["value"]) for b in Article.objects.get().body.raw_data)

    assert '<a href="https://courier.example/pier.jpg">Picture: The pier at dawn</a>' in texts
    assert "<img" not in texts
    assert "[ticker id=" in texts


@pytest.mark.django_db
def test_classic_markup_becomes_blocks():
    bring_in(FIXTURES / "classic.xml")
    story = Article.objects.get(title="A classic story")

    assert kinds(story) == ["text", "embed", "quote", "text", "embed", "preserved", "text"]
    words = value(story, "text")
    assert words.startswith("<p>First line<br>second line</p><p><b>Next</b> paragraph")
    assert "<h3>A small heading</h3>" in words and "Picture: A boat" in words and "more--" not in words
    assert value(story, "quote")["text"] == "<p>Quoted</p><p>twice</p>"
    assert value(story, "embed")["address"] == "https://youtu.be/abcdefghijk"


@pytest.mark.django_db
def test_links_among_imported_stories_lead_to_the_pages_and_stay_in_the_form():
    bring_in(FIXTURES / "classic.xml")
    story, other = (Article.objects.get(title=title) for title in ("A classic story", "The other story"))

    assert value(story, "text").count(f'<a linktype="page" id="{other.pk}">') == 2
    assert f'linktype=\\"page\\" id=\\"{other.pk}\\"' in str(story.latest_revision.content["body"])


@pytest.mark.django_db
def test_stored_blocks_are_those_that_the_form_would_store():
    for name in ("blocks.xml", "classic.xml", "hostile.xml"):
        bring_in(FIXTURES / name, "--site-url", f"https://{name}")
    for story in Article.objects.all():
        StoryBody().clean(story.body)
        assert story.body.raw_data


@pytest.mark.django_db
def test_a_hostile_story_comes_in_harmless(client):
    bring_in(FIXTURES / "hostile.xml")
    story = Article.objects.get()
    shown = client.get(story.get_url()).content.decode()

    assert story.title == "A story"
    assert_harmless(story.body.raw_data)
    assert "alert(" not in shown and "evil.example" not in shown


@pytest.mark.django_db
def test_a_plain_page_keeps_the_words_of_what_it_cannot_show(tmp_path):
    markup = (
        "<p>Words</p><table><tr><td>a</td><td>b</td></tr></table><blockquote>Said</blockquote><pre>x  y</pre>"
    )
    said = bring_in(export(tmp_path, item(1, "About", markup, post_type="page")))

    assert PlainPage.objects.get().text == "<p>Words</p><p>a · b</p><p>Said</p><p>x y</p>"
    assert "became plain paragraphs" in said


@pytest.mark.parametrize(
    "markup, expected",
    [
        ("a\n\nb", ["<p>a</p><p>b</p>"]),
        ("<p>a</p>\n\n\n<p></p><p>&nbsp;</p>", ["<p>a</p>"]),
        ("<div><p>a</p><div>b</div></div>", ["<p>a</p><p>b</p>"]),
        ("<ul><li><p>a</p></li></ul>", ["<ul><li>a</li></ul>"]),
        ("<pre>a\n\nb</pre>", ["<pre>a\n\nb</pre>"]),
        (
            "https://example.org/page",
            ['<p><a href="https://example.org/page">https://example.org/page</a></p>'],
        ),
        ('<a href="#note">1</a> x', ["<p>1 x</p>"]),
        ('<a href="/x">y</a>', ['<p><a href="https://old.example/x">y</a></p>']),
        (
            "<table><tr><td colspan=2>a</td></tr></table>",
            ['<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>'],
        ),
        ("", []),
    ],
)
def test_small_cases(markup, expected):
    blocks = body(markup, base_url="https://old.example/").blocks
    assert [block["value"].replace(">\n<", "><") for block in blocks] == expected


@pytest.mark.parametrize(
    "text", ["[caption" * 200_000, "<!-- wp:x " * 100_000, "<pre>" * 450, "<!--more" * 100_000]
)
def test_openings_without_end_do_not_hold_the_import_up(text):
    began = time.perf_counter()
    with contextlib.suppress(html.Refused):
        body(text)
    assert time.perf_counter() - began < 10


FRAGMENTS = st.sampled_from(
    """<script>|</script>|<img src=x onerror=alert(1)>|<a href='javascript:x'>|</a>|<p onclick=x>
<svg/onload=x>|<table><td>|</table>|<blockquote cite='javascript:x'>
<iframe src='javascript:x'>|<style>|<pre>|<li>
<cite>|<h1>|<iframe src='https://youtu.be/abcdefghijk'>|<!-- wp:html -->|<!-- /wp:html -->
<!--|-->|]]>|<b|<math><mtext>
[caption caption='<img src=x onerror=x>']<img src='https://x/y.jpg'>|[/caption]|<template>|&lt;script&gt;
<noscript><p title='</noscript><img src=x onerror=x>'>|<figure class='wp-block-pullquote'>
https://youtu.be/abcdefghijk|<!-- wp:embed {"url":"javascript:alert(1)"} /-->""".replace("\n", "|").split("|")
)


@given(st.lists(FRAGMENTS | st.text(max_size=12), max_size=25).map("".join))
def test_no_markup_leaves_anything_that_acts(markup):
    try:
        blocks = body(markup, base_url="https://old.example/").blocks
    except html.Refused:
        return
    assert_harmless(blocks)


class Harm(HTMLParser):
    def handle_starttag(self, tag, attrs):
        assert tag in html.ELEMENTS["preserved"] - {"img"}
        for name, said in attrs:
            assert not name.startswith("on") and name not in ("style", "srcdoc", "formaction")
            if name in ("href", "src", "cite"):
                assert "script:" not in (said or "").lower() and not (said or "").lower().startswith("data:")


def assert_harmless(blocks):
    for block in blocks:
        said = block["value"]
        if block["type"] == "embed":
            assert said["address"].startswith(("https://", "http://"))
        for markup in [said] if isinstance(said, str) else [v for k, v in said.items() if k == "text"]:
            Harm().feed(markup if block["type"] != "pull_quote" else "")


@pytest.mark.parametrize(
    "text",
    [
        "<p>" + "<br> " * 20_000 + "x</p>",
        "<p>a" + " " * 1_500_000 + "b</p>",
        "<br>" * 20_000,
        "<blockquote>a<cite>b</cite></blockquote>" * 2_000,
        "<figure>" + "<img src='https://x.example/y.jpg'>" * 2_000 + "<figcaption>c</figcaption></figure>",
        "<b></b>" * 10_000,
        "<b> " * 90 + "x" + "</b>" * 90,
        "\n \n" * 300_000 + "x",
        "<ul>" * 120 + "<li>" * 120,
        "<br>" * 200_000,
    ],
    ids=range(10),
)
def test_runs_of_one_thing_cost_no_more_than_their_length(text):
    began = time.perf_counter()
    with contextlib.suppress(html.Refused):
        body(text)
    assert time.perf_counter() - began < 10  # quadratic ones take minutes
