"""What a classifier has learnt can be taken back, and kept as bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.lib import spam_state
from broadsheet.lib.spam import Model, NotLearnt
from broadsheet.lib.spam_training import train
from tests.lib.spam_history import GOOD, TOWNS, examples, taught


@pytest.fixture(scope="module")
def model():
    return train(examples("en", "ar", "fa"))


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
