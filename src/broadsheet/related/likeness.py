"""How like two texts are, in numbers: stems weighed by how rare they are, and runs of words that both have."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

TITLE, STANDFIRST = 2, 1  # how often more than a word of the text one of these counts
# stories more than there are: in a paper of three, what two have is still rare
UNSEEN, UNSEEN_SUBJECTS = 5, 20
RUN = 3  # stems
DOUBLE = 0.5  # of the runs of the shorter text

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Rarity:
    """How many stories of a sample have each stem, and each subject (its kind's code and its number)."""

    stories: int
    stems: Mapping[str, int]
    subjects: Mapping[tuple[str, int], int]

    def of_stem(self, stem: str) -> float:
        """Near 0 for a stem that all have, and the larger the fewer have it; 0 for numbers and single letters."""
        if stem not in self._weights:
            count, of_all = self.stems.get(stem, 0), self.stories + UNSEEN
            is_word = len(stem) > 1 and not stem.isdigit()
            self._weights[stem] = math.log(1 + (of_all - count + 0.5) / (count + 0.5)) if is_word else 0.0
        return self._weights[stem]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Those asked for: the same stems come in one story after the other."""
        return {}

    def of_subject(self, subject: tuple[str, int]) -> float:
        """From 0, all are about it, to 1, none of the sample is."""
        count = self.subjects.get(subject, 0)
        return 1 - math.log(1 + count) / math.log(1 + max(count, self.stories) + UNSEEN_SUBJECTS)


@dataclass(frozen=True)
class Text:
    """A story's stems in their order, the headline's first, then the standfirst's; how many these are."""

    stems: tuple[str, ...]
    title: int = 0
    standfirst: int = 0

    def vector(self, rarity: Rarity) -> Vector:
        """Stem → weight, of length 1."""
        weight = rarity.of_stem
        return _unit({stem: (1 + math.log(n)) * weight(stem) for stem, n in self.counted.items()})

    @cached_property
    def counted(self) -> Counter[str]:
        counts = Counter(self.stems)
        for extra, part in ((TITLE, self.stems[: self.title]), (STANDFIRST, self._standfirst)):
            for stem in part:
                counts[stem] += extra
        return counts

    @property
    def _standfirst(self) -> tuple[str, ...]:
        return self.stems[self.title : self.title + self.standfirst]

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(zip(*(self.stems[first:] for first in range(RUN)), strict=False))


def likeness(one: Vector, other: Vector) -> float:
    """From 0, no stem in common, to 1."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many[stem] for stem, weight in few.items() if stem in many)


def is_double(one: Text, other: Text) -> bool:
    """Whether they tell the same in near-identical words: half of the shorter one stands in the other."""
    shorter = min(len(one.runs), len(other.runs))
    return shorter > 0 and len(one.runs & other.runs) >= DOUBLE * shorter


def _unit(weights: dict[str, float]) -> Vector:
    length = math.hypot(*weights.values())
    return {stem: weight / length for stem, weight in weights.items()} if length else {}
