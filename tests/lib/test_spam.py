"""A classifier that learns from moderators what spam is in their paper."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.lib import spam_state
from broadsheet.lib.spam import ENOUGH, Model, NotLearnt
from broadsheet.lib.spam_training import Example, threshold, train

SPAM = Path(__file__).parents[2].parent / "shared" / "data" / "spam"

TOWNS = [
    "Basra",
    "Mosul",
    "Kirkuk",
    "Najaf",
    "Erbil",
    "Hilla",
    "Amara",
    "Samawa",
    "Kut",
    "Ramadi",
    "Tikrit",
    "Zakho",
]
GOOD = {
    "en": ["The dam above {} should have been mended years ago.", "My uncle farms near {} and has no water at all.",
           "Who speaks for {} in this ministry?"],
    "ar": ["سكان {} ينتظرون الماء منذ سنوات يا سادة", "كان يجب إصلاح السد قرب {} قبل أعوام",
           "من يتحدث باسم {} في الوزارة؟"],
    "fa": ["مردم {} سال‌هاست چشم به راه آب‌اند", "سد بالای {} را باید سال‌ها پیش تعمیر می‌کردند",
           "چه کسی از {} حرف می‌زند؟"],
}  # fmt: skip
BAD = {
    "en": ["Subscribe to my channel {} please!!", "Earn cash at home in {}: http://cash.example/{}",
           "Cheap watches {} visit my shop"],
    "ar": ["اشتركوا في قناتي {} رجاء!!", "اربح المال من البيت في {} http://cash.example/{}",
           "ساعات رخيصة {} زوروا متجري"],
    "fa": ["لطفا کانال {} من را دنبال کنید!!", "در خانه پول دربیاورید {} http://cash.example/{}",
           "ساعت ارزان {} به فروشگاه من سر بزنید"],
}  # fmt: skip


def examples(*languages):
    return [
        Example(text.replace("{}", town), town, is_spam)
        for language in languages
        for town in TOWNS
        for is_spam, texts in ((False, GOOD[language]), (True, BAD[language]))
        for text in texts
    ]


def taught(*languages):
    model = Model()
    for example in examples(*languages):
        model.learn(example.text, example.name, is_spam=example.is_spam)
    return model


@pytest.fixture(scope="module")
def model():
    return train(examples("en", "ar", "fa"))


def test_a_model_that_has_seen_too_little_says_that_it_does_not_know():
    model = Model()
    for n in range(ENOUGH):
        model.learn(f"buy {n}", is_spam=True)
    for n in range(ENOUGH - 1):
        model.learn(f"rain {n}", is_spam=False)

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
@pytest.mark.parametrize("way", ["in one go", "one by one"])
def test_what_moderators_decided_is_known_again_in_other_words(text, is_spam, way, model):
    model = model if way == "in one go" else taught("en", "ar", "fa")

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


def test_a_decision_taken_back_leaves_nothing_behind():
    model = taught("en")
    before = model.dumps()

    model.learn("The mayor sells cheap watches", "Sara", is_spam=True)
    assert model.dumps() != before
    model.unlearn("The mayor sells cheap watches", "Sara", is_spam=True)

    assert model.dumps() == before


def test_decisions_are_taken_back_in_any_order_and_as_often_as_they_were_made():
    model = taught("en")
    before = model.dumps()
    again = examples("en")[:6]
    for example in (*again, *again):
        model.learn(*example[:2], is_spam=example.is_spam)

    for example in (*again, *reversed(again)):
        model.unlearn(*example[:2], is_spam=example.is_spam)

    restored = Model.loads(before)
    assert model.weights == restored.weights
    assert (model.counts, model.seen) == (restored.counts, restored.seen)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=200), st.text(max_size=20), st.booleans())
def test_whatever_was_learnt_can_be_taken_back(text, name, is_spam):
    model = Model()

    model.learn(text, name, is_spam=is_spam)
    assert any(model.weights)
    model.unlearn(text, name, is_spam=is_spam)

    assert not any(model.weights)
    assert not any(map(any, model.counts.values()))
    assert model.seen == (0, 0)


def test_what_a_batch_taught_can_be_taken_back_too():
    rows = examples("en")
    model = train(rows)

    for row in rows:
        model.unlearn(row.text, row.name, is_spam=row.is_spam)

    assert not any(model.weights)
    assert model.seen == (0, 0)


def test_a_decision_that_was_not_made_cannot_be_taken_back():
    model = taught("en")
    before = model.dumps()

    with pytest.raises(NotLearnt):
        model.unlearn(GOOD["en"][0].replace("{}", TOWNS[0]), TOWNS[0], is_spam=True)

    assert model.dumps() == before


def test_a_model_comes_back_from_its_bytes(model):
    packed = model.dumps()
    again = Model.loads(packed)

    assert len(packed) < 2_000_000
    assert again.dumps() == packed
    assert again.judge("Please subscribe") == model.judge("Please subscribe")


def test_damaged_bytes_are_refused_by_name(model):
    packed = model.dumps()
    middle = len(packed) // 2
    harmed = [
        b"", b"BSPM", b"hello", packed[:-1], packed + b"x", packed[:middle], b"XXXX" + packed[4:],
        packed[:4] + b"\xff\xff" + packed[6:], packed[:middle] + b"\0\1\2" + packed[middle + 3 :],
    ]  # fmt: skip

    for packed in harmed:
        with pytest.raises(spam_state.Damaged):
            Model.loads(packed)


@given(st.binary(max_size=100))
def test_no_bytes_of_others_make_a_model(packed):
    with pytest.raises(spam_state.Damaged):
        Model.loads(packed)


def test_the_same_history_makes_the_same_model():
    assert train(examples("en", "fa")).dumps() == train(examples("en", "fa")).dumps()


def test_a_threshold_holds_no_good_comment_of_few_and_never_asks_below_the_middle():
    rows = examples("en", "ar", "fa")
    line, model = threshold(rows), train(rows)

    assert 0.5 <= line < 1
    assert not any(model.judge(row.text, row.name).score >= line for row in rows if not row.is_spam)
    assert threshold([]) == 0.5


@settings(deadline=None)
@given(st.text(), st.text(max_size=50))
def test_any_text_gets_the_same_verdict_each_time(text, name):
    model = KNOWING
    verdict = model.judge(text, name)

    assert 0 <= verdict.score <= 1
    assert verdict == model.judge(text, name)


KNOWING = taught("en", "fa")


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
