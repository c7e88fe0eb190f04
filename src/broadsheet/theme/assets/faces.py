"""The typefaces of the paper: which letters, weights and features a reader is sent, and in how many files.

Latin letters beyond Western Europe, and Latin words on a page in Arabic script, lie in files of their own,
which a browser asks for only when such a letter is on the page (`unicode-range`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain


def _codes(*parts: int | range) -> tuple[int, ...]:
    return tuple(chain.from_iterable((part,) if isinstance(part, int) else part for part in parts))


LETTERS = _codes(range(0x41, 0x5B), range(0x61, 0x7B))
QUOTES_AND_DASHES = _codes(range(0x2010, 0x2015), range(0x2018, 0x201F), 0x2026, 0x2039, 0x203A)
# signs and ASCII digits that stand in every script; the space belongs to the letters beside it
SIGNS = _codes(
    range(0x21, 0x41), range(0x5B, 0x61), range(0x7B, 0x7F), 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7,
    *QUOTES_AND_DASHES, 0x2022, 0x20AC, 0x2212,
)  # fmt: skip
LATIN = _codes(
    range(0x20, 0x7F), range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC,
    0x2009, 0x202F, *QUOTES_AND_DASHES, 0x2020, 0x2022, 0x2030, 0x2032, 0x2033, 0x2044, 0x20AC, 0x2122,
    0x2190, 0x2192, 0x2212,
)  # fmt: skip
ITALIC = tuple(code for code in LATIN if code < 0x2BB or code in QUOTES_AND_DASHES)
# Turkish, Kurdish, Polish and their neighbours; the transliteration of Arabic and Persian names
LATIN_BEYOND = _codes(
    range(0x100, 0x180), 0x18F, 0x192, range(0x1CD, 0x1DD), range(0x218, 0x21C), 0x259, 0x2BE, 0x2BF,
    range(0x1E00, 0x1E9F), 0x20A4, 0x20A6, range(0x20A8, 0x20AC), 0x20B9, 0x20BA, 0x20BD, 0x2116,
)  # fmt: skip
# Arabic, Persian, Kurdish (Sorani), Pashto and Urdu with their vowel signs, digits, ZWNJ and ZWJ
ARABIC = _codes(
    0x20, 0xA0, 0x60C, 0x61B, 0x61F, range(0x621, 0x63B), range(0x640, 0x659), range(0x660, 0x66E),
    0x670, 0x671, 0x679, 0x67C, 0x67E, 0x681, 0x685, 0x686, 0x688, 0x689, 0x691, 0x693, 0x695, 0x696,
    0x698, 0x69A, 0x6A4, 0x6A9, 0x6AB, 0x6AF, 0x6B5, 0x6BA, 0x6BC, 0x6BE, range(0x6C0, 0x6C4), 0x6C6,
    0x6C7, 0x6CB, range(0x6CC, 0x6CF), 0x6D0, range(0x6D2, 0x6D6), range(0x6F0, 0x6FA),
    range(0x200C, 0x2010), 0xFD3E, 0xFD3F, 0xFDFC,
)  # fmt: skip

Axes = Mapping[str, float | tuple[float, float]]  # pinned, or narrowed to a range

LATIN_FEATURES = ("kern", "liga", "calt", "ccmp", "locl", "mark", "tnum", "rvrn")
ARABIC_FEATURES = (
    "kern",
    "liga",
    "calt",
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "rlig",
    "init",
    "medi",
    "fina",
    "isol",
)


@dataclass(frozen=True)
class Cut:
    """One font file taken from a Fontsource package: letters, features, and axes pinned or narrowed."""

    package: str
    file: str
    letters: Iterable[int]
    axes: Axes
    features: tuple[str, ...] = LATIN_FEATURES


@dataclass(frozen=True)
class Face:
    """One @font-face. `cuts` holds one cut, or static ones that are merged into one file.

    weight: as in CSS, "400 600" for a variable file. size_kb: what it may weigh, in KiB.
    """

    name: str
    family: str
    weight: str
    cuts: tuple[Cut, ...]
    size_kb: float
    style: str = "normal"


def _newsreader(letters: Iterable[int], axes: Axes, part: str = "latin", style: str = "normal") -> Cut:
    return Cut("newsreader", f"newsreader-{part}-opsz-{style}", letters, axes)


def _public_sans(letters: Iterable[int], part: str) -> Cut:
    return Cut("public-sans", f"public-sans-{part}-wght-normal", letters, {"wght": (400, 600)})


def _vazirmatn(letters: Iterable[int], part: str) -> Cut:
    features = ARABIC_FEATURES if part == "arabic" else LATIN_FEATURES
    return Cut("vazirmatn", f"vazirmatn-{part}-wght-normal", letters, {"wght": (400, 700)}, features)


def _naskh(letters: Iterable[int], part: str, weight: int) -> Cut:
    features = ARABIC_FEATURES if part == "arabic" else LATIN_FEATURES
    return Cut(
        "noto-naskh-arabic", f"noto-naskh-arabic-{part}-wght-normal", letters, {"wght": weight}, features
    )


TEXT: Axes = {"opsz": 18, "wght": (400, 600)}
ITALIC_TEXT: Axes = {"opsz": 18, "wght": 400}
HEADLINE: Axes = {"opsz": 48, "wght": 600}
DISPLAY_FAMILY, TEXT_FAMILY, NASKH = "Newsreader Display", "Newsreader Text", "Noto Naskh Arabic"

FACES = (
    Face("newsreader-display", DISPLAY_FAMILY, "600", (_newsreader(LATIN, HEADLINE),), 22),
    Face("newsreader-display-beyond", DISPLAY_FAMILY, "600",
         (_newsreader(LATIN_BEYOND, HEADLINE, "latin-ext"),), 20),
    Face("newsreader-text", TEXT_FAMILY, "400 600", (_newsreader(LATIN, TEXT),), 36),
    Face("newsreader-text-beyond", TEXT_FAMILY, "400 600",
         (_newsreader(LATIN_BEYOND, TEXT, "latin-ext"),), 26),
    Face("newsreader-italic", TEXT_FAMILY, "400", (_newsreader(ITALIC, ITALIC_TEXT, style="italic"),),
         22, "italic"),
    Face("public-sans", "Public Sans", "400 600", (_public_sans(LATIN, "latin"),), 21),
    Face("public-sans-beyond", "Public Sans", "400 600", (_public_sans(LATIN_BEYOND, "latin-ext"),), 14),
    Face("vazirmatn", "Vazirmatn", "400 700", (_vazirmatn(ARABIC, "arabic"),), 28),
    Face("vazirmatn-signs", "Vazirmatn", "400 700", (_vazirmatn(SIGNS, "latin"),), 7),
    Face("naskh", NASKH, "400", (_naskh(ARABIC, "arabic", 400), _naskh(SIGNS, "latin", 400)), 21),
    Face("naskh-bold", NASKH, "700", (_naskh(ARABIC, "arabic", 700), _naskh(SIGNS, "latin", 700)), 21),
    Face("naskh-latin", NASKH, "400", (_naskh(LETTERS, "latin", 400),), 9),
)  # fmt: skip
