"""The text of stories as HTML for other places: links and pictures absolute, players as links, no script.

Written from the stored blocks, whatever their number, with as many queries for thirty stories as for one.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from broadsheet.articles import embeds
from broadsheet.articles.models import Article
from broadsheet.images.cards import PictureCard, pictures
from broadsheet.lib import html
from broadsheet.pages.addresses import absolute
from broadsheet.syndication import links
from broadsheet.syndication.words import printable

PAGE_LINK = re.compile(r'<a\b[^<>]*\blinktype="page"[^<>]*>')
PAGE_ID = re.compile(r'\bid="(\d+)"')
OWN_PATH = re.compile(r'(<(?:a|img)\b[^<>]*?\b(?:href|src)=")/([^/"][^"]*|(?="))')

log = logging.getLogger("broadsheet.syndication")


@dataclass(frozen=True)
class Around:
    """What the texts point at. links: absolute addresses by page id; pictures: cards by picture id."""

    links: dict[int, str]
    pictures: dict[int, PictureCard]


def bodies(articles: Iterable[Article]) -> dict[int, str]:
    """The HTML of each article's body, by the article's id."""
    blocks = {article.pk: list(article.body.raw_data) for article in articles}
    every = [block for row in blocks.values() for block in row]
    ids = (int(found[1]) for link in _links_in(every) if (found := PAGE_ID.search(link)))
    shown = pictures(filter(None, map(_picture_id, every)), shapes=("own",))
    around = Around(links.of_pages(ids), shown)
    return {
        pk: "\n".join(filter(None, (_clean(block, around, pk) for block in row)))
        for pk, row in blocks.items()
    }


def figure(picture: PictureCard, caption: str = "") -> SafeString:
    """A picture with its words. A sensitive one is a link: other places cannot hold it behind a click."""
    shape = picture.shapes["own"]
    credit = format_html("<small>{}</small>", picture.credit) if picture.credit else ""
    words = format_html_join(" ", "{}", [(word,) for word in (caption or picture.caption, credit) if word])
    if picture.is_sensitive:
        label = gettext("Picture that some may not want to see")
        return format_html('<p><a href="{}">{}</a> {}</p>', absolute(shape.src), label, words)
    image = format_html(
        '<img src="{}" alt="{}" width="{}" height="{}">',
        absolute(shape.src),
        picture.alt,
        shape.width,
        shape.height,
    )
    return format_html("<figure>{}<figcaption>{}</figcaption></figure>", image, words)


def _clean(block: dict[str, Any], around: Around, article_id: int) -> str:
    """One block through the sanitiser, which is last in the chain."""
    write = WRITERS.get(block["type"])
    if write is None or not block["value"]:
        return ""
    try:
        cleaned = html.clean(write(block["value"], around), "preserved")
    except html.Refused as refusal:
        log.warning("A block of page %s is left out of its feeds: %s", article_id, refusal)
        return ""
    return OWN_PATH.sub(lambda found: found[1] + absolute("/") + found[2], cleaned)


def _links_in(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        value = block["value"]
        text = value.get("text") if isinstance(value, dict) else value
        if block["type"] != "preserved" and isinstance(text, str):
            yield from PAGE_LINK.findall(text)


def _picture_id(block: dict[str, Any]) -> int | None:
    if block["type"] != "picture":
        return None
    chosen = block["value"].get("picture")
    return chosen.get("image") if isinstance(chosen, dict) else chosen


def _rich(text: str, around: Around) -> SafeString:
    """Stored rich text, its links by page number made addresses; one that leads nowhere keeps its words."""

    def address(found: re.Match[str]) -> str:
        number = PAGE_ID.search(found[0])
        target = around.links.get(int(number[1])) if number else None
        return f'<a href="{escape(target)}">' if target else "<a>"

    return mark_safe(PAGE_LINK.sub(address, printable(text)))  # noqa: S308  # _clean() stands behind


def _picture(value: dict[str, Any], around: Around) -> str:
    chosen = value.get("picture")
    said = chosen if isinstance(chosen, dict) else {}
    card = around.pictures.get(_picture_id({"type": "picture", "value": value}) or 0)
    if card is None:
        return ""
    card = card.said(alt=said.get("alt_text") or "", is_decorative=bool(said.get("decorative")))
    return figure(card, value.get("caption") or "")


def _quote(value: dict[str, Any], around: Around) -> str:
    who, source = value.get("attribution") or "", value.get("source_url") or ""
    name = format_html('<a href="{}">{}</a>', source, who or source) if source else who
    signed = format_html("<p>— {}</p>", name) if name else ""
    return format_html("<blockquote>{}{}</blockquote>", _rich(value.get("text") or "", around), signed)


def _facts(value: dict[str, Any], around: Around) -> str:
    text = _rich(value.get("text") or "", around)
    return format_html("<div><h3>{}</h3>{}</div>", value.get("title") or "", text)


def _table(value: dict[str, Any], around: Around) -> str:
    table = value.get("table") or {}
    rows = [_row(table, number, cells) for number, cells in enumerate(table.get("data") or [])]
    caption = (
        format_html("<caption>{}</caption>", table["table_caption"]) if table.get("table_caption") else ""
    )
    source = format_html("<p>{}</p>", value["source"]) if value.get("source") else ""
    inside = format_html_join("", "<tr>{}</tr>", [(row,) for row in rows])
    return format_html("<table>{}<tbody>{}</tbody></table>{}", caption, inside, source)


def _row(table: dict[str, Any], number: int, cells: list[Any]) -> SafeString:
    is_head, has_names = (
        number == 0 and table.get("first_row_is_table_header"),
        table.get("first_col_is_header"),
    )
    kinds = ("th" if is_head or (has_names and place == 0) else "td" for place in range(len(cells)))
    return format_html_join(
        "", "<{0}>{1}</{0}>", [(kind, cell or "") for kind, cell in zip(kinds, cells, strict=True)]
    )


def _embed(value: dict[str, Any], around: Around) -> str:
    address = value.get("address") or ""
    provider = embeds.find(address).provider
    return format_html('<p><a href="{}">{}</a> ({})</p>', address, value.get("title") or address, provider)


def _nothing(value: Any, around: Around) -> str:
    return ""


def _as_it_is(value: str, around: Around) -> str:
    return printable(value)


# by block name; a pull quote only repeats the text beside which it stands
WRITERS: dict[str, Callable[[Any, Around], str]] = {
    "text": _rich,
    "picture": _picture,
    "quote": _quote,
    "pull_quote": _nothing,
    "facts": _facts,
    "table": _table,
    "embed": _embed,
    "preserved": _as_it_is,
}
