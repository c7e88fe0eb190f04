"""Links in what people type: whole addresses, bare domains, and the markup they bring along."""

import html
import re
from typing import NamedTuple

# endings that are no words of a language, so that a forgotten space after a full stop makes no link
_ENDINGS = (
    "com|net|org|info|biz|edu|gov|io|tv|ru|cn|ir|uk|ca|au|nl|xyz|online|app|blog|ly|gl|gg|cc|tk|ws|fm|mobi|co"
)
_BESIDE = r"[^\s<>\"'\]\[{}|\\^`]"
_ADDRESS = re.compile(
    rf"(?:https?:/{{1,2}}|(?<![\w.])www\.|(?<![\w:/])//(?=\w)){_BESIDE}++"
    rf"|(?<![\w@./-])(?:[\w-]++\.)+(?:(?:{_ENDINGS})(?![\w@-])(?:/{_BESIDE}*+)?|[a-z]{{2,12}}/{_BESIDE}++)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<a\b(?P<tag>[^<>]*+)>|\[(?:url|link)=(?P<url>[^\]\[]*+)\]", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\s\"']++)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>|\[/?(?:url|link)[^\]\[]*+\]", re.IGNORECASE)
_BEGINNING = re.compile(r"^(?:https?:)?/*(?:www\.)?", re.IGNORECASE)


class Typed(NamedTuple):
    """words: the text without markup, each address in it left out. addresses: of links, as typed, in their order."""

    words: str
    addresses: tuple[str, ...]


def read(text: str, instead: str = " ") -> Typed:
    """instead: what stands in `words` where an address stood. A link whose words are its address counts once."""
    plain = html.unescape(text) if "&" in text else text
    if "<" not in plain and "[" not in plain:
        return _without_addresses(plain, (), instead)
    marked = tuple(_marked(match) for match in _MARKUP.finditer(plain))
    return _without_addresses(_TAG.sub(" ", plain), marked, instead)


def _without_addresses(text: str, marked: tuple[str, ...], instead: str) -> Typed:
    known = {target(address) for address in marked}
    addresses = list(marked)

    def leave_out(found: re.Match[str]) -> str:
        if target(found[0]) not in known:
            addresses.append(found[0])
        return instead

    return Typed(_ADDRESS.sub(leave_out, text), tuple(addresses))


def target(address: str) -> str:
    """Where an address leads, without what may be left out."""
    return _BEGINNING.sub("", address).rstrip("/.,;:!?)").lower()


def domain(address: str) -> str:
    return re.split(r"[/?#:]", target(address), maxsplit=1)[0]


def _marked(markup: re.Match[str]) -> str:
    href = _HREF.search(markup["tag"] or "")
    return href[1] if href else markup["url"] or ""
