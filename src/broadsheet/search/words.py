"""From a story to the words it is found by."""

import html
import re
from collections.abc import Iterator
from typing import Any

from broadsheet.lib import normalise

MOST_CHARACTERS = 400_000  # of one story; PostgreSQL keeps at most a megabyte of words in a row
MOST_WORDS_ASKED = 12
LONGEST_WORD = 64

Asked = tuple[str, str]  # a word and its stem, both folded

_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|em|i|mark|s|small|span|strong|sub|sup|u)(?=[\s>/])[^>]*>", re.IGNORECASE
)
_TAG = re.compile("<[^>]*>")

# where a block keeps what readers read; anything else in it (addresses, sizes, ids of pictures) is not text
_READ = {
    "quote": ("text", "attribution"),
    "pull_quote": ("attribution",),  # its words stand in the text already
    "facts": ("title", "text"),
    "table": ("table", "source"),
    "picture": ("caption",),
    "embed": ("title",),
}


def of_body(blocks: list[dict[str, Any]]) -> str:
    """The text of a story's body from the stored blocks, markup and all else left out."""
    return "\n".join(plain(text) for block in blocks for text in _texts(block))[:MOST_CHARACTERS]


def plain(text: str) -> str:
    """The words of markup: elements inside a line leave no gap."""
    return html.unescape(_TAG.sub(" ", _INLINE_TAG.sub("", text))) if "<" in text or "&" in text else text


def exact(text: str, language: str) -> str:
    return " ".join(normalise.words(text, language))


def asked(query: str, language: str) -> list[Asked]:
    """The words of a reader's question, each with its stem; both may be several words.

    No character of theirs means anything to a database: only letters, marks and digits are left.
    """
    words = [word for word in normalise.words(query[:400], language) if len(word) <= LONGEST_WORD]
    return [(word, normalise.stem(word, language)) for word in list(dict.fromkeys(words))[:MOST_WORDS_ASKED]]


def _texts(block: dict[str, Any]) -> Iterator[str]:
    value = block.get("value")
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name in _READ.get(block.get("type", ""), ()):
            yield from _strings(value.get(name))


def _strings(value: Any) -> Iterator[str]:
    """The strings of a table's cells, row by row; of other values themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings([value.get("table_caption"), value.get("data")])
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
