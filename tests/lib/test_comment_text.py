"""What is kept of the text that a reader typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib.comment_text import clean_text
from broadsheet.lib.normalise import words

ODD = (
    "ab \n\n\n\t\r\x85\x00\u2028\u200b\u200c\u200d\u2066\u2067\u2069\u202e\u0301\u0327\ufeff"
    "\U0001f3f4\U000e0067\U000e007fمیها"
)
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
TEXT = st.text(st.one_of(st.characters(), st.sampled_from(ODD)))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\x85four", "one\ntwo\nthree\nfour"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("a\n \u200b\n\t\n\ufeff\n\u3164\nb", "a\n\n\nb"),
        ("\n\n  text \t \n", "  text"),
        ("e\u0301te\u0301\x00\x07\x1b", "été"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("می\u200c\u200c\u200cخواهم", "می\u200cخواهم"),
        ("gnp.\u202eexe\u202c", "gnp.exe"),
        ("\u2067متن\u2069 and \u2066open", "\u2067متن\u2069 and open"),
        ("closing\u2069 of nothing", "closing of nothing"),
        ("\u2067over\nlines\u2069", "over\nlines"),
        ("\u200fمتن\u200f", "\u200fمتن\u200f"),
        ("\U000e0068idden", "idden"),
        (SCOTLAND, SCOTLAND),
        ("half \ud83d surrogate \uffff", "half  surrogate"),
        ("\u200b\u2060 \ufeff", ""),
    ],
)  # fmt: skip
def test_only_what_people_see_is_kept(typed, kept):
    assert clean_text(typed) == kept


@given(TEXT)
def test_cleaning_is_final_and_changes_no_word(text):
    kept = clean_text(text)

    assert clean_text(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert "\n\n\n\n" not in kept
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in kept)
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e")
    kept.encode()


@given(st.text(st.sampled_from("abc éжمیها‌中 \n,.!")))
def test_words_stay_words(text):
    assert words(clean_text(text), "fa") == words(text, "fa")
