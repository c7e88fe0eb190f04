import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib import html as door
from tests.lib.browser import harm_in

PROFILES = ("inline", "rich", "table", "preserved")


def test_the_markup_of_an_article_paragraph_comes_through_as_it_is():
    typed = (
        '<p>A <strong>b</strong> <em>c</em> H<sub>2</sub>O <a href="/?a=1&amp;b=2" title="t"'
        ' hreflang="fa" rel="noopener">link</a> <q cite="https://example.org/">q</q> <abbr title="x">y</abbr>'
        "</p><h2>H</h2><ul><li>one</li></ul>"
        '<blockquote cite="/source"><p dir="rtl" lang="fa">نقل</p></blockquote>'
    )

    assert door.clean(typed, "rich") == typed


def test_links_out_say_nothing_of_the_window_they_came_from():
    assert (
        door.clean('<a href="/x" rel="opener" target="_blank">x</a>', "inline")
        == '<a href="/x" rel="noopener">x</a>'
    )
    assert 'rel="nofollow ugc"' in door.clean('<a href="/x">x</a>', "inline", link_rel="nofollow ugc")


@pytest.mark.parametrize(
    "element",
    ["script", "style", "iframe", "object", "svg", "math", "template", "noscript", "textarea", "title"],
)
@pytest.mark.parametrize("profile", PROFILES)
def test_programs_and_foreign_markup_go_with_their_content(element, profile):
    assert door.clean(f"a<{element}>gone</{element}>b", profile) == "ab"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\u202escript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "blob:x",
        "unknown:x",
    ],
)
def test_addresses_of_other_schemes_are_left_out(address):
    assert door.clean(f'<a href="{address}">x</a>', "rich") == '<a rel="noopener">x</a>'
    assert door.clean(f'<q cite="{address}">x</q><img src="{address}">', "preserved") == "<q>x</q><img>"


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "http://example.org", "mailto:a@example.org", "tel:+98", "/a/b:c", "#n", "?q=1"],
)
def test_web_mail_telephone_and_relative_addresses_stay(address):
    assert f'href="{address}"' in door.clean(f'<a href="{address}">x</a>', "rich")


def test_pictures_come_from_the_web_only():
    assert door.clean('<img src="mailto:a@b.c" alt="x" onerror="x">', "preserved") == '<img alt="x">'


def test_attributes_are_held_to_what_they_may_say():
    dirty = '<p dir="sideways" lang="x y" style="color:red" class="c" id="i" onclick="x">t</p>'

    assert door.clean(dirty, "rich") == "<p>t</p>"
    assert door.clean('<img width="100%" height="20">', "preserved") == '<img height="20">'


def test_half_spaces_and_direction_marks_stay_and_what_turns_the_page_round_goes():
    assert (
        door.clean("<p>می‌خواهم \u200f\u200e\u061c\u200d</p>", "rich")
        == "<p>می‌خواهم \u200f\u200e\u061c\u200d</p>"
    )
    assert door.clean("<p>a\u202eb&#x202E;c\u2066d\u2069\x00\x07\ud800</p>", "rich") == "<p>abcd</p>"


def test_words_of_dropped_blocks_do_not_run_together():
    assert door.clean("<div>one</div><div>two</div>", "rich").split() == ["one", "two"]
    assert door.clean("<p>one</p><p>two</p>", "inline").split() == ["one", "two"]


def test_headings_take_the_nearest_level_an_article_has():
    assert door.clean("<h1>a</h1><h6>b</h6>", "rich") == "<h2>a</h2><h4>b</h4>"
    assert door.clean("<h1>a</h1><h6>b</h6>", "preserved") == "<h2>a</h2><h6>b</h6>"


def test_a_table_keeps_its_headers_and_spans():
    table = (
        '<table><caption>c</caption><thead><tr><th scope="col" colspan="2">h</th></tr></thead>'
        "<tbody><tr><td>1</td><td><strong>2</strong></td></tr></tbody></table>"
    )

    assert door.clean(table, "table") == table
    assert door.clean(table, "preserved") == table


def test_unforeseen_markup_keeps_its_figures_terms_and_code():
    figure = '<figure><img src="/a.jpg" alt="b" width="3" height="2"><figcaption>c</figcaption></figure>'
    rest = "<dl><dt>t</dt><dd>d</dd></dl><pre>x\n y</pre><details><summary>s</summary>d</details><hr>"

    assert door.clean(figure + rest, "preserved") == figure + rest


def test_too_much_is_refused():
    with pytest.raises(door.TooLong):
        door.clean("x" * (door.LIMIT + 1), "rich")
    with pytest.raises(door.TooLong):
        door.text_of("x" * 11, limit=10)


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<p>" + "".join(f"<b title={n}>" for n in range(400)) + "<p>x" * 100_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    ],
)
def test_markup_that_would_keep_the_parser_busy_is_refused(bomb):
    with pytest.raises(door.TooTangled):
        door.clean(bomb, "rich")


def test_many_unclosed_paragraphs_and_drawn_paths_are_no_tangle():
    svg = "<svg>" + '<path d="M0 0"/>' * 2_000 + "</svg>"

    assert door.text_of("<p>x" * 5_000 + svg).count("x") == 5_000


def test_the_text_has_a_line_for_each_block():
    typed = "<h2>Head</h2><p>می‌خواهم &amp;copy &lt;b&gt;\n w<b>o</b>rd</p>a<br>b"
    typed += "<table><tr><td>c<td>d</table><script>x</script>"

    assert door.text_of(typed) == "Head\nمی‌خواهم &copy <b> word\na\nb\nc d"


PIECES = """
<p> </p> <b> </b> <i> </i> <a href=x> <a href='javascript:x'> </a> <table> <tr> <td> </table> <svg> </svg>
<math> <mtext> <style> </style> <script> </script> <title> </title> <!-- --> <![CDATA[ ]]> <img/onerror=y>
<div> </div> <button> </button> <select> <option> <template> </template> <noscript> </noscript> <h1> <h2> <h5>
<li> <ul> <dl> <dd> <pre> <form> </form> " ' < > & &lt; &#x202e; / = \u202e \x00 text
"""
HOSTILE = st.lists(
    st.sampled_from([*PIECES.split(), "<a href=x>", "<a href='javascript:x'>", " ", "\n"]), max_size=25
)
HOSTILE = HOSTILE.map("".join)


@pytest.mark.parametrize("profile", PROFILES)
@given(source=st.one_of(HOSTILE, st.text()))
def test_whatever_is_given_what_comes_out_is_harmless_and_final(source, profile):
    cleaned = door.clean(source, profile)

    assert harm_in(cleaned, profile) == set()
    assert door.clean(cleaned, profile) == cleaned


@given(st.one_of(HOSTILE, st.text()))
def test_the_letters_of_the_text_are_the_same_before_and_after_cleaning(source):
    cleaned = door.clean(source, "preserved")

    assert "".join(door.text_of(cleaned).split()) == "".join(door.text_of(source).split())


@given(
    st.text(
        alphabet=st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="\ufeff\ufffe\uffff")
    )
)
def test_typed_words_come_through_the_door_unharmed(text):
    kept = door._UNWANTED.sub("", text)
    escaped = kept.replace("&", "&amp;").replace("<", "&lt;")

    assert door.text_of(f"<p>{escaped}</p>") == " ".join(kept.split())
