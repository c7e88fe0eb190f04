"""Blocks as rich text: plain pages have one field of it, without tables, quotes or films."""

from html import escape
from typing import Any

from django.utils.translation import gettext as _

from broadsheet.importers.wordpress import rich
from broadsheet.lib import html

Block = dict[str, Any]


def as_rich_text(blocks: list[Block], notes: list[str]) -> str:
    """Adds to `notes` what a plain page cannot show as it was."""
    simple = "".join(_paragraphs(block) for block in blocks)
    names = sorted({block["type"] for block in blocks} - {"text"})
    if names:
        notes.append(_("became plain paragraphs: %(names)s") % {"names": ", ".join(names)})
    return simple


def words_of(blocks: list[Block]) -> str:
    return html.text_of("".join(_paragraphs(block) for block in blocks[:3]))


def _paragraphs(block: Block) -> str:
    value = block["value"]
    match block["type"]:
        case "text":
            return str(value)
        case "quote":
            return value["text"] + _line(value["attribution"] and f"— {value['attribution']}")
        case "pull_quote":
            return _line(value["text"]) + _line(value["attribution"] and f"— {value['attribution']}")
        case "embed":
            return rich.link(value["address"])
        case "table":
            rows = (" · ".join(filter(None, row)) for row in value["table"]["data"])
            return "".join(map(_line, [value["table"]["table_caption"], *rows]))
        case _:
            return _simplified(value)


def _line(words: str) -> str:
    words = " ".join((words or "").split())
    return f"<p>{escape(words, quote=False)}</p>" if words else ""


def _simplified(markup: str) -> str:
    """Preserved markup: its words, a paragraph a line, and its links where there are any."""
    if "<a " in markup:
        return (
            rich.words(markup, kept=rich.KEPT - {"blockquote"})
            if "<p" in markup
            else rich.words(f"<p>{markup}</p>")
        )
    return "".join(map(_line, html.text_of(markup).split("\n")))
