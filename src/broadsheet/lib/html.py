"""The one door by which HTML written elsewhere, typed or imported, comes into the paper.

What `clean` returns is safe to print as it is: only listed elements and attributes, addresses of listed
schemes, well nested. The parsing is nh3's (ammonia, html5ever); on top of it this module checks every
attribute by value, cleans until nothing changes (dropping an element can nest what is left of it anew), and
takes characters out.

Taken out everywhere: control characters, lone surrogates, and every bidi embedding, override and isolate
(U+202A-202E, U+2066-2069), balanced or not, since one left open turns the rest of a page round; `bdi` and
`dir` say the same in markup. ZWNJ, ZWJ and the single marks LRM, RLM and ALM stay.
"""

# ruff: noqa: SIM905 - rows of element names are read better as words on a line

import html as entities
import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import Literal

import nh3

Profile = Literal["inline", "rich", "table", "preserved"]

LIMIT = 2_000_000  # characters: several novels
MAX_DEPTH = 500
MAX_TANGLE = 3_000_000  # formatting elements open at once x tags: each paragraph may open them all again
MAX_SPACES_IN_TAG = 5_000
MAX_PASSES = 6
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


class Refused(ValueError):  # noqa: N818 - errors are named by what happened, as in every room
    """This is not HTML of an article: nothing was cleaned."""


class TooLong(Refused):
    """Longer than the limit, as given or as it would come out."""


class TooTangled(Refused):
    """Elements or attributes so many inside one another that parsing them would take minutes."""


_INLINE = frozenset("a abbr b bdi br cite code del em i ins kbd q s small span strong sub sup".split())
_RICH = _INLINE | frozenset("p h2 h3 h4 ul ol li blockquote".split())
_TABLE = _INLINE | frozenset("p ul ol li table caption colgroup col thead tbody tfoot tr th td".split())
_PRESERVED = (_RICH | _TABLE) | frozenset(
    "h5 h6 div figure figcaption img dl dt dd pre details summary hr address dfn var samp u mark time ruby rt"
    " rp wbr".split()
)
ELEMENTS: dict[Profile, frozenset[str]] = {
    "inline": _INLINE,
    "rich": _RICH,
    "table": _TABLE,
    "preserved": _PRESERVED,
}

_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "time": {"datetime"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"scope", "colspan", "rowspan", "abbr"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
}

# Elements whose content goes with them: programs, foreign markup, and text nobody was meant to read.
_DROPPED_WHOLE = frozenset(
    "script style iframe object embed applet svg math template noscript noembed noframes xmp plaintext"
    " textarea select datalist title audio video canvas frameset".split()
)

# Elements that stand on lines of their own: where one is dropped, a line break keeps its words apart.
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p"
    " pre search section summary table tbody td tfoot th thead tr ul".split()
)

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_CLOSED_BY_OTHERS = frozenset(
    "area base br col colgroup dd dt embed hr img input li link meta optgroup option p param rp rt source"
    " tbody td tfoot th thead tr track wbr".split()
)
_DEPTH, _FORMATS = "(all)", "(formatting)"  # counted beside the names of elements
_TAG = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")

_SCHEME = re.compile("([^/?#:]*):")
_VALUES = {
    "dir": re.compile("ltr|rtl|auto", re.IGNORECASE),
    "scope": re.compile("row|col|rowgroup|colgroup", re.IGNORECASE),
    "type": re.compile("[1aAiI]"),
} | {name: re.compile("-?[0-9]{1,5}") for name in "width height colspan rowspan span start value".split()}
_VALUES |= {name: re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}") for name in ("lang", "hreflang")}


def clean(html: str, profile: Profile, *, link_rel: str | None = "noopener", limit: int = LIMIT) -> str:
    """HTML safe to print, in one of four widths. Cleaning twice changes nothing more.

    inline: words and links inside one line. rich: an article's paragraphs, headings, lists and quotations.
    table: a table and what its cells hold. preserved: all that with figures, pictures, lists of terms and
    more, for markup nobody foresaw. A heading outside the levels allowed takes the nearest.

    Raises TooLong past `limit` characters, TooTangled for markup that would keep the parser busy for minutes.
    """
    cleaner, dropped = _cleaner(profile, link_rel), _dropped_blocks(ELEMENTS[profile])
    html = _checked(html, limit)
    for _ in range(MAX_PASSES):
        before = html
        html = cleaner.clean(dropped.sub("\n<", _levelled(html, profile)))
        html = _checked(html, limit * 4).strip(" \t\n")
        if html == before:
            return html
    return entities.escape(text_of(html, limit=limit * 4), quote=False)


