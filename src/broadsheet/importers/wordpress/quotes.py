"""Quotations of an archive: who says it, and which are another site's posts."""

import re
from itertools import groupby
from typing import Any

from bs4 import Tag

from broadsheet.importers.wordpress import rich
from broadsheet.lib import html

MAX_PULLED = 240
MAX_NAME = 160
IN_QUOTE = frozenset(["p", "b", "i", "a", "br"])
HELD_ELSEWHERE = [
    "table",
    "ul",
    "ol",
    "pre",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "iframe",
    "video",
    "audio",
    "hr",
]
POSTS = {"twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "bluesky-embed"}
POST_HOSTS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:twitter|x|instagram|tiktok|facebook|bsky)\.(?:com|app)/\S+"
)


def is_pull_quote(node: Tag) -> bool:
    return node.name in ("figure", "aside", "div", "p") and bool(
        {"wp-block-pullquote", "pullquote"} & _classes(node)
    )


def embedded_post(node: Tag) -> str:
    """The address of the post that a social network's quotation stands for, else ""."""
    if not POSTS & _classes(node):
        return ""
    found = [str(link["href"]) for link in node.find_all("a", href=POST_HOSTS)]
    return found[-1] if found else ""


def block(node: Tag) -> tuple[str, dict[str, Any]] | None:
    """Name and value of the block; None where the quotation holds more than words."""
    inner = node.find("blockquote") if is_pull_quote(node) else node
    inner = inner if isinstance(inner, Tag) else node
    if inner.find(HELD_ELSEWHERE):
        return None
    name = _take_name(node)
    if is_pull_quote(node):
        pulled = " ".join(html.text_of(str(inner)).split())
        if len(pulled) <= MAX_PULLED:
            return "pull_quote", {"text": pulled, "attribution": name}
    source = str(inner.get("cite") or "")
    source = source if re.fullmatch(r"https?://[^\s\"<>]{3,190}", source) else ""
    return "quote", {"text": _paragraphs(inner), "attribution": name, "source_url": source}


def _take_name(node: Tag) -> str:
    """The last <cite>, if it stands at the end; it leaves the words."""
    cites = node.find_all("cite")
    name = " ".join(html.text_of(str(cites[-1])).split()) if cites else ""
    if not name or len(name) > MAX_NAME:
        return ""
    if not node.get_text().strip().endswith(cites[-1].get_text().strip()):
        return ""
    cites[-1].decompose()
    return name.lstrip("—–- ").strip()


def _paragraphs(node: Tag) -> str:
    """Words that stand beside paragraphs become one."""
    parts: list[str] = []
    for is_paragraph, children in groupby(
        node.children, key=lambda child: getattr(child, "name", None) == "p"
    ):
        inside = "".join(rich.markup(child) for child in children)
        parts.append(inside if is_paragraph else f"<p>{inside}</p>")
    return rich.words("".join(parts), kept=IN_QUOTE)


def _classes(node: Tag) -> set[str]:
    found: str | list[str] = node.get("class") or []
    return set(found.split() if isinstance(found, str) else found)
