import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.lib import normalise

ARABIC_AND_PERSIAN = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "اآأإٱبپتثجچحخدرزژسشصطعغفقكکگلمنوؤهةۀیيىئ \u200c\u200b\u0640\u064e\u0651\u0654٠۱2٫٬،يهاترمین"
        ),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    )
)
LANGUAGES = st.sampled_from(["", "fa", "ar", "en", "ckb"])


@given(st.one_of(st.text(), ARABIC_AND_PERSIAN), LANGUAGES)
@example("می ها", "")
@example("کتاب ها ها", "fa")
def test_folding_twice_changes_nothing_more(text, lang):
    once = normalise.normalise(text, lang)

    assert normalise.normalise(once, lang) == once


@given(st.text(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_the_way_characters_are_composed_makes_no_difference(text, form):
    assert normalise.normalise(unicodedata.normalize(form, text)) == normalise.normalise(text)


@given(st.one_of(st.text(), ARABIC_AND_PERSIAN), LANGUAGES)
def test_nothing_invisible_is_left(text, lang):
    folded = normalise.normalise(text, lang)

    assert not set(folded) & set("\u200c\u200d\u200e\u200f\u0640\u202e\ufeff\u00ad\t\n\u00a0")
    assert folded == " ".join(folded.split())


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Élections À Zürich, Łódź & Tromsø", "elections a zurich, lodz & tromso"),
        ("STRASSE Straße", "strasse strasse"),
        ("ISTANBUL İstanbul", "istanbul istanbul"),
        ("ﬁnance ２０２６", "finance 2026"),
        ("مُحَمَّدٌ", "محمد"),
        ("مـــحـــمـــد", "محمد"),
        ("أحمد إلى آخر ٱلكتاب", "احمد الي اخر الكتاب"),
        ("على علی علي", "علي علي علي"),
        ("کتاب كتاب", "كتاب كتاب"),
        ("مدرسة مدرسه", "مدرسه مدرسه"),
        ("خانۀ خانهٔ خانه", "خانه خانه خانه"),
        ("رئیس رییس", "رييس رييس"),
        ("مؤتمر", "موتمر"),
        ("ﻻ ﷲ", "لا الله"),
        ("٢٠٢٦ ۲۰۲۶ 2026", "2026 2026 2026"),
        ("۱۲٬۳۴۵٫۵٪", "12,345.5%"),
        ("йод ёлка", "йод елка"),
        ("  two\n\tlines\u00a0", "two lines"),
    ],
)
def test_each_way_of_typing_becomes_one(typed, folded):
    assert normalise.normalise(typed) == folded


@pytest.mark.parametrize("lang", ["", "fa", "fa-AF", "prs"])
@pytest.mark.parametrize(
    "ways",
    [
        ["می‌خواهم", "میخواهم", "می خواهم", "می \u200c خواهم"],
        ["نمی‌رود", "نمیرود", "نمی رود"],
        ["کتاب‌ها", "کتابها", "کتاب ها", "كتاب\u200cها"],
        ["کتاب‌هایشان", "کتابهایشان", "کتاب هایشان"],
        ["بزرگ‌ترین", "بزرگترین", "بزرگ ترین"],
        ["دانش‌آموز", "دانش آموز"],
        ["خانه‌ای", "خانه ای"],
    ],
)
def test_persian_words_meet_whether_typed_with_a_half_space_a_space_or_none(ways, lang):
    assert len({normalise.normalise(way, lang) for way in ways}) == 1


def test_in_persian_copy_the_arabic_yeh_joins_too():
    assert normalise.normalise("مي خواهم", "fa") == normalise.normalise("می‌خواهم", "fa")


@pytest.mark.parametrize("lang", ["", "ar"])
def test_an_arabic_name_does_not_stick_to_the_word_after_it(lang):
    assert normalise.words("مي زيادة", lang) == ["مي", "زياده"]


def test_words_are_parted_by_whatever_is_no_letter_mark_or_digit():
    assert normalise.words("«Ceasefire»: day-2, l’été; snake_case") == [
        "ceasefire",
        "day",
        "2",
        "l",
        "ete",
        "snake",
        "case",
    ]
    assert normalise.words("हिन्दी में") == ["हिन्दी", "में"]
    assert normalise.words("— … !") == []


def test_a_text_mixes_yehs_when_arabic_and_persian_ones_stand_together():
    assert normalise.has_mixed_yeh("علي گفت که می‌آید")
    assert normalise.has_mixed_yeh("حتى گفت که می‌آید")
    assert not normalise.has_mixed_yeh("علی گفت که می‌آید")
    assert not normalise.has_mixed_yeh("قال علي")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("«نقل قول» و «دیگری»", "fa"),
        ("“Yes,” she said. ‘No’ isn’t an answer.", "en"),
        ('He said "yes" and "no".', "en"),
        ("„Ja“, sagte sie, »gut«.", "de"),
        ("”Ja”, sade hon.", "sv"),
        ("„Tak” i «nie»", "pl"),
        ("“First paragraph.\n“Second paragraph.”", "en"),
        ("«بیرون “درون” بیرون»", "fa"),
        ("", "en"),
    ],
)
def test_quotations_that_open_and_close_are_balanced(text, lang):
    assert normalise.unbalanced_quotes(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "offsets"),
    [
        ("«نقل قول", "fa", [0]),
        ("نقل قول»", "ar", [7]),
        ("“Yes,” she said. “No.", "en", [17]),
        ('one " mark', "en", [4]),
        ("„Ja", "de", [0]),
        ("»wrong way«", "fa", [0, 10]),
    ],
)
def test_a_quotation_mark_without_partner_is_pointed_at(text, lang, offsets):
    assert normalise.unbalanced_quotes(text, lang) == offsets
