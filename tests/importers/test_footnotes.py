"""Footnotes of the block editor keep their words and their numbers."""

import json

import pytest
from django.utils.html import escape

from broadsheet.articles.models import Article
from broadsheet.pages.models import PlainPage
from tests.importers.factories import bring_in, export, item
from tests.importers.test_bodies import assert_harmless

pytestmark = pytest.mark.django_db
BLOCK = "<!-- wp:footnotes /-->"


def mark(name, number):
    return f'<sup data-fn="{name}" class="fn"><a href="#{name}" id="{name}-link">{number}</a></sup>'


def paragraph(*words):
    return f"<!-- wp:paragraph -->\n<p>{''.join(words)}</p>\n<!-- /wp:paragraph -->\n"


def noted(rows):
    said = rows if isinstance(rows, str) else json.dumps(rows)
    value = f"<wp:meta_key>footnotes</wp:meta_key><wp:meta_value>{escape(said)}</wp:meta_value>"
    return f"<wp:postmeta>{value}</wp:postmeta>"


TWO = [
    {"id": "a1", "content": "The <em>ledger</em> of the port"},
    {"id": "b2", "content": 'A <a href="/archive/">list</a>'},
]


def come_in(tmp_path, content, notes, **fields):
    return bring_in(export(tmp_path, item(1, "Noted", content, inside=noted(notes), **fields)))


def words():
    return "".join(str(block["value"]) for block in Article.objects.get().body.raw_data)


def test_notes_stand_where_their_block_was_under_the_numbers_of_the_text(tmp_path, client):
    content = paragraph("One", mark("a1", 1), " two", mark("b2", 2)) + BLOCK + paragraph("After.")
    said = come_in(tmp_path, content, TWO)

    assert words() == (
        "<p>One<sup>1</sup> two<sup>2</sup></p><h2>Footnotes</h2><ol><li>The <i>ledger</i> of the port</li>"
        '<li>A <a href="https://courier.example/archive/">list</a></li></ol><p>After.</p>'
    )
    assert "left out" not in said
    assert "of the port" in client.get(Article.objects.get().get_url()).content.decode()


def test_a_mark_shows_the_number_of_its_note_whatever_it_said(tmp_path):
    come_in(tmp_path, paragraph("x", mark("b2", 1), "y", mark("gone", 7), "z", mark("b2", "*")) + BLOCK, TWO)
    assert words().startswith("<p>x<sup>2</sup>y<sup>7</sup>z<sup>2</sup></p>")


def test_the_archives_own_heading_is_enough(tmp_path):
    come_in(
        tmp_path,
        paragraph(mark("a1", 1)) + "<!-- wp:heading -->\n<h2>Sources</h2>\n<!-- /wp:heading -->\n" + BLOCK,
        TWO,
    )
    assert "<h2>Sources</h2><ol><li>" in words() and "Footnotes" not in words()


def test_marks_without_a_place_for_the_notes_have_them_at_the_end(tmp_path):
    come_in(tmp_path, f"<p>One{mark('a1', 1)}</p>\n\nLast words", TWO)
    assert "<p>Last words</p><h2>Footnotes</h2><ol><li>" in words()


def test_notes_that_the_story_no_longer_marks_or_shows_stay_out(tmp_path):
    come_in(tmp_path, paragraph("None."), TWO)
    assert words() == "<p>None.</p>"


def test_a_plain_page_has_its_notes_too(tmp_path):
    come_in(tmp_path, paragraph("One", mark("a1", 1)) + BLOCK, TWO, post_type="page")
    assert "<p>One<sup>1</sup></p><h2>Footnotes</h2><ol><li>" in PlainPage.objects.get().text


@pytest.mark.parametrize("field", ["{", "[1]", '{"a": 1}', "null", "[" * 5_000, '[{"id": "a1"}]'])
def test_a_field_that_holds_no_notes_is_said_and_keeps_nothing_out(tmp_path, field):
    said = come_in(tmp_path, paragraph("One", mark("a1", 1)) + BLOCK, field)

    assert words() == "<p>One<sup>1</sup></p>"
    assert "its footnotes cannot be read" in said


def test_long_notes_come_in_whole_and_endless_ones_are_refused(tmp_path):
    come_in(tmp_path, paragraph(mark("a1", 1)) + BLOCK, [{"id": "a1", "content": "word " * 40_000 + "end"}])
    assert "end</li>" in words()
    said = bring_in(export(tmp_path, item(2, "Endless", inside=noted("x" * 2_100_000))))
    assert "footnotes: longer than any text may be" in said


def test_hostile_notes_are_harmless(tmp_path):
    rows = [
        {"id": "a1", "content": "</li></ol><script>alert(1)</script><img src=x onerror=alert(1)>x"},
        {
            "id": 'b"><script>',
            "content": '<a href="javascript:alert(1)" style="x" onclick="y">y</a><svg onload=z>',
        },
    ]
    come_in(tmp_path, paragraph("One", mark("a1", 1)) + BLOCK, rows)

    assert_harmless(Article.objects.get().body.raw_data)
    assert "<ol><li>x</li><li>y</li></ol>" in words() and "alert" not in words()


def test_a_changed_note_changes_the_story(tmp_path):
    content = paragraph("One", mark("a1", 1)) + BLOCK
    come_in(tmp_path, content, TWO)
    come_in(tmp_path, content, [{"id": "a1", "content": "Put right"}])
    assert "<ol><li>Put right</li></ol>" in words()
