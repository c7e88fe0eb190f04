"""What the spam classifier sees in a comment: words, letters within them, pairs, requests, links and its shape.

A sign is a place in a table, the same for every way of typing the same words. Signs are kept with the words they were
seen in, so that what weighs can be told to people.
"""

import math
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from broadsheet.lib import links, masks, spam_shape
from broadsheet.lib.normalise import normalise
from broadsheet.lib.spam_words import PURPOSES

Kind = Literal["word", "pair", "request", "link", "shape", "name"]

READ = 1_000  # characters of a long text, at its beginning and again at its end
PLACES = 1 << 18
_NEAR = 4  # words from one word of a request to the next
# how much each sort of sign may say, found by cross-validation; "always" lets a model lean to one side
_SHARES = {"always": 1.0, "word": 1.0, "letters": 1.0, "pair": 1.0, "request": 0.4, "purpose": 0.3, "link": 0.3,
           "shape": 0.35, "name": 0.2}  # fmt: skip
_LINK, _SHOWN_LINK = "zzlink", "http://…"  # what stands for an address among the words, and for people
_LETTERS = zlib.crc32(b"letters")
_COUNTED = frozenset({"word", "pair", "request"})

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[!?]+|[^\w\s]")
_DRAWN_OUT = re.compile(r"([^\d\s])\1{2,}")
_LONG_NUMBER = re.compile(r"(?<![^\W_])\d{5,}(?![^\W_])")
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_LINK_WORDS = re.compile("[a-z0-9]+")


# kind; words as folded, or the name of a shape, to be `shown`; places in the table of weights
Part = tuple[Kind, str, tuple[int, ...]]


class Signs(NamedTuple):
    """By groups: how much each sign of one says, with its parts, or with its places. counted: places counted too."""

    parts: list[tuple[float, list[Part]]]
    groups: list[tuple[float, tuple[int, ...]]]
    counted: tuple[int, ...]


def read(text: str, name: str = "") -> Signs:
    """name: the one the writer gave. Of a long text only beginning and end are read."""
    typed = _encodable(text if len(text) <= 2 * READ else f"{text[:READ]}\n{text[-READ:]}")
    plain = links.read(masks.unmask(typed), instead=f" {_LINK} ")
    tokens = _TOKEN.findall(_squeezed(normalise(plain.words)))
    words = [token for token in tokens if token[0].isalnum()]
    alone = [*tokens, *(normalise(word) for word in masks.spelled_words(plain.words))]
    named = normalise(masks.unmask(_encodable(name[:READ]))).split()
    found: dict[str, list[Part]] = {
        "always": _signs("always", "shape", [("", "")]),
        "word": _signs("word", "word", zip(alone, alone, strict=True)),
        "letters": [("word", word, _letters(word)) for word in dict.fromkeys(words) if word != _LINK],
        "pair": _signs("pair", "pair", _pairs(tokens)),
        "request": _signs("request", "request", _requests(words)),
        "purpose": _signs("purpose", "request", _purposes(words)),
        "link": _signs("link", "link", _link_words(plain.addresses)),
        "shape": _signs("shape", "shape", spam_shape.shapes(typed, plain, len(words), name)),
        "name": _signs("name", "name", zip(named, named, strict=True)),
    }
    return _weighed(found)


def shown(words: str) -> str:
    """Words of a part as people may read them; "" where there is nothing to tell."""
    return words.strip("^$ ").replace(_LINK, _SHOWN_LINK)


def _weighed(found: dict[str, list[Part]]) -> Signs:
    told, groups = [], []
    counted: list[int] = []
    for sort, parts in found.items():
        places = tuple(dict.fromkeys(chain.from_iterable(places for _kind, _words, places in parts)))
        if places:
            share = _SHARES[sort] / math.sqrt(len(places))
            told.append((share, parts))
            groups.append((share, places))
        if sort in _COUNTED:
            counted += places
    return Signs(told, groups, tuple(dict.fromkeys(counted)))


def _encodable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _signs(sort: str, kind: Kind, told: Iterable[tuple[str, str]]) -> list[Part]:
    """told: (sign, words for people), each sign once."""
    seed = zlib.crc32(sort.encode())
    crc32 = zlib.crc32  # looked up once: this line runs six hundred times for a comment
    return [(kind, words, (crc32(sign.encode(), seed) % PLACES,)) for sign, words in dict(told).items()]


def _squeezed(text: str) -> str:
    """«sooooo» is «soo»; a long number is any long number."""
    return _DRAWN_OUT.sub(r"\1\1", _LONG_NUMBER.sub("00000", text))


@lru_cache(maxsize=20_000)
def _letters(word: str) -> tuple[int, ...]:
    """Three and four letters in a row, edges of the word among them (five add nothing); without spaces one to three."""
    sizes = (1, 2, 3) if _NO_SPACES.search(word) else (3, 4)
    edged = f"_{word}_"
    rows = {edged[at : at + size] for size in sizes for at in range(len(edged) - size + 1)}
    return tuple(zlib.crc32(row.encode(), _LETTERS) % PLACES for row in sorted(rows))


def _pairs(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """Neighbours, the edges of the text among them; words also across what stands between them."""
    last_word, is_beside = "", False
    for first, second in pairwise(("^", *tokens, "$")):
        yield (pair := f"{first} {second}"), pair
        if second[0].isalnum():
            if last_word and not is_beside:
                yield (pair := f"{last_word} {second}"), pair
            last_word, is_beside = second, True
        else:
            is_beside = False


def _requests(words: list[str]) -> Iterator[tuple[str, str]]:
    """Purposes of words near each other, in their order: subscribe to my channel."""
    said = [(at, purpose) for at, word in enumerate(words) for purpose in PURPOSES.get(word, ())]
    for n, (at, purpose) in enumerate(said):
        for later, other in said[n + 1 :]:
            if later > at + _NEAR:
                break
            if later > at:
                yield f"{purpose} {other}", " ".join(words[at : later + 1])


def _purposes(words: list[str]) -> Iterator[tuple[str, str]]:
    """Purposes that occur, and which of them occur together, wherever in the text."""
    said = {purpose: word for word in words for purpose in PURPOSES.get(word, ())}
    for purpose, word in sorted(said.items()):
        yield purpose, word
        for other, its_word in said.items():
            if purpose < other:
                yield f"{purpose}+{other}", f"{word} … {its_word}"


def _link_words(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        domain = links.domain(address)
        yield f"//{domain}", domain
        yield f".{domain.rpartition('.')[2]}", domain
        for word in _LINK_WORDS.findall(links.target(address)):
            yield word, word
