import pytest

from broadsheet.lib import language


@pytest.mark.parametrize(
    "code",
    [
        "ar",
        "fa",
        "ur",
        "he",
        "ps",
        "ckb",
        "ug",
        "dv",
        "yi",
        "ar-EG",
        "fa_AF",
        "AR",
        "ku-Arab",
        "az-Arab-IR",
        "prs",
        "sd",
        "iw",
    ],
)
def test_languages_of_arabic_and_hebrew_script_run_from_right_to_left(code):
    assert language.direction(code) == "rtl"
    assert language.is_rtl(code)


@pytest.mark.parametrize("code", ["en", "fr", "ku", "tr", "ar-Latn", "fa-Latn-IR", "zh-Hant", "sr-Cyrl", ""])
def test_all_others_run_from_left_to_right(code):
    assert language.direction(code) == "ltr"


def test_the_language_alone_is_taken_out_of_a_longer_code():
    assert [language.base(code) for code in ("fa", "fa-AF", "EN_gb")] == ["fa", "fa", "en"]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("The news", "Latn"),
        ("Été à Zürich", "Latn"),
        ("الأخبار today", "Arab"),
        ("خبرهای ۲۰۲۶", "Arab"),
        ("новости", "Cyrl"),
        ("חדשות", "Hebr"),
        ("新闻", "Hani"),
        ("ދިވެހި", "Thaa"),
    ],
)
def test_a_text_is_in_the_script_of_most_of_its_letters(text, script):
    assert language.script_of(text) == script


def test_a_text_without_letters_is_in_no_script():
    assert language.script_of("2026 — ۱۴۰۵ !") == ""
