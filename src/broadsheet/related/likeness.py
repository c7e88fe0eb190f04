"""How like two texts are, in numbers: stems weighed by how rare they are, and runs of words that both have."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

TITLE, STANDFIRST = 2, 1  # how often more than a word of the text one of these counts
UNSEEN = 5  # stories more than there are: in a paper of three, a word that two have is still a rare one
RUN = 3  # stems
DOUBLE = 0.5  # of the runs of the shorter text

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Rarity:
    """How many stories of a sample have each stem."""

    stories: int
    counts: Mapping[str, int]

    def of(self, stem: str) -> float:
        """Near 0 for a stem that all have, and the larger the fewer have it."""
        count, of_all = self.counts.get(stem, 0), self.stories + UNSEEN
        return math.log(1 + (of_all - count + 0.5) / (count + 0.5))


@dataclass(frozen=True)
class Text:
    """A story's stems in their order, the headline's first, then the standfirst's; how many these are."""

    stems: tuple[str, ...]
    title: int = 0
    standfirst: int = 0

    def vector(self, rarity: Rarity) -> Vector:
        """Stem → weight, of length 1."""
        return _unit({stem: (1 + math.log(n)) * rarity.of(stem) for stem, n in self.counted.items()})

    @cached_property
    def counted(self) -> Counter[str]:
        counts = Counter(self.stems)
        for extra, part in ((TITLE, self.stems[: self.title]), (STANDFIRST, self._standfirst)):
            for stem in part:
                counts[stem] += extra
        return Counter({stem: n for stem, n in counts.items() if len(stem) > 1 and not stem.isdigit()})

    @property
    def _standfirst(self) -> tuple[str, ...]:
        return self.stems[self.title : self.title + self.standfirst]

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(zip(*(self.stems[first:] for first in range(RUN)), strict=False))


def rarity(texts: Iterable[str]) -> Rarity:
    """texts: each the stems of a story, a space apart."""
    counts: Counter[str] = Counter()
    stories = 0
    for text in texts:
        counts.update(set(text.split()))
        stories += 1
    return Rarity(stories, counts)


def likeness(one: Vector, other: Vector) -> float:
    """From 0, no stem in common, to 1."""
    few, many = sorted((one, other), key=len)
    return math.fsum(weight * many[stem] for stem, weight in few.items() if stem in many)


def is_double(one: Text, other: Text) -> bool:
    """Whether they tell the same in near-identical words: half of the shorter one stands in the other."""
    shorter = min(len(one.runs), len(other.runs))
    return shorter > 0 and len(one.runs & other.runs) >= DOUBLE * shorter


def _unit(weights: dict[str, float]) -> Vector:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}
