import pytest

from broadsheet.lib import reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A well-known war—and peace – again", 6),
        ("می‌خواهم کتاب‌ها را بخوانم", 4),
        ("كِتَابٌ جَدِيد", 2),
        ("100 % !", 1),
        ("", 0),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text, words):
    assert reading.count_words(text) == words


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [
        (2200, "en", 10),
        (1800, "ar", 10),
        (1800, "fa-IR", 10),
        (2200, "he", 10),
        (2200, "ar-Latn", 10),
        (5, "en", 1),
        (0, "en", 0),
    ],
)
def test_arabic_script_is_read_more_slowly(words, language, minutes):
    assert reading.minutes(words, language) == minutes
