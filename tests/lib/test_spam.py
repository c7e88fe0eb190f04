"""A classifier that learns from moderators what spam is in their paper."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.lib import spam_shape, spam_signs
from broadsheet.lib.spam import ENOUGH, Model
from broadsheet.lib.spam_training import Example, threshold, train
from tests.lib.spam_history import examples

SPAM = Path(__file__).parents[2].parent / "shared" / "data" / "spam"


@pytest.fixture(scope="module")
def model():
    return train(examples("en", "ar", "fa"))


def test_a_model_that_has_seen_too_little_says_that_it_does_not_know():
    bought = [Example(f"buy {n}", "", is_spam=True) for n in range(ENOUGH)]
    rained = [Example(f"rain {n}", "", is_spam=False) for n in range(ENOUGH - 1)]
    model = train(bought + rained)

    verdict = model.judge("buy buy buy")

    assert (verdict.score, verdict.reasons, verdict.is_certain) == (0.5, (), False)
    assert model.seen == (ENOUGH - 1, ENOUGH)


@pytest.mark.parametrize(
    ("text", "is_spam"),
    [
        ("Please subscribe to our channel", True), ("We have no water in Nasiriyah either", False),
        ("زوروا قناتي رجاء", True), ("ننتظر الماء في الناصرية أيضا", False),
        ("لطفا کانال ما را دنبال کنید", True), ("ما در اهواز هم چشم به راه آب هستیم", False),
    ],
)  # fmt: skip
def test_what_moderators_decided_is_known_again_in_other_words(text, is_spam, model):
    verdict = model.judge(text)

    assert verdict.is_certain
    assert (verdict.score > 0.5) == is_spam


@pytest.mark.parametrize(
    "text",
    [
        "ѕubѕcribe to my chаnnel", "s u b s c r i b e to my channel", "sub\u200bscribe to my chan[nel]",
        "𝐒𝐮𝐛𝐬𝐜𝐫𝐢𝐛𝐞 to my ｃｈａｎｎｅｌ", "SUBSCRIIIIIIIBE to my channelllll", "اشـتـركوا في قنـاتي",
        "اشتركوا في قناتى",
        "کانال‌ من را دنبال کنيد",
    ],
)  # fmt: skip
def test_tricks_of_spelling_hide_nothing(text, model):
    assert model.judge(text).score > 0.5


def test_a_verdict_gives_its_reasons_in_words_of_the_comment(model):
    verdict = model.judge("The dam is old, but subscribe to my channel http://me.example")

    told = {reason.words for reason in verdict.reasons if reason.kind in ("word", "pair", "request")}
    assert told & {"subscribe", "channel", "my channel", "subscribe to my channel"}
    assert all(reason.weight > 0 for reason in verdict.reasons)
    assert all("zzlink" not in reason.words for reason in verdict.reasons)
    weights = [reason.weight for reason in verdict.reasons]
    assert weights == sorted(weights, reverse=True)


def test_what_speaks_for_a_good_comment_weighs_below_zero(model):
    verdict = model.judge("My uncle farms near Basra")

    assert verdict.score < 0.5
    assert verdict.reasons
    assert all(reason.weight < 0 for reason in verdict.reasons)


def test_the_same_history_makes_the_same_model():
    assert train(examples("en", "fa")).dumps() == train(examples("en", "fa")).dumps()


def test_a_threshold_holds_no_good_comment_of_few_and_never_asks_below_the_middle():
    rows = examples("en", "ar", "fa")
    line, model = threshold(rows), train(rows)

    assert 0.5 < line < 1
    assert not any(model.judge(row.text, row.name).score >= line for row in rows if not row.is_spam)
    assert threshold([]) > Model().judge("anything").score
    assert threshold(rows[:4]) > train(rows[:4]).judge("anything").score


KNOWING = train(examples("en", "fa"))


@settings(deadline=None)
@given(st.text(), st.text(max_size=50))
def test_any_text_gets_the_same_verdict_each_time(text, name):
    verdict = KNOWING.judge(text, name)

    assert 0 <= verdict.score <= 1
    assert verdict == KNOWING.judge(text, name)


@given(st.text(), st.text(max_size=50))
def test_every_shape_has_a_name_that_can_be_translated(text, name):
    parts = [part for _share, parts in spam_signs.read(text, name).parts for part in parts]

    assert {words for kind, words, _places in parts if kind == "shape" and words} <= set(spam_shape.NAMES)


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "a.b." * 5_000, "http://" * 3_000, "<a href=" * 2_500, "@" * 20_000, "a@" * 10_000, "1 " * 10_000,
     "ا\u200c" * 10_000, "\ufdfa" * 20_000, "中文" * 10_000, "\u0301" * 20_000, "аb" * 10_000, "[url=" * 4_000,
     "\ud800" * 20_000],
)  # fmt: skip
def test_a_long_text_takes_little_time(text, model):
    begun = time.process_time()
    model.judge(text, text)

    assert time.process_time() - begun < 0.5


@pytest.mark.skipif(not SPAM.is_dir(), reason=f"the collection is not at {SPAM}")
def test_comments_of_strangers_are_told_apart():
    rows = []
    for path in sorted((SPAM / "youtube").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows += csv.DictReader(line for line in file if line.strip())
    told = [Example(row["CONTENT"], row["AUTHOR"], row["CLASS"] == "1") for row in rows]
    model = train(told[::2])

    right = [(model.judge(row.text, row.name).score > 0.5) == row.is_spam for row in told[1::2]]

    assert sum(right) > 0.9 * len(right)