def text_of(html: str, *, limit: int = LIMIT) -> str:
    """The words alone, each block on a line of its own, white space single. Raises as `clean` does."""
    kept = " ".join(_text_cleaner().clean(_checked(html, limit)).split())
    lines = re.sub("<[^<>]*>", "\n", re.sub("</?t[dh]>", " ", kept)).split("\n")
    words = (" ".join(_UNWANTED.sub("", entities.unescape(line)).split()) for line in lines)
    return "\n".join(filter(None, words))


def plain(text: str) -> str:
    """Plain text without the characters named above, its line ends of one kind. Not safe to print unescaped."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _levelled(html: str, profile: Profile) -> str:
    """Headings at the levels an article has: the first is the headline's, the last two too small to see."""
    if profile in ("rich", "preserved"):
        html = re.sub("(</?)h1(?![a-z0-9])", r"\1h2", html, flags=re.IGNORECASE)
    if profile == "rich":
        html = re.sub("(</?)h[56](?![a-z0-9])", r"\1h4", html, flags=re.IGNORECASE)
    return html


def _checked(html: str, limit: int) -> str:
    if len(html) > limit:
        raise TooLong(f"{len(html)} characters of HTML, {limit} allowed")
    html = _UNWANTED.sub("", html.replace("\r\n", "\n").replace("\r", "\n"))
    _refuse_tangle(html)
    return html


def _refuse_tangle(html: str) -> None:
    """Count before parsing: the parser's time grows with the square of depth, attributes and open formatting.

    A count by eye, for markup gone wrong (a converter that never closed a tag); no wall against a bomb.
    """
    opened: Counter[str] = Counter()
    deepest = most_formatting = tags = 0
    for slash, name, rest in _TAG.findall(html):
        name, tags = name.lower(), tags + 1
        if sum(map(rest.count, " \n\t/")) > MAX_SPACES_IN_TAG:
            raise TooTangled(f"more than {MAX_SPACES_IN_TAG} attributes in one tag")
        if name in _CLOSED_BY_OTHERS or (rest.endswith("/") and (opened["svg"] or opened["math"])):
            continue
        step = 1 if not slash else -1 if opened[name] else 0
        for count in (name, _DEPTH, *([_FORMATS] if name in _FORMATTING else [])):
            opened[count] += step
        deepest, most_formatting = max(deepest, opened[_DEPTH]), max(most_formatting, opened[_FORMATS])
    if deepest > MAX_DEPTH:
        raise TooTangled(f"elements {deepest} deep, {MAX_DEPTH} allowed")
    if most_formatting * tags > MAX_TANGLE:
        raise TooTangled(f"{most_formatting} formatting elements open at once among {tags} tags")


@cache
def _cleaner(profile: Profile, link_rel: str | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ELEMENTS[profile]),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        link_rel=link_rel,
        url_schemes=set(SCHEMES),
    )


@cache
def _text_cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_BLOCKS), clean_content_tags=set(_DROPPED_WHOLE), attributes={}, link_rel=None
    )


@cache
def _dropped_blocks(kept: Collection[str]) -> re.Pattern[str]:
    return re.compile(f"<(?=/?(?:{'|'.join(sorted(_BLOCKS - set(kept)))})(?![a-z0-9]))", re.IGNORECASE)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value as it may be printed, or None: leave it out. nh3 checks neither `cite` nor numbers."""
    value = _UNWANTED.sub("", value)
    if name in ("href", "src", "cite"):
        return _address(value, only_web=name != "href")
    if name in _VALUES:
        return value if _VALUES[name].fullmatch(value) else None
    return value


def _address(value: str, *, only_web: bool) -> str | None:
    value = re.sub("[\t\n]", "", value).strip()
    scheme = _SCHEME.match(value)
    allowed = {"http", "https"} if only_web else SCHEMES
    return value if not scheme or scheme[1].lower() in allowed else None
