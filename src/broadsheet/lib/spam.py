"""A classifier of comments that learns from the moderators of one paper, in any script (`spam_training`).

Our own, since what the registry has is either unkept or brings numpy and scipy along. Two views of the same signs are
added up: a line between good and spam that each decision moves just as far as it must (found by dual coordinate
descent, of Hsieh and others, 2008), and counts of the words in good and in spam (naive Bayes). All is kept in whole
numbers, so that the same decisions make the same model on every machine.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple, Self

from broadsheet.lib import spam_signs, spam_state
from broadsheet.lib.spam_signs import Kind, Signs

ENOUGH = 20  # of good and of spam, before a verdict means anything
REASONS = 6

UNIT = 1 << 20  # a weight of one
COUNTED = 1 << 17
SOFTNESS = 0.5  # of the line: how far a decision that contradicts all others may stay on the wrong side
_COUNTS_SHARE = 0.15  # of the counts beside the line, found by cross-validation
_STEEPNESS = 2.5  # from the distance to the line to a score


class Reason(NamedTuple):
    """words: of the comment, folded, or the name of a shape. weight: above zero speaks for spam."""

    kind: Kind
    words: str
    weight: float


class Verdict(NamedTuple):
    """score: 0 good, 1 spam. reasons: what speaks for it, weightiest first. is_certain: enough was seen."""

    score: float
    reasons: tuple[Reason, ...]
    is_certain: bool


class Seen(NamedTuple):
    good: int
    spam: int


class Model:
    """What was learnt from decisions. Takes some 4 MB of memory, and less as bytes (`spam_state`)."""

    def __init__(self) -> None:
        self.weights = array("i", bytes(4 * spam_signs.PLACES))
        self.counts = {is_spam: array("i", bytes(4 * COUNTED)) for is_spam in (False, True)}
        self.decisions = {False: 0, True: 0}

    @property
    def seen(self) -> Seen:
        return Seen(self.decisions[False], self.decisions[True])

    @property
    def is_certain(self) -> bool:
        return min(self.seen) >= ENOUGH

    def judge(self, text: str, name: str = "") -> Verdict:
        if not self.is_certain:
            return Verdict(0.5, (), is_certain=False)
        signs = spam_signs.read(text, name)
        told = self._told(signs)
        score = _score(self._distance(signs) + sum(told.values()))
        return Verdict(score, self._reasons(signs, told, for_spam=score >= 0.5), is_certain=True)

    def score(self, signs: Signs) -> float:
        """Of signs that were read before, without reasons."""
        return _score(self._distance(signs) + sum(self._told(signs).values())) if self.is_certain else 0.5

    def dumps(self) -> bytes:
        """At most 1.5 MB; a third of one after some thousand decisions. Takes some 20 ms."""
        tables = [self.weights, self.counts[False], self.counts[True]]
        return spam_state.pack(spam_state.State(tables, self.seen))

    @classmethod
    def loads(cls, packed: bytes) -> Self:
        """Raises spam_state.Damaged."""
        model = cls()
        state = spam_state.unpack(packed, (spam_signs.PLACES, COUNTED, COUNTED))
        model.weights, model.counts[False], model.counts[True] = state.tables
        model.decisions[False], model.decisions[True] = state.seen
        return model

    def count(self, signs: Signs, *, is_spam: bool) -> None:
        counts = self.counts[is_spam]
        self.decisions[is_spam] += 1
        for place in signs.counted:
            counts[place % COUNTED] += 1

    def move(self, signs: Signs, before: int, after: int) -> None:
        """Let these signs weigh `after` where they weighed `before`; in units, spam above zero."""
        weights = self.weights
        for share, places in signs.groups:
            change = round(after * share) - round(before * share)
            for place in places:
                weights[place] += change

    def _distance(self, signs: Signs) -> float:
        return distance(self.weights, signs)

    def _told(self, signs: Signs) -> dict[int, float]:
        """What the counts say, by place: how much oftener each sign stands in spam, as a logarithm."""
        good, spam = self.counts[False], self.counts[True]
        lean = (self.decisions[False] + 1) / (self.decisions[True] + 1)
        share = _COUNTS_SHARE / math.sqrt(1 + len(signs.counted))
        return {
            place: share * math.log(lean * (spam[at] + 0.5) / (good[at] + 0.5))
            for place in signs.counted
            if good[at := place % COUNTED] or spam[at]
        }

    def _reasons(self, signs: Signs, told: dict[int, float], *, for_spam: bool) -> tuple[Reason, ...]:
        side, by_words = (1 if for_spam else -1), defaultdict[tuple[Kind, str], float](float)
        for share, parts in signs.parts:
            each = share / UNIT
            for kind, words, places in parts:
                weight = each * sum(_at(self.weights, places)) + told.get(places[0], 0.0)
                by_words[kind, words] += side * weight
        weightiest = nlargest(REASONS, by_words.items(), key=itemgetter(1))
        return tuple(
            Reason(kind, shown, side * weight)
            for (kind, words), weight in weightiest
            if weight > 0 and (shown := spam_signs.shown(words))
        )


def distance(weights: Sequence[int], signs: Signs) -> float:
    """From the line; spam is above zero."""
    return sum(share * sum(_at(weights, places)) for share, places in signs.groups) / UNIT


def power(signs: Signs) -> float:
    return sum(share * share * len(places) for share, places in signs.groups)


def _at(weights: Sequence[int], places: tuple[int, ...]) -> tuple[int, ...]:
    return itemgetter(*places)(weights) if len(places) > 1 else (weights[places[0]],)


def _score(from_line: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, _STEEPNESS * from_line))))
