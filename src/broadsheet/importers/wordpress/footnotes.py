"""Footnotes of the block editor (WordPress 6.3 and later): marks in the text, words in a field beside it.

The body has no notes of its own: they become a numbered list where the block stood, under a heading, and each
mark shows the number of its note in that list.
"""

import json
import re

from bs4 import BeautifulSoup, Tag

from broadsheet.lib import html

BLOCK = "footnotes"
MARK = "data-fn"
HEADING = re.compile("h[1-6]")
TITLE = "footnotes-title"


class NotNotes(ValueError):  # noqa: N818  # errors are named by what happened
    """The field holds something else than notes."""


def read(field: str) -> dict[str, str]:
    """Words of the notes as HTML of one line, by id, in their order. Raises NotNotes, lib.html.Refused."""
    try:
        rows = json.loads(field or "[]")
        said = {str(row["id"]): str(row["content"]) for row in rows}
    except (ValueError, RecursionError, TypeError, KeyError) as error:
        raise NotNotes from error
    return {name: html.clean(words, "inline", link_rel=None) for name, words in said.items()}


def as_list(notes: dict[str, str], title: str) -> str:
    """HTML for the place of the block; "" without notes."""
    if not notes:
        return ""
    lines = "".join(f"<li>{words or '—'}</li>" for words in notes.values())  # an empty one holds its number
    return f'<h2 class="{TITLE}">{title}</h2><ol>{lines}</ol>'


def number(root: BeautifulSoup, notes: dict[str, str]) -> None:
    """Each mark shows its note's number; a heading that the archive has set itself needs no second one."""
    numbers = {name: str(place) for place, name in enumerate(notes, 1)}
    for mark in root.find_all("sup", attrs={MARK: True}):
        if found := numbers.get(str(mark[MARK])):
            mark.string = found
    title = root.find("h2", class_=TITLE)
    above = title.find_previous_sibling() if isinstance(title, Tag) else None
    if isinstance(title, Tag) and isinstance(above, Tag) and HEADING.fullmatch(above.name):
        title.decompose()
