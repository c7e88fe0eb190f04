"""The shape of a comment, whatever its words: how long, how loud, how many links and digits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.lib import links

# all there are, for whoever says them in the words of a language
NAMES = (
    "links", "domains", "links-share", "length", "words", "digits", "digits-share", "number", "capitals", "loud-words",
    "exclamations", "mail", "phone", "money", "drawn-out", "at-someone", "unseen", "mixed-scripts", "markup", "lines",
    "small-beginning", "own-name",
)  # fmt: skip

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_PHONE = re.compile(r"(?<![\w+])\+?\d(?:[\s().-]?\d){6,14}(?!\w)")
_MONEY = re.compile(r"[$£€¥₤﷼]\s?\d|\d\s?[$£€¥₤﷼]")
_DRAWN_OUT = re.compile(r"(\S)\1{3,}")
_DIGITS = re.compile(r"\d+")
_LOUD = re.compile(r"\b[A-Z]{2,}\b")
_AT_SOMEONE = re.compile(r"(?<!\w)[@+]\w")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_MIXED = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*?[A-Za-z])(?=[^\W\d_]*?[\u0370-\u0527])[^\W\d_]")
_NAMED = re.compile(r"\w{4,}")


class _Scale(NamedTuple):
    """Steps by which an amount is told: which of them it reaches."""

    name: str
    steps: tuple[float, ...]

    def step(self, amount: float) -> tuple[str, str]:
        return f"{self.name}{sum(amount >= step for step in self.steps)}", self.name


_LINKS = _Scale("links", (1, 2, 3, 5))
_DOMAINS = _Scale("domains", (1, 2, 3))
_LINK_SHARE = _Scale("links-share", (0.1, 0.3, 0.6, 0.9))
_LENGTH = _Scale("length", (15, 30, 60, 100, 150, 250, 500, 1000))
_WORDS = _Scale("words", (1, 2, 4, 7, 12, 20, 30, 50))
_DIGIT_COUNT = _Scale("digits", (1, 3, 5, 8, 12, 20))
_DIGIT_SHARE = _Scale("digits-share", (0.001, 0.03, 0.07, 0.15, 0.3))
_LONGEST_NUMBER = _Scale("number", (1, 3, 4, 5, 6, 8, 11))
_CAPITALS = _Scale("capitals", (0.01, 0.05, 0.1, 0.2, 0.4, 0.8))
_LOUD_WORDS = _Scale("loud-words", (1, 2, 4, 8))
_EXCLAMATIONS = _Scale("exclamations", (1, 2, 3, 5, 8))


def shapes(text: str, typed: links.Typed, words: int, name: str) -> Iterator[tuple[str, str]]:
    """(sign, name of the shape). text: as typed, with what `typed` was read from it; words: how many it has."""
    plain = typed.words
    yield from _amounts(plain, words)
    yield _LINKS.step(len(typed.addresses))
    yield _DOMAINS.step(len({links.domain(address) for address in typed.addresses}))
    if typed.addresses:
        yield _LINK_SHARE.step(sum(map(len, typed.addresses)) / len(text))
    is_so = {
        "mail": "@" in plain and _MAIL.search(plain),
        "phone": _PHONE.search(plain),
        "money": _MONEY.search(plain),
        "drawn-out": _DRAWN_OUT.search(plain),
        "at-someone": _AT_SOMEONE.search(plain),
        "unseen": not text.isascii() and _UNSEEN.search(text),
        "mixed-scripts": not text.isascii() and _MIXED.search(text),
        "markup": "<" in text,
        "lines": "\n" in text.strip(),
        "small-beginning": plain.lstrip("\ufeff")[:1].islower(),
        "own-name": _names_itself(plain, name),
    }
    yield from ((mark, mark) for mark, is_true in is_so.items() if is_true)


def _amounts(plain: str, words: int) -> Iterator[tuple[str, str]]:
    numbers = _DIGITS.findall(plain)
    digits = sum(map(len, numbers))
    small, capital = sum(map(str.islower, plain)), sum(map(str.isupper, plain))
    yield _LENGTH.step(len(plain))
    yield _WORDS.step(words)
    yield _DIGIT_COUNT.step(digits)
    yield _DIGIT_SHARE.step(digits / max(1, len(plain)))
    yield _LONGEST_NUMBER.step(max(map(len, numbers), default=0))
    yield _EXCLAMATIONS.step(plain.count("!"))
    yield _LOUD_WORDS.step(len(_LOUD.findall(plain)))
    if small + capital > 3:
        yield _CAPITALS.step(capital / (small + capital))


def _names_itself(plain: str, name: str) -> bool:
    small = plain.lower()
    return any(part in small for part in _NAMED.findall(name.lower()))
