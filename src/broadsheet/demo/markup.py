"""From the demo's Markdown to the raw blocks of a story's body."""

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from broadsheet.demo import files

MARKDOWN = MarkdownIt("commonmark").enable("strikethrough")
STORY_LINK = re.compile(r'<a href="story:([^"]+)">(.*?)</a>')
Block = dict[str, Any]
PictureMaker = Callable[[dict[str, Any]], int]


def html(markdown: str) -> str:
    return MARKDOWN.render(markdown).strip()


def link_stories(markup: str, ids: dict[str, int]) -> str:
    """Links to other stories of the demo as Wagtail keeps page links."""
    # Markdown writes names in other scripts as %D8%…
    return STORY_LINK.sub(
        lambda link: f'<a linktype="page" id="{ids[unquote(link[1])]}">{link[2]}</a>', markup
    )


def blocks(body: str, *, ids: dict[str, int], picture: PictureMaker) -> list[Block]:
    """The raw StreamField value. ids: page id by story name; picture: makes or finds a picture, gives its id."""
    made: list[Block] = []
    for name, title, text in files.segments(body):
        if name:
            made.append(_fenced(name, title, text, picture))
        else:
            made.extend(_plain(text))
    for block in made:
        _link(block, ids)
    return made


def _link(block: Block, ids: dict[str, int]) -> None:
    if block["type"] == "text":
        block["value"] = link_stories(block["value"], ids)
    elif block["type"] in ("quote", "facts"):
        block["value"]["text"] = link_stories(block["value"]["text"], ids)


def _fenced(name: str, title: str, text: str, picture: PictureMaker) -> Block:
    if name == "pull":
        words, _dash, who = text.partition("\n— ")
        return {"type": "pull_quote", "value": {"text": words.strip(), "attribution": who.strip()}}
    if name == "facts":
        return {"type": "facts", "value": {"title": title, "text": html(text)}}
    if name == "table":
        return {"type": "table", "value": {"table": _table(text, title), "source": ""}}
    if name == "picture":
        recipe = tomllib.loads(text)
        chosen = {"image": picture(recipe), "alt_text": recipe.get("alt", ""), "decorative": False}
        return {
            "type": "picture",
            "value": {"picture": chosen, "caption": recipe.get("caption", ""), "size": "column"},
        }
    if name == "embed":
        return {"type": "embed", "value": {"address": text, "title": title}}
    raise ValueError(f"There is no block “:::{name}”.")


def _table(text: str, caption: str) -> dict[str, Any]:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in text.splitlines()
        if line.strip()
    ]
    rows = [
        [re.sub(r"\*\*(.*?)\*\*", r"\1", cell) for cell in row]
        for row in rows
        if not set("".join(row)) <= set("-: ")
    ]
    width = max(map(len, rows))
    return {
        "data": [row + [""] * (width - len(row)) for row in rows],
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": caption,
        "cell": [],
    }


def _plain(text: str) -> Iterator[Block]:
    """Paragraphs, subheads and lists as one text block, block quotes as blocks of their own."""
    waiting: list[Token] = []
    for group in _groups(MARKDOWN.parse(text)):
        if group[0].type == "blockquote_open":
            yield from _flush(waiting)
            yield _quote(group)
        else:
            waiting.extend(group)
    yield from _flush(waiting)


def _groups(tokens: list[Token]) -> Iterator[list[Token]]:
    group: list[Token] = []
    depth = 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if depth == 0:
            yield group
            group = []


def _flush(waiting: list[Token]) -> Iterator[Block]:
    if waiting:
        yield {"type": "text", "value": _render(waiting)}
        waiting.clear()


def _render(tokens: list[Token]) -> str:
    return str(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})).strip()


def _quote(group: list[Token]) -> Block:
    markup = _render(group[1:-1])
    words, _dash, who = markup.rpartition("\n— ")
    if not words:
        return {"type": "quote", "value": {"text": markup, "attribution": "", "source_url": ""}}
    who = re.sub(r"<[^>]+>", "", who).strip()
    words = words if words.endswith("</p>") else words + "</p>"
    return {
        "type": "quote",
        "value": {"text": words.removesuffix("<p></p>"), "attribution": who, "source_url": ""},
    }
