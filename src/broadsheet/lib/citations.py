"""Marks in running text that name a source by its number in a list: [2]."""

import re
from collections.abc import Callable

_MARK = re.compile(r"[ \u00a0]?\[(\d{1,2})\]")  # in any digits
_TAG = re.compile("(<[^>]*>)")


def numbers(text: str) -> list[int]:
    """Of the sources that the text names, in its order."""
    return [int(mark[1]) for mark in _MARK.finditer(text)]


def plain(text: str) -> str:
    """The text without its marks."""
    return _MARK.sub("", text)


def linked(html: str, link: Callable[[int], str | None]) -> str:
    """Each mark of the text replaced by what `link` makes of its number; without that it stays as it is written."""
    parts = _TAG.split(html)
    parts[::2] = [_MARK.sub(lambda mark: link(int(mark[1])) or mark[0], part) for part in parts[::2]]
    return "".join(parts)
