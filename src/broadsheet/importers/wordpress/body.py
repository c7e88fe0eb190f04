"""From an archive's HTML to the blocks of a story (articles.blocks.StoryBody), as raw stream data.

What no block can hold is kept as "preserved". Each piece goes through lib.html last, whatever came before.
"""

import re
import uuid
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PageElement, PreformattedString
from django.utils.translation import gettext as _

from broadsheet.articles import embeds
from broadsheet.importers.wordpress import footnotes, markup, paragraphs, quotes, rich, tables
from broadsheet.lib import html

Block = dict[str, Any]

MAX_FLATTENING = 40
CONTAINERS = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "center",
        "form",
        "figure",
        "figcaption",
        "address",
        "body",
        "font",
        "details",
        "summary",
    ]
)
PLAYERS = frozenset(("iframe", "video", "audio", "embed"))
LISTS_AND_WORDS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"])
KEPT_WHOLE = frozenset(["pre", "dl", "details", "hr", "ruby"])
LONE_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,1500}")


@dataclass
class Body:
    """blocks: raw stream data. notes: what was done differently, for the report."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def body(source: str, *, base_url: str = "", labels: markup.Labels | None = None, notes: str = "") -> Body:
    """notes: the field of WordPress's footnotes. Raises lib.html.Refused for what is no HTML of an article."""
    labels = labels or markup.Labels()
    said: list[str] = []
    known = _footnotes(notes, said)
    filled = {footnotes.BLOCK: footnotes.as_list(known, labels.footnotes)} if known else {}
    plain = paragraphs.plain(source, filled=filled)
    if filled and f"{footnotes.MARK}=" in source:  # marked in the text, without a block for their place
        plain.html += filled.pop(footnotes.BLOCK)
    tree = markup.tree(plain.html, base_url=base_url, labels=labels)
    footnotes.number(tree.root, known)
    writer = _Writer(base_url, labels)
    writer.walk(tree.root, 0)
    writer.close()
    found = Body(writer.blocks, [*said, *tree.notes])
    if plain.left_out:
        names = ", ".join(sorted(set(plain.left_out))[:8])
        found.notes.append(_("blocks without words of their own left out: %(names)s") % {"names": names})
    return found


def _footnotes(field: str, said: list[str]) -> dict[str, str]:
    try:
        return footnotes.read(field)
    except footnotes.NotNotes:
        said.append(_("its footnotes cannot be read: left out"))
        return {}


class _Writer:
    """Walks the tree; words gather until something else than words comes."""

    def __init__(self, base_url: str, labels: markup.Labels) -> None:
        self.base_url, self.labels = base_url, labels
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.line: list[PageElement] = []
        self.kept: list[str] = []

    def walk(self, parent: Tag, depth: int) -> None:
        for node in list(parent.children):
            if isinstance(node, Tag) and not node.decomposed:  # a caption may have left with its table
                self._element(node, depth)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self.line.append(node)
        self._end_line()

    def close(self) -> None:
        self._end_line()
        self._end_words()
        self._end_kept()

    def _element(self, node: Tag, depth: int) -> None:
        if node.name not in rich.INLINE:
            self._end_line()
        if node.name in PLAYERS:
            self._player(node)
        elif node.name == "blockquote" or quotes.is_pull_quote(node):
            self._quote(node)
        elif node.name == "table":
            self._table(node)
        elif node.name in KEPT_WHOLE:
            self._keep(node)
        elif node.name in LISTS_AND_WORDS:
            self._words(node, depth)
        elif node.name in CONTAINERS and depth < MAX_FLATTENING:
            self.walk(node, depth + 1)
        elif node.name in rich.INLINE and not _holds_blocks(node):
            self.line.append(node)
        elif depth < MAX_FLATTENING and _holds_blocks(node):
            self.walk(node, depth + 1)
        else:
            self._keep(node)

    def _words(self, node: Tag, depth: int) -> None:
        """A paragraph, heading or list; a lone address may be a film, and a list may hold a table."""
        if node.name == "p" and (address := _lone_address(node)):
            self._address(address)
        elif node.find(["table", "blockquote", "pre", "dl", "figure", *PLAYERS]):
            is_gallery = node.name == "ul" and node.find("figure")
            if depth >= MAX_FLATTENING or (node.name in ("ul", "ol") and not is_gallery):
                self._keep(node)
            else:
                self.walk(node, depth + 1)
        else:
            self._end_kept()
            self.words.append(rich.formed(node))

    def _address(self, address: str) -> None:
        if embeds.find(address).src:
            self._embed(address, "")
        else:
            self._end_kept()
            self.words.append(rich.link(address))

    def _player(self, node: Tag) -> None:
        source = node.find("source")
        address = str(node.get("src") or (source.get("src") if isinstance(source, Tag) else "") or "").strip()
        address = markup.completed(address, self.base_url)
        if markup.urlsplit_scheme(address) in ("http", "https"):
            self._embed(address, str(node.get("title") or ""))

    def _embed(self, address: str, title: str) -> None:
        title = " ".join(title.split())[:200] or self.labels.player % embeds.find(address).provider[:180]
        self.add("embed", {"address": address, "title": title})

    def _quote(self, node: Tag) -> None:
        if address := quotes.embedded_post(node):
            self._embed(address, "")
            return
        found = quotes.block(node)
        if found is None:
            self._keep(node)
        elif found[1]["text"]:
            self.add(*found)

    def _table(self, node: Tag) -> None:
        if value := tables.value(node):
            self.add("table", {"table": value, "source": ""})
        else:
            self._keep(node)

    def add(self, name: str, value: Any) -> None:
        self._end_words()
        self._end_kept()
        self.blocks.append({"type": name, "value": value, "id": str(uuid.uuid4())})

    def _keep(self, node: Tag) -> None:
        self._end_words()
        for player in node.find_all(list(PLAYERS)):
            address = markup.completed(str(player.get("src") or ""), self.base_url)
            player.replace_with(BeautifulSoup(rich.link(address), "html.parser"))
        if cleaned := html.clean(str(node), "preserved", link_rel=None):
            self.kept.append(cleaned)

    def _end_line(self) -> None:
        """Words between elements are a paragraph of their own."""
        line, self.line = self.line, []
        source = "".join(rich.markup(node) for node in line)
        if not source.strip():
            return
        found = BeautifulSoup(f"<p>{source}</p>", "html.parser").p
        if found is not None:
            self._words(found, MAX_FLATTENING)

    def _end_words(self) -> None:
        words, self.words = rich.cleaned("".join(self.words)), []
        if words:
            self.blocks.append({"type": "text", "value": words, "id": str(uuid.uuid4())})

    def _end_kept(self) -> None:
        if self.kept:
            kept, self.kept = html.clean("\n".join(self.kept), "preserved", link_rel=None), []
            self.blocks.append({"type": "preserved", "value": kept, "id": str(uuid.uuid4())})


def _lone_address(node: Tag) -> str:
    words = node.get_text().strip()
    return words if LONE_ADDRESS.fullmatch(words) and not node.find("a") else ""


def _holds_blocks(node: Tag) -> bool:
    return node.find(lambda tag: tag.name not in rich.INLINE) is not None
