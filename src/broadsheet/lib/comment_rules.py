"""Rules by which a comment waits for a moderator, whoever wrote it: each says what it saw, in numbers.

What a rule saw is a code with a number and the words in question; the caller says it in the language of the page.
Rules see through the tricks of `masks`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from broadsheet.lib import links, masks
from broadsheet.lib.alike import fingerprint, is_near
from broadsheet.lib.normalise import normalise, words
from broadsheet.lib.word_lists import WordList

Code = Literal[
    "links", "letters", "words", "lines", "capitals", "listed", "again", "unseen", "direction", "marks"
]


@dataclass(frozen=True)
class Limits:
    """What a comment may have; a reason is given for more. Of capitals: a share of its letters that can be capital."""

    links: int = 2
    letters: int = 8  # the same letter or mark in a row
    words: int = 5  # the same word in a row
    lines: int = 2  # the same line, wherever
    capitals: float = 0.7
    unseen: int = 3  # characters that nobody sees
    marks: int = 4  # combining marks on one letter


class Reason(NamedTuple):
    """number: of links, letters …; of capitals in hundredths. text: the letter, word, line or entry in question."""

    code: Code
    number: int
    text: str = ""


LIMITS = Limits()
_LOUD = 15  # letters with capitals, from which on shouting can be told
_LONG_LINE = 4  # letters of a line that is worth telling
_SHOWN = 60  # letters of a line that is told

_RUN = re.compile(r"([^\W\d_]|[!?؟！？。،,.]|[^\w\s\x00-\x7f])\1+")
_UNSEEN = re.compile("[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u2800\u3164\ufeff\uffa0]")
_PARTING = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f\u0370-\u052f])[\u200c\u200d](?=[A-Za-z\u00c0-\u024f\u0370-\u052f])"
)
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
    "|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+"
)


def reasons(
    text: str,
    *,
    limits: Limits = LIMITS,
    listed: WordList | None = None,
    recent: Iterable[frozenset[int]] = (),
) -> list[Reason]:
    """Why this text should wait; empty when no rule minds. recent: `alike.fingerprint`s of what was lately sent.

    Links are counted however they are written. In the order of `Code`.
    """
    found = [*_links(text, limits), *_repetition(text, limits), *_capitals(text, limits)]
    if listed:
        found += [Reason("listed", 1, entry) for entry in listed.found_in(text)]
    own = fingerprint(text)
    if any(is_near(own, other) for other in recent):
        found.append(Reason("again", 1))
    return [*found, *_unseen(text, limits)]


def _links(text: str, limits: Limits) -> Iterator[Reason]:
    number = len(links.read(masks.unmask(text)).addresses)
    if number > limits.links:
        yield Reason("links", number)


def _repetition(text: str, limits: Limits) -> Iterator[Reason]:
    longest = max(_RUN.finditer(text), key=lambda run: len(run[0]), default=None)
    if longest and len(longest[0]) > limits.letters:
        yield Reason("letters", len(longest[0]), longest[1])
    number, word = _longest_row(words(text))
    if number > limits.words:
        yield Reason("words", number, word)
    lines = Counter(normalise(line) for line in text.splitlines())
    line, number = max(
        lines.items(), key=lambda told: told[1] * (len(told[0]) >= _LONG_LINE), default=("", 0)
    )
    if number > limits.lines and len(line) >= _LONG_LINE:
        yield Reason("lines", number, line[:_SHOWN])


def _longest_row(all_words: list[str]) -> tuple[int, str]:
    """How often a word follows itself, and which."""
    most, row, last = (0, ""), 0, ""
    for word in all_words:
        row, last = (row + 1 if word == last else 1), word
        most = max(most, (row, word), key=lambda told: told[0])
    return most


def _capitals(text: str, limits: Limits) -> Iterator[Reason]:
    plain = links.read(text).words
    small, capital = sum(map(str.islower, plain)), sum(map(str.isupper, plain))
    if small + capital >= _LOUD and capital > limits.capitals * (small + capital):
        yield Reason("capitals", round(100 * capital / (small + capital)))


def _unseen(text: str, limits: Limits) -> Iterator[Reason]:
    """Half-spaces and joiners are counted only between letters that have no use for them."""
    number = len(_UNSEEN.findall(text)) + len(_PARTING.findall(text))
    if number > limits.unseen:
        yield Reason("unseen", number)
    if turned := len(_DIRECTION.findall(text)):
        yield Reason("direction", turned)
    marks = max(map(len, _MARKED.findall(unicodedata.normalize("NFD", text))), default=0)
    if marks > limits.marks:
        yield Reason("marks", marks)
