"""Names found in a text as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib.mentions import Finder, Name

NAMES = {
    "en": [
        "NATO",
        "New York",
        "Kurds",
        "Jordan",
        "Arab League",
        "Sudan",
        "Al-Qaeda",
        "Iran",
        "desertification",
    ],
    "ar": ["الناتو", "لبنان", "الاتحاد الأوروبي", "اليمن", "الأكراد"],
    "fa": ["ناتو", "کرد", "اتحادیهٔ اروپا", "ایران", "خاورمیانه"],
}
COMMON = {"en": ["Turkey", "WHO"], "ar": ["مالي"], "fa": ["سنگ"]}


def finder(lang):
    names = [Name(n, text) for n, text in enumerate(NAMES[lang])]
    return Finder([*names, *(Name(100 + n, text, True) for n, text in enumerate(COMMON[lang]))], lang)


def found(lang, text):
    return [text[start:end] for _key, start, end in finder(lang).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO’s chief", ["NATO"]),
        ("the Nato-led force", ["Nato"]), ("a pro-NATO party", ["NATO"]), ("a natoist", []),
        ("The New York Times", []), ("in New York", ["New York"]), ("South Sudan and Sudan", ["Sudan"]),
        ("Michael Jordan", []), ("King Abdullah of Jordan", ["Jordan"]),
        ("the Jordan River", []), ("Bank of Jordan", []),
        ("Iranian Kurds", ["Kurds"]),
        ("the Arab League Secretary General", ["Arab League"]), ("the al-Qaeda", ["al-Qaeda"]),
        ("Desertification spreads; desertification costs", ["Desertification", "desertification"]),
        ("Yesterday Iran and Iraq met. Today Iran said", ["Iran", "Iran"]), ("Iran Air", []), ("iran", []),
    ],
)  # fmt: skip
def test_english_names_are_told_by_their_capitals_and_their_neighbours(text, expected):
    assert found("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey is roasted.", []), ("They ate turkey.", []), ("They met in Turkey.", ["Turkey"]),
        ("Who knows?", []), ("who says", []), ("the WHO says", ["WHO"]),
    ],
)  # fmt: skip
def test_a_name_that_is_a_common_word_needs_a_capital_that_no_sentence_gives(text, expected):
    assert found("en", text) == expected


@pytest.mark.parametrize(
    "text",
    ["وبالناتو", "بالناتو", "للناتو", "والناتو", "الناتُو", "النـاتو", "لليمن", "وباليمن", "وللاتحاد الأوروبي",
     "الإتحاد الاوروبى", "وللبنان", "بلبنان", "والأكراد", "الاكراد"],
)  # fmt: skip
def test_arabic_prefixes_and_spellings_hide_no_name(text):
    assert found("ar", f"قال {text} اليوم") == [text]


@pytest.mark.parametrize("text", ["إلى من", "جامعة لبنان", "لبناني", "يمني", "مال مالي", "بنك اليمن"])
def test_arabic_names_inside_other_words_are_none(text):
    assert found("ar", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ناتوی",
        "کردها",
        "کرد‌ها",
        "کردهای",
        "کرد‌های",
        "اتحادیه اروپا",
        "اتحادیه‌ی اروپا",
        "خاور میانه",
        "خاور‌میانه",
        "ايران",
    ],
)
def test_persian_endings_half_spaces_and_letters_hide_no_name(text):
    assert found("fa", f"امروز {text} گفت") == [text]


@pytest.mark.parametrize("text", ["ایرانی", "دانشگاه ایران", "سنگ سیاه", "کردن"])
def test_persian_names_inside_other_words_are_none(text):
    assert found("fa", text) == []


@pytest.mark.parametrize(
    ("lang", "name", "text", "is_meant"),
    [
        ("ar", "لبنان", "في جنوب لبنان على", True), ("ar", "السودان", "في جنوب السودان", False),
        ("fa", "لبنان", "در جنوب لبنان چهار", True), ("fa", "آفریقا", "جنوب آفریقا", False),
    ],
)  # fmt: skip
def test_a_side_of_a_country_is_the_country_unless_it_is_another_one(lang, name, text, is_meant):
    spans = Finder([Name(1, name)], lang).find(text)

    assert [text[start:end] for _key, start, end in spans] == [name] * is_meant


@pytest.mark.parametrize("text", ["کردها", "کردهای", "کردهایی", "کردهایشان", "کرد‌های"])
def test_a_persian_name_in_the_plural_takes_endings(text):
    spans = Finder([Name(1, "کردها")], "fa").find(f"به {text} عراق گفت")

    assert [span.end - span.start for span in spans] == [len(text)]


@given(
    st.text(alphabet="NATO new York's-. كوالاتنفا\u200cهي\n", max_size=80),
    st.sampled_from(["en", "ar", "fa"]),
)
def test_spans_lie_in_the_text_and_do_not_overlap(text, lang):
    last = 0
    for _key, start, end in finder(lang).find(text):
        assert last <= start < end <= len(text)
        last = end
