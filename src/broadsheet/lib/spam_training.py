"""Learning from all decisions of a paper at once, and from which score on a comment is held."""

import hashlib
import math
import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from broadsheet.lib import spam_signs
from broadsheet.lib.normalise import normalise
from broadsheet.lib.spam import SOFTNESS, UNIT, Model, distance, power
from broadsheet.lib.spam_signs import Signs

PASSES = 25
FOLDS = 8
_LOWEST = 0.51
_SETTLED = 0.02  # of a weight: a pass that moves no decision further was the last


class Example(NamedTuple):
    text: str
    name: str
    is_spam: bool


def train(examples: Iterable[Example]) -> Model:
    """The same examples in the same order make the same model. About 2 ms an example."""
    rows = list(examples)
    return _trained([(row, spam_signs.read(row.text, row.name)) for row in rows])


def threshold(examples: Iterable[Example], most_good_held: float = 0.01) -> float:
    """The score from which on a comment is held, so that at most that share of good ones is.

    Found by cross-validation: each comment is judged by a model that has not seen it, nor the same words. Chance adds
    about the square root of a number to it, so that many fewer may be across the line than the share allows. Where good
    comments are few, none is. Always above 0.5, which is what a model says that has seen too little.
    """
    read = [(row, spam_signs.read(row.text, row.name)) for row in examples]
    folds = [_fold(row) for row, _signs in read]
    scores: list[float] = []
    for fold in range(FOLDS):
        model = _trained([pair for pair, its in zip(read, folds, strict=True) if its != fold])
        held_out = [pair for pair, its in zip(read, folds, strict=True) if its == fold]
        scores += [model.score(signs) for row, signs in held_out if not row.is_spam]
    return _above(sorted(scores, reverse=True), most_good_held)


def _above(good: Sequence[float], most_held: float) -> float:
    """A score that few enough of these reach, halfway to the next one below; good: the highest first."""
    if not good:
        return _LOWEST
    allowed = most_held * len(good)
    held = max(0, int(allowed - math.sqrt(allowed)))
    if held == len(good):
        return _LOWEST
    above = good[held - 1] if held else 1.0
    return max(_LOWEST, (above + good[held]) / 2, math.nextafter(good[held], 1.0))


def _fold(example: Example) -> int:
    words = normalise(example.text).encode("utf-8", "replace")
    return hashlib.blake2b(words, digest_size=1).digest()[0] % FOLDS


def _trained(read: Sequence[tuple[Example, Signs]]) -> Model:
    """Dual coordinate descent: each decision in turn weighs what it must, given all others, until they settle."""
    model = Model()
    for row, signs in read:
        model.count(signs, is_spam=row.is_spam)
    steps = [0] * len(read)
    needs = [power(signs) + SOFTNESS for _row, signs in read]
    order, chance = list(range(len(read))), random.Random(0)  # noqa: S311 - an order, not a secret
    for _pass in range(PASSES):
        chance.shuffle(order)
        furthest = 0
        for n in order:
            furthest = max(furthest, _settle(model, read[n], steps, n, needs[n]))
        if furthest < _SETTLED * UNIT:
            break
    return model


def _settle(model: Model, pair: tuple[Example, Signs], steps: list[int], n: int, needs: float) -> int:
    """Let one decision weigh what it must; how far that moved it."""
    row, signs = pair
    side = 1 if row.is_spam else -1
    lacking = 1 - side * distance(model.weights, signs) - SOFTNESS * steps[n] / UNIT
    before, after = steps[n], max(0, steps[n] + round(lacking / needs * UNIT))
    if before != after:
        model.move(signs, side * before, side * after)
        steps[n] = after
    return abs(after - before)
