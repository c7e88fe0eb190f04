import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib import normalise

ARABIC_FAMILIES = """
كتب الكتب والكتب بالكتب وبالكتب للكتب وللكتب فالكتب كالكتب وكتب
كتاب الكتاب كتابه كتابهم والكتاب بالكتاب كتابها
وزراء الوزراء والوزراء
وزارة الوزارة والوزارة وزارات بالوزارة للوزارة وزاراتها
وزير الوزير والوزير وزيرة وزيري
معلم المعلمين معلمين معلمون المعلمون المعلم والمعلمين معلمة المعلمات ومعلمات
حكومة الحكومة والحكومة حكومات الحكومات حكومية الحكومية حكوماتهم وحكومة بحكومة حكومتها
بلاد البلاد بلادهم والبلاد
لجنة اللجنة للجنة واللجنة لجنته
لبنان ولبنان بلبنان لبناني اللبناني اللبنانية اللبنانيين لبنانيون
لاجئون اللاجئون اللاجئين لاجئين للاجئين وللاجئين لاجئ
فلسطين الفلسطينيين فلسطيني الفلسطينية وفلسطين الفلسطينيون والفلسطينيين
سوريا سورية السورية السوري السوريين والسوريين بسوريا ولسوريا
واشنطن وواشنطن بواشنطن
ولاية الولاية والولاية الولايات ولايات
انتخابات الانتخابات والانتخابات انتخاب الانتخابية
تصريح تصريحات التصريحات وتصريحاته
صحفي الصحفي صحفيون الصحفيين والصحفيين صحفية الصحفيات
الله والله بالله لله
دين الدين والدين
والد الوالد والدة الوالدة
""".strip().splitlines()

PERSIAN_FAMILIES = """
کتاب کتاب‌ها کتابها کتاب‌های کتاب‌هایی كتاب کتابي
ایران ایرانی ایرانیان ایرانی‌ها
دولت دولت‌ها دولتی دولت‌های
بزرگ بزرگتر بزرگ‌تر بزرگترین بزرگ‌ترین
زندگی زندگی‌ها زندگی‌های
خبرگزاری خبرگزاری‌ها خبرگزاری‌های
انتخابات انتخاباتی
دانشجو دانشجویان
""".strip().splitlines()


@pytest.mark.parametrize("family", ARABIC_FAMILIES)
def test_an_arabic_word_meets_its_forms(family):
    assert len({normalise.stem(word, "ar") for word in family.split()}) == 1


def test_arabic_words_of_different_families_stay_apart():
    stems = [normalise.stem(family.split()[0], "ar") for family in ARABIC_FAMILIES]

    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize("family", PERSIAN_FAMILIES)
def test_a_persian_word_meets_its_forms(family):
    assert len({normalise.stem(word, "fa") for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("lang", "text", "stems"),
    [
        ("en", "The government’s elections", "the govern elect"),
        ("en-GB", "Running, runs", "run run"),
        ("fr", "L’homme des élections", "homm de elect"),
        ("de", "Häuser", "haus"),
        ("es", "elecciones", "eleccion"),
        ("it", "dell’Italia", "dell ital"),
        ("ru", "новостями", "новост"),
        ("ckb", "هەواڵەکان", "ههوالهكان"),
        ("", "Running", "running"),
    ],
)
def test_each_language_is_stemmed_in_its_own_way_and_an_unknown_one_not_at_all(lang, text, stems):
    assert normalise.stem(text, lang) == stems


@given(st.text(), st.sampled_from(["en", "ar", "fa", "fr", "de", "es", "tr", "ru", "ur", ""]))
def test_stems_are_normalised_words(text, lang):
    stems = normalise.stem(text, lang)

    assert normalise.words(stems, "ar") == stems.split(" ") if stems else stems == ""


def test_many_threads_stem_alike():
    words = [f"running{n} والكتب{n} elections" for n in range(200)]
    expected = [normalise.stem(word, "en") for word in words]
    normalise._stem_word.cache_clear()
    answers = []

    threads = [
        threading.Thread(target=lambda: answers.append([normalise.stem(w, "en") for w in words]))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [expected] * 6
