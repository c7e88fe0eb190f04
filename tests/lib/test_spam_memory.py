"""What a classifier has learnt is kept as bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lib import spam_state
from broadsheet.lib.spam import Model
from broadsheet.lib.spam_training import train
from tests.lib.spam_history import examples


@pytest.fixture(scope="module")
def model():
    return train(examples("en", "ar", "fa"))


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
