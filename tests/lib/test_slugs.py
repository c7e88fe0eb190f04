from urllib.parse import quote, unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.lib import slugs


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Ceasefire holds, for now", "ceasefire-holds-for-now"),
        ("  What’s next? — “Nobody knows”  ", "whats-next-nobody-knows"),
        ("L'Été à Zürich: Straße & Łódź", "lete-a-zurich-strasse-lodz"),
        ("وزراء الخارجية: اجتماعٌ طارئ", "وزراء-الخارجية-اجتماع-طارئ"),
        ("آتش‌بس در «غزه»؛ می‌ماند؟", "آتش-بس-در-غزه-می-ماند"),
        ("ZWNJ\u200c at\u200c-edges \u200cکتاب\u200c ها", "zwnj-at-edges-کتاب-ها"),
        ("۲۰ کشته در ۲۰۲۶", "۲۰-کشته-در-۲۰۲۶"),
        ("Новости дня", "новости-дня"),
        ("新闻 2026", "新闻-2026"),
        ("snake_case/and\\path..%", "snake-case-and-path"),
        ("❤️ love", "love"),
        ("!!! — …", ""),
        ("", ""),
    ],
)
def test_a_headline_becomes_a_short_word_in_its_own_script(headline, slug):
    assert slugs.slugify(headline) == slug


def test_an_old_address_in_percent_signs_is_read_first():
    assert slugs.slugify("%d8%b3%d9%84%d8%a7%d9%85-%D8%AF%D9%86%DB%8C%D8%A7") == "سلام-دنیا"
    assert slugs.slugify("%2e%2e%2fetc%2fpasswd") == "etc-passwd"
    assert slugs.slugify("100%ff sure") == "100-ff-sure"


def test_a_long_headline_is_cut_after_a_word():
    assert slugs.slugify("one two three four", max_length=13) == "one-two-three"
    assert slugs.slugify("one two three four", max_length=12) == "one-two"
    assert slugs.slugify("incomprehensibilities", max_length=8) == "incompre"


def test_a_name_never_grows_past_what_the_press_stores():
    assert len(slugs.slugify("新" * 300).encode()) <= slugs.MAX_BYTES


@given(st.text(), st.integers(1, 100))
@example("%41%2541", 80)
@example("％41", 80)
def test_every_slug_is_final_short_and_safe_in_an_address(text, max_length):
    slug = slugs.slugify(text, max_length)

    assert slugs.slugify(slug, max_length) == slug
    assert unquote(quote(slug)) == slug
    assert len(slug) <= max_length
    assert not set(slug) & set("/\\%.?#&_ \u200d\u202e\n'\"<>")
    assert not slug.startswith("-") and not slug.endswith("-") and "--" not in slug


@pytest.mark.parametrize(
    ("slug", "under"),
    [
        ("feed", "section"),
        ("j", "section"),
        ("2026", "section"),
        ("۱۴۰۵", "section"),
        ("%66eed", "section"),
        ("%2566eed", "section"),
        ("FEED", "section"),
        ("feed/", "section"),
        ("photo", "galleries"),
        ("film", "galleries"),
        ("news", "root"),
        ("most-viewed", "root"),
        ("-", "root"),
        ("fa", "root"),
        ("admin", "root"),
        ("sitemap-2026-11.xml", "root"),
        ("robots.txt", "root"),
    ],
)
def test_names_of_the_papers_own_addresses_are_reserved(slug, under):
    assert slugs.is_reserved(slug, under)


@pytest.mark.parametrize(
    ("slug", "under"),
    [
        ("feed", "galleries"),
        ("news", "section"),
        ("20260", "section"),
        ("photo", "root"),
        ("world", "root"),
        ("", "root"),
    ],
)
def test_other_names_are_free(slug, under):
    assert not slugs.is_reserved(slug, under)


def test_the_languages_kept_free_can_be_named():
    assert slugs.is_reserved("zh-hant", "root", languages=["zh-Hant"])
    assert not slugs.is_reserved("fa", "root", languages=["ar"])
