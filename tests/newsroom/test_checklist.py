"""The rules, one by one: plain facts in, findings out."""

from dataclasses import replace
from datetime import date

import pytest

from broadsheet.articles import checklist
from broadsheet.articles.checklist import Facts, PictureUse

KINDS = (("news", "News"), ("analysis", "Analysis"), ("opinion", "Opinion"))
TODAY = date(2026, 11, 22)
PIER = PictureUse("Lead picture", "lead_picture", "A pier at dusk", False, "Drawing: Ada Reed", None)
GOOD = Facts(
    headline="Bridge opens",
    language="en",
    print_day=TODAY,
    kinds=KINDS,
    standfirst="What the headline cannot say.",
    section="World",
    authors=1,
    pictures=(PIER,),
    tags=2,
)


def codes(facts, level):
    return {finding.code for finding in checklist.findings(facts) if finding.level == level}


def test_a_good_story_has_nothing_to_block_or_to_warn_of():
    assert codes(GOOD, "block") == codes(GOOD, "warn") == set()


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"headline": "  "}, "headline", "title"),
        ({"section": ""}, "section", ""),
        ({"kind": "opinion", "authors": 0}, "byline", "bylines"),
        ({"kind": "analysis", "authors": 0, "source_name": "The Agency"}, "byline", "bylines"),
        ({"nameless": ("Ada Reed",)}, "byline", "bylines"),
        ({"kicker": "opinion"}, "label", "kicker"),
        ({"kind": "opinion", "kicker": "News"}, "label", "kicker"),
        ({"pictures": (replace(PIER, alt=" "),)}, "alt", "lead_alt"),
        ({"pictures": (replace(PIER, alt="", field="body"),)}, "alt", "body"),
        ({"pictures": (replace(PIER, credit=""),)}, "credit", "lead_picture"),
        ({"pictures": (replace(PIER, rights_until=date(2026, 11, 21)),)}, "rights", "lead_picture"),
        ({"correction_without_words": True}, "correction", "correction_text"),
    ],
)
def test_what_keeps_a_story_out_of_print(change, code, field):
    found = checklist.blocking(replace(GOOD, **change))

    assert [(finding.code, finding.field) for finding in found] == [(code, field)]


@pytest.mark.parametrize(
    "change",
    [
        {"authors": 0, "source_name": "The Agency"},
        {"kind": "opinion"},
        {"pictures": (replace(PIER, alt="", is_decorative=True),)},
        {"pictures": (replace(PIER, rights_until=TODAY),)},
        {"kicker": "Harbours"},
    ],
)
def test_what_is_a_decision_and_not_a_fault(change):
    facts = replace(GOOD, **change)

    assert codes(facts, "block") | codes(facts, "warn") == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"headline": "Bridge " * 12, "short_headline": "Bridge"}, "long-headline"),
        ({"headline": "B" * 60}, "long-card"),
        ({"headline": "Will the bridge open?"}, "question"),
        ({"headline": "آیا پل باز می‌شود؟", "language": "fa"}, "question"),
        ({"standfirst": ""}, "standfirst"),
        ({"standfirst": "word " * 50}, "long-standfirst"),
        ({"authors": 0}, "byline"),
        ({"tags": 0}, "tags"),
        ({"tags": 9}, "tags"),
        ({"foreign_tags": ("موانئ",)}, "foreign-tag"),
        ({"pictures": ()}, "lead"),
        ({"twins": 1}, "twin"),
        ({"dead_links": 2}, "dead-links"),
        ({"text": "She said “no.\nAnd went."}, "quotes"),
        ({"headline": "پل بازی علي", "language": "fa"}, "yeh"),
    ],
)
def test_what_deserves_a_second_look_and_blocks_nothing(change, code):
    facts = replace(GOOD, **change)

    assert code in codes(facts, "warn")
    assert not checklist.blocking(facts)


def test_both_letters_yeh_are_right_in_an_arabic_story():
    assert "yeh" not in codes(replace(GOOD, headline="پل بازی علي", language="ar"), "warn")


def test_what_blocks_stands_first():
    levels = [finding.level for finding in checklist.findings(replace(GOOD, tags=0, section=""))]

    assert levels == sorted(levels, key=("block", "warn", "ok").index)
