"""What Arabic and Persian write together with a name; words are folded as `normalise` folds."""

import re
from functools import lru_cache

_ARABIC_FRONT = re.compile("(?:[وف]?[بلك]|[وف])(?=..)")
_ARABIC_ARTICLE = re.compile("(?:[وف]?[بك]?ال)(?=...)")
_ARABIC_TO_THE = re.compile("[وف]?لل(?=..)")
EZAFE, RELATION = "ي", "اي"
PERSIAN_ENDS = frozenset({"ها", "هاي", "هايي", "هايش", "هايشان", "ي", "اش", "شان", "ام", "ات", "اند"})
_PERSIAN_PLURAL = re.compile("(?<=..)ها(?:ي|يي|يشان)?$|(?<=.[او])ي$")
_PERSIAN_EZAFE = re.compile("(?<=..ها)(?:ي|يي|يشان)$")  # کردهای of the name کردها


@lru_cache(maxsize=50_000)
def arabic_fronts(word: str) -> tuple[str, ...]:
    """The word as it is, then without what may be written together with a name; both with the article and without."""
    found = [word]
    if to_the := _ARABIC_TO_THE.match(word):
        found += ["ال" + word[to_the.end() :], word[to_the.end() :]]
    if front := _ARABIC_FRONT.match(word):
        found.append(word[front.end() :])
        if front.end() > 1:
            found.append(word[1:])
    if article := _ARABIC_ARTICLE.match(word):
        found.append(word[article.end() :])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def persian_ends(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, _PERSIAN_EZAFE.sub("", word), _PERSIAN_PLURAL.sub("", word))))


def bare(word: str) -> tuple[str, ...]:
    return (word,)
