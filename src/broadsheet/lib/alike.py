"""Whether two texts say the same in nearly the same words."""

import zlib
from heapq import nsmallest

from broadsheet.lib.masks import unmask
from broadsheet.lib.normalise import normalise

KEPT = 256  # shingles of a fingerprint; of longer texts the smallest, which are a fair sample
SHINGLE = 4  # letters
NEAR = 0.9
SHORTEST = 20  # letters of a text whose likeness means anything: many readers say thank you
READ = 20_000


def fingerprint(text: str) -> frozenset[int]:
    """At most KEPT numbers, the same for every way of typing the same words, whatever digits stand between them.

    Empty for texts too short to compare.
    """
    letters = "".join(filter(str.isalpha, normalise(unmask(text[:READ]))))
    if len(letters) < SHORTEST:
        return frozenset()
    shingles = {letters[at : at + SHINGLE] for at in range(len(letters) - SHINGLE + 1)}
    return frozenset(
        nsmallest(KEPT, {zlib.crc32(shingle.encode("utf-8", "replace")) for shingle in shingles})
    )


def is_near(one: frozenset[int], other: frozenset[int], at_least: float = NEAR) -> bool:
    """Whether two texts share that much of all their shingles (Jaccard); of long texts it is an estimate."""
    if not one or not other:
        return False
    if len(one) < KEPT and len(other) < KEPT:
        return len(one & other) >= at_least * len(one | other)
    sample = nsmallest(KEPT, one | other)
    return sum(number in one and number in other for number in sample) >= at_least * len(sample)
