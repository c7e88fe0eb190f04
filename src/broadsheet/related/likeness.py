"""How like two texts are, in numbers: stems weighed by how rare they are, and runs of stems that both have."""

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
MOST_OFTEN = 50
OFTEN = [0.0, *(1 + math.log(n) for n in range(1, MOST_OFTEN + 1))]  # the tenth time says little more

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Rarity:
    """How many stories of a sample have each stem, and each subject (its kind's code and its number)."""

    stories: int
    stems: Mapping[str, int]
    subjects: Mapping[tuple[str, int], int]

    def of_stem(self, stem: str) -> float:
        """Near 0 for a stem that all have, and the larger the fewer have it; 0 for numbers and single letters."""
        if len(stem) < 2 or stem.isdigit():
            return 0.0
        count, of_all = self.stems.get(stem, 0), self.stories + UNSEEN
        return math.log(1 + (of_all - count + 0.5) / (count + 0.5))

    def of_subject(self, subject: tuple[str, int]) -> float:
        """From 0, all are about it, to 1, none of the sample is."""
        count = self.subjects.get(subject, 0)
        return 1 - math.log(1 + count) / math.log(1 + max(count, self.stories) + UNSEEN_SUBJECTS)

    @cached_property
    def weights(self) -> "_Weights":
        return _Weights(self)


class _Weights(dict[str, float]):
    """Those asked for: the same stems come in one story after the other."""

    def __init__(self, rarity: Rarity) -> None:
        super().__init__()
        self.rarity = rarity

    def __missing__(self, stem: str) -> float:
        self[stem] = self.rarity.of_stem(stem)
        return self[stem]


@dataclass(frozen=True)
class Text:
    """A story's stems in their order, the headline's first, then the standfirst's; how many these are."""

    stems: tuple[str, ...]
    title: int = 0
    standfirst: int = 0

    def vector(self, rarity: Rarity) -> Vector:
        """Stem → weight, of length 1."""
        weights, length = self._weighed(rarity)
        return {stem: weight / length for stem, weight in weights.items() if weight}

    def likeness(self, vector: Vector, rarity: Rarity) -> float:
        """From 0, no stem in common with the text of this vector, to 1."""
        weights, length = self._weighed(rarity)
        return sum(vector[stem] * weights[stem] for stem in vector.keys() & weights.keys()) / length

    def _weighed(self, rarity: Rarity) -> tuple[dict[str, float], float]:
        """Stem → weight, and the length of all of them; 1 if there is none."""
        of = rarity.weights
        weights = {stem: OFTEN[n] * of[stem] for stem, n in self.counted.items()}
        return weights, math.hypot(*weights.values()) or 1.0

    @cached_property
    def counted(self) -> Counter[str]:
        """How often each stem stands in it, at most MOST_OFTEN."""
        counts = Counter(self.stems)
        last = self.title + self.standfirst
        for extra, part in ((TITLE, self.stems[: self.title]), (STANDFIRST, self.stems[self.title : last])):
            for stem in part:
                counts[stem] += extra
        if max(counts.values(), default=0) > MOST_OFTEN:
            counts = Counter({stem: min(n, MOST_OFTEN) for stem, n in counts.items()})
        return counts

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(zip(*(self.stems[first:] for first in range(RUN)), strict=False))


def is_double(one: Text, other: Text) -> bool:
    """Whether they tell the same in near-identical words: half of the shorter one stands in the other."""
    shorter = min(len(one.runs), len(other.runs))
    return shorter > 0 and len(one.runs & other.runs) >= DOUBLE * shorter
