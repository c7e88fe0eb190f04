"""Rules by which a comment waits for a moderator, and what is kept of its text."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib.alike import KEPT, fingerprint, is_near
from broadsheet.lib.comment_rules import Limits, reasons
from broadsheet.lib.comment_text import clean_text
from broadsheet.lib.spam_training import Example, train
from broadsheet.lib.word_lists import WordList

DATA = Path(__file__).parents[2].parent / "shared" / "data"
ODD = (
    "ab \n\n\n\t\r\x85\x00\u2028\u200b\u200c\u200d\u2066\u2067\u2069\u202e\u0301\u0327\ufeff"
    "\U0001f3f4\U000e0067\U000e007fمیها"
)
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
TEXT = st.text(st.one_of(st.characters(), st.sampled_from(ODD)))


def codes(text, **more):
    return [reason.code for reason in reasons(text, **more)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke for an hour, and said nothing about the NATO talks.",
        "بسم الله الرحمن الرحيم، مُحَمَّدٌ رسولُ اللهِ",
        "می‌خواهم بدانم چرا نمی‌گویند؛ کتاب‌ها و روزنامه‌ها را خوانده‌ام…",
        "See https://who.int/water and www.un.org for the numbers.",
        "Hahaha! Really?!",
        "ข้อความที่ถูกต้อง น้ำท่วม",
        "क्षत्रिय श्री\u200dमान",
        f"👨\u200d👩\u200d👧 {SCOTLAND} well said",
        "Tiếng Việt có nhiều dấu, thật đấy",
        "1000000000 dinars",
        "NO",
        "",
    ],
)
def test_what_honest_readers_write_gives_no_reason(text):
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("http://a.example https://b.example www.c.example", 3),
        ("buy.com cheap.net sell.org", 3),
        ("[url=http://a.example]a[/url] [url]http://b.example[/url] <a href='http://c.example'>c</a>", 3),
        ("a.example/x b.example/y c.example/z", 3),
        ("سایت‌های ما: http://الف.example و www.ب.example و c.com", 3),
        ("h\u200bttp://a.example ｈttp://b.example ht\u00adtp://c.example", 3),
    ],
)
def test_links_are_counted_however_they_are_written(text, number):
    assert [(reason.code, reason.number) for reason in reasons(text)] == [("links", number)]


def test_a_link_whose_words_are_its_address_counts_once_and_a_sentence_is_no_link():
    paste = "<a href='http://a.example/x'>http://a.example/x</a> <a href='http://b.example'>www.b.example</a>"

    assert codes(paste) == []
    assert (
        codes(
            "He left.Then she came.Nobody spoke.It is e.g.so; write to me@home.example.",
            limits=Limits(links=0),
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "code", "number", "told"),
    [
        ("sooooooooooo good", "letters", 11, "o"),
        ("عاااااااااااجل", "letters", 11, "ا"),
        ("what!!!!!!!!!!!!", "letters", 12, "!"),
        ("buy buy Buy BUY buy buy now", "words", 6, "buy"),
        ("مرگ مرگ مرگ مرگ مرگ مرگ", "words", 6, "مرگ"),
        ("Come to us\nno\nCOME TO US\ncome  to us\n", "lines", 3, "come to us"),
        ("THIS IS WHAT THEY NEVER TELL YOU", "capitals", 100, ""),
        ("ЭТО ВСЁ ЛОЖЬ И НЕПРАВДА", "capitals", 100, ""),
        ("f\u200br\u200be\u200be\u200b", "unseen", 4, ""),
        ("b\u200cu\u200cy\u200c now\u200dn\u200do", "unseen", 4, ""),
        ("gnp.\u202eexe", "direction", 1, ""),
        ("Z\u0351\u036b\u0343\u036a\u0342\u036balgo", "marks", 6, ""),
    ],
)
def test_noise_is_told_with_its_number(text, code, number, told):
    assert (code, number, told) in reasons(text)


def test_limits_are_what_the_paper_says():
    assert codes("http://a.example", limits=Limits(links=0)) == ["links"]
    assert codes("THIS IS WHAT THEY NEVER TELL YOU", limits=Limits(capitals=1)) == []


@pytest.mark.parametrize(
    ("language", "entries", "text", "found"),
    [
        ("en", ["viagra", "work from home", "casin*"], "VIAGRA! Work  from\nhome at the casinos",
         ["viagra", "work from home", "casin*"]),
        ("en", ["ass", "hell*"], "The class passes; he’ll shelve it", []),
        ("en", ["viagra"], "v-i-a-g-r-a or ѵіаgrа or via\u200bgra", ["viagra"]),
        ("ar", ["كازينو", "قمار"], "وبالكازينو، وللقمار", ["كازينو", "قمار"]),
        ("ar", ["الكازينو"], "في الكازينو اليوم", ["الكازينو"]),
        ("ar", ["قمار"], "الأقمار الصناعية", []),
        ("fa", ["شرط‌بندی", "احمق"], "سایت شرط بندی و احمق‌ها", ["شرط‌بندی", "احمق"]),
        ("fa", ["كازينو"], "کازینوی ما", ["كازينو"]),
        ("fa", ["خر"], "خرید و آخر", []),
        ("", ["*", " ", "!"], "* ! anything", []),
    ],
)  # fmt: skip
def test_listed_words_are_found_whole_in_every_spelling(language, entries, text, found):
    listed = WordList(entries, language)

    assert listed.found_in(text) == found
    assert [reason.text for reason in reasons(text, listed=listed) if reason.code == "listed"] == found


def test_a_text_that_was_sent_before_is_known_again_in_other_clothes():
    sent = fingerprint("Lose ten kilos in two weeks with this old trick from Basra, call 0770 123 456!")

    assert (
        codes(
            "LOSE ten kilos in two wееks, with this old trick from Basra: call 0771 999 888", recent=[sent]
        )[-1]
        == "again"
    )
    assert (
        codes("The trick is old, and Basra has lost more than ten kilos of its dates.", recent=[sent]) == []
    )


def test_thanks_may_be_said_by_everybody():
    assert codes("Thank you!", recent=[fingerprint("Thank you!")]) == []


def test_long_texts_are_alike_by_a_sample():
    paragraphs = [
        f"Paragraph {chr(97 + n % 26) * 3}{chr(97 + n // 26) * 2} tells of another village by the river."
        for n in range(60)
    ]
    text, other = "\n".join(paragraphs), "\n".join(word[::-1] for word in paragraphs)

    assert len(fingerprint(text)) == KEPT
    assert is_near(fingerprint(text), fingerprint(text + " And so on."))
    assert not is_near(fingerprint(text), fingerprint(other))


@given(TEXT)
def test_any_text_is_ruled_on_the_same_each_time_and_is_like_itself(text):
    listed = WordList([text, text[:3] + "*"], "fa")
    own = fingerprint(text)

    assert reasons(text, listed=listed, recent=[own]) == reasons(text, listed=listed, recent=[own])
    assert is_near(own, own) == bool(own)


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "a.b." * 5_000, "-a" * 10_000, "http://" * 3_000, "<a href=" * 2_500, "a@" * 10_000, "a " * 10_000,
     "ا\u200c" * 10_000, "\u0301" * 20_000, "\u2066" * 20_000, "аb" * 10_000, "[url=" * 4_000, "\n" * 20_000,
     "//a" * 7_000, "\U0001f3f4\U000e0067" * 10_000],
)  # fmt: skip
def test_long_texts_take_little_time(text):
    begun = time.process_time()
    clean_text(text)
    reasons(
        text,
        listed=WordList(["a a a a", "b*"], "ar"),
        recent=[fingerprint("another text that was sent before")] * 50,
    )

    assert time.process_time() - begun < 1


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the collections are not at {DATA}")
@pytest.mark.parametrize("collection", ["sanitizer", "spam"])
def test_collections_of_attacks_and_of_spam_are_taken_in_their_stride(collection):
    bought = [Example(f"buy {n} now", "", is_spam=True) for n in range(20)]
    model = train([*bought, *(Example(f"rain fell on {n} fields", "", is_spam=False) for n in range(20))])
    files = sorted(path for path in (DATA / collection).rglob("*") if path.is_file())
    strings = json.loads((DATA / "sanitizer/blns/blns.json").read_text())
    texts = [path.read_text(errors="surrogateescape") for path in files]
    comments = [text[at : at + 1500] for text in texts for at in range(0, len(text), 1500)]
    assert len(comments) > 100

    begun = time.process_time()
    for comment in (*strings, *comments):
        kept = clean_text(comment)
        assert clean_text(kept) == kept
        reasons(comment)
        assert 0 <= model.judge(comment).score <= 1

    assert time.process_time() - begun < 0.05 * (len(comments) + len(strings))
