"""The last word of an address: short, readable, in the script of its headline."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Literal
from urllib.parse import unquote_to_bytes

from broadsheet.lib import language

Place = Literal["root", "section", "galleries"]

MAX_LENGTH = 80
MAX_BYTES = 200  # as UTF-8: the press stores no page of a longer name

RESERVED: dict[Place, frozenset[str]] = {
    "root": frozenset(
        {"news", "analysis", "opinion", "interviews", "explainers", "exclusive", "topics", "tags", "authors"}
        | {"maps", "galleries", "most-viewed", "search", "feed", "admin", "static", "media", "-"}
        | {"sitemap", "news-sitemap", "robots", "sitemap.xml", "news-sitemap.xml", "robots.txt"}
        | {"favicon.ico", ".well-known", "corrections", "accounts"}
    ),
    "section": frozenset({"feed", "j"}),
    "galleries": frozenset({"photo", "film"}),
}
_RESERVED_SHAPES: dict[Place, re.Pattern[str]] = {
    "root": re.compile(r"sitemap-[0-9]{4}-[0-9]{2}(\.xml)?"),
    "section": re.compile(r"\d{4}"),  # a year, in whichever digits
}

_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff]")
_UNSEEN = re.compile("['’‘ʼ\u00ad\u034f\u061c\u200b\u200d-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_LATIN_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)


def slugify(text: str, max_length: int = MAX_LENGTH) -> str:
    """A headline as the last word of its address; "" when it has neither letter nor digit. Idempotent.

    Native script, small letters, hyphens between words and in place of ZWNJ; Latin accents and Arabic vowel marks
    fall away. Cut at the end of a word, to `max_length` characters and MAX_BYTES bytes. What
    comes percent-encoded (old WordPress addresses) is decoded first.
    """
    plain = unicodedata.normalize("NFKC", _decoded(text)).lower()
    plain = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFD", plain).translate(_LATIN))
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", _ARABIC_MARKS.sub("", plain)))
    return "-".join(_fitting(_words(plain), max_length))


def is_reserved(slug: str, under: Place = "section", languages: Collection[str] = language.COMMON) -> bool:
    """Whether an address of the paper's own already has this name there, however the name is encoded.

    under: "root" (sections, plain pages; also kept free: codes of `languages`), "section", "galleries".
    """
    name = slug
    while name != (name := _decoded(name)):
        pass
    name = unicodedata.normalize("NFKC", name).casefold().strip("/ ")
    if under == "root" and name in {code.replace("_", "-").casefold() for code in languages}:
        return True
    shape = _RESERVED_SHAPES.get(under)
    return name in RESERVED[under] or bool(shape and shape.fullmatch(name))


def _decoded(text: str) -> str:
    text = text.encode("utf-8", "ignore").decode()  # lone surrogates have no address
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        return text


def _words(text: str) -> list[str]:
    """Letters and digits; marks fall away and a half-space divides, since Wagtail's pages admit neither in a slug."""
    letters = (c for c in text if unicodedata.category(c)[0] != "M")
    kept = "".join(c if unicodedata.category(c)[0] in "LN" else "-" for c in letters)
    return [word for word in kept.split("-") if word]


def _fitting(words: list[str], max_length: int) -> Iterable[str]:
    """As many words as fit; of a first one too long alone, as much of it as fits."""
    for end in range(len(words), 0, -1):
        if _fits("-".join(words[:end]), max_length):
            return words[:end]
    longest = "".join(words[:1])[:max_length]
    while not _fits(longest, max_length):
        longest = longest[:-1]
    return [longest]


def _fits(slug: str, max_length: int) -> bool:
    return len(slug) <= max_length and len(slug.encode()) <= MAX_BYTES
