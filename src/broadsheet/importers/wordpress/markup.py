"""Archive HTML as a tree that can be trusted to be a tree: well nested, scripts gone, pictures made links."""

import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urljoin, urlsplit

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadsheet.lib import html

SEEN_FOR_A_WHILE = frozenset(
    {"iframe", "video", "audio", "source", "embed", "section", "article", "main", "header", "footer", "nav"}
    | {"aside", "center", "font", "form", "figure", "strike", "tt", "acronym", "big", "h1"}
)
DROPPED_WHOLE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "object",
        "applet",
        "svg",
        "math",
        "template",
        "title",
        "textarea",
        "select",
    ]
)
OF_LISTS_AND_TABLES = ("start", "reversed", "type", "value", "colspan", "rowspan", "scope", "span")
ACTIVE = re.compile(
    r"<\s*/?(script|style|form|object|applet|input|button|textarea|select|svg|math)\b|\son\w+\s*=", re.I
)
MAX_LABEL = 300
MAX_TAGS = 100_000  # the longest story of the archives we have seen holds 1,200


@dataclass(frozen=True)
class Labels:
    """Our own words within a story, in the story's language. `%s`: what it shows, or the provider's name."""

    picture: str = "Picture"
    picture_of: str = "Picture: %s"
    player: str = "On %s"
    untitled: str = "Untitled"
    footnotes: str = "Footnotes"


def labels(language_code: str) -> Labels:
    with translation.override(language_code):
        picture_of = _("Picture: %(words)s") % {"words": "%s"}
        player = _("On %(provider)s") % {"provider": "%s"}
        return Labels(_("Picture"), picture_of, player, _("Untitled"), _("Footnotes"))


@dataclass
class Tree:
    """root: the parsed HTML. notes: what was done to it, for the report."""

    root: BeautifulSoup
    notes: list[str] = field(default_factory=list)


def tree(source: str, *, base_url: str, labels: Labels) -> Tree:
    """Raises lib.html.Refused for what is no HTML of an article."""
    html.text_of(source)  # the limits, before any other parser sees it
    if source.count("<") > MAX_TAGS:
        raise html.TooTangled(_("more than %(limit)d tags") % {"limit": MAX_TAGS})
    found = Tree(BeautifulSoup(_straightener().clean(source), "html.parser"))
    if ACTIVE.search(source):
        found.notes.append(_("scripts, styles or forms left out"))
    _complete_addresses(found.root, base_url)
    alone = _figures_of_one(found.root)
    if count := sum([_replace(picture, base_url, labels, alone) for picture in found.root.find_all("img")]):
        said = ngettext(
            "%(count)d picture became a link to its address",
            "%(count)d pictures became links to their addresses",
            count,
        )
        found.notes.append(said % {"count": count})
    return found


@cache
def _straightener() -> nh3.Cleaner:
    """Closes and nests; what may stay is decided by lib.html, last of all."""
    common = {"class", "title", "lang", "dir", "cite", "src", "href", "alt", "datetime"}
    return nh3.Cleaner(
        tags=set(html.ELEMENTS["preserved"]) | SEEN_FOR_A_WHILE,
        clean_content_tags=set(DROPPED_WHOLE),
        attributes={"*": common | set(OF_LISTS_AND_TABLES)},
        generic_attribute_prefixes={"data-"},
        link_rel=None,
        url_schemes=set(html.SCHEMES) | {"data"},
    )  # fmt: skip


def _complete_addresses(root: BeautifulSoup, base_url: str) -> None:
    """Addresses within the old site name it; those within a page, which lost their targets, become words."""
    for link in root.find_all("a"):
        address = str(link.get("href") or "").strip()
        if not address or address.startswith("#"):
            link.unwrap()
        else:
            link["href"] = completed(address, base_url)


def completed(address: str, base_url: str) -> str:
    try:
        return urljoin(base_url, address) if base_url else address
    except ValueError:
        return ""


def _figures_of_one(root: BeautifulSoup) -> set[int]:
    """Figures whose caption is that of one picture, by identity; taken before any picture goes."""
    return {id(figure) for figure in root.find_all("figure") if len(figure.find_all("img", limit=2)) == 1}


def _replace(picture: Tag, base_url: str, labels: Labels, alone: set[int]) -> bool:
    """A link in a picture's place: other sites' pictures are never loaded, its words are kept."""
    address = completed(str(picture.get("data-src") or picture.get("src") or "").strip(), base_url)
    if urlsplit_scheme(address) not in ("http", "https"):
        picture.decompose()
        return False
    words = NavigableString(_label(picture, labels, alone))
    around = picture.find_parent("a")
    if around is None:
        link = BeautifulSoup("", "html.parser").new_tag("a", href=address)
        link.append(words)
        picture.replace_with(link)
    else:
        picture.replace_with(words)
    return True


def urlsplit_scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""


def _label(picture: Tag, labels: Labels, alone: set[int]) -> str:
    """“Picture: its caption”, else its alternative text. A caption that became a label leaves its place."""
    figure = picture.find_parent("figure")
    caption = figure.find("figcaption") if figure and id(figure) in alone else None
    words = " ".join((caption.get_text(" ") if caption else str(picture.get("alt") or "")).split())
    if caption and words and not caption.find("a"):
        caption.decompose()
    words = words[:MAX_LABEL] or " ".join(str(picture.get("title") or "").split())[:MAX_LABEL]
    return labels.picture_of % words if words else labels.picture
