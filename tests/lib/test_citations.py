"""Marks in running text that name a source by its number."""

import pytest

from broadsheet.lib import citations


def test_a_text_is_read_without_its_marks():
    assert citations.plain("It has members. [1] It meets.[2]") == "It has members. It meets."


@pytest.mark.parametrize("text", ["Said. [2]", "Said. [۲]", "Said.\u00a0[٢]", "<p>Said.[2]</p>"])
def test_a_mark_is_a_number_in_any_digits(text):
    assert citations.numbers(text) == [2]


@pytest.mark.parametrize("text", ["[ 1]", "[one]", "[]", "[2024]", "(1)", "[1–2]"])
def test_other_brackets_are_no_marks(text):
    assert citations.numbers(text) == [] and citations.plain(text) == text


def test_marks_become_links_in_text_and_in_no_address():
    html = '<p>Said <a href="https://example.org/?a[1]=b">here</a>. [1]</p>'

    told = citations.linked(html, "<i>{}</i>".format)

    assert told == '<p>Said <a href="https://example.org/?a[1]=b">here</a>.<i>1</i></p>'


def test_a_mark_that_leads_nowhere_stays_as_it_is_written():
    assert citations.linked("Said. [7]", lambda number: None) == "Said. [7]"
