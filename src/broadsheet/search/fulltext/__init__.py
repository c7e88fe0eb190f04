"""The full-text index, one interface for both databases.

`store(entries)` writes entries and their words, `forget(page_ids)` takes both away; `newest(question)` finds
page ids, newest first, at most as many as it asks for; `newest_with_each(stems, edition_id, most)` finds them for each
stem by itself.
"""

from dataclasses import dataclass
from types import ModuleType

from django.db import connection

CANDIDATES = 1000  # to count and rank more would cost more than it finds


@dataclass(frozen=True)
class Question:
    """words: each with its stem, both already folded. first, last: seconds since 1970, both within."""

    words: tuple[tuple[str, str], ...]
    edition_id: int
    section_id: int | None = None
    kind: str | None = None
    first: int | None = None
    last: int | None = None
    most: int = CANDIDATES  # page ids


def index() -> ModuleType:
    """The module for the database in use."""
    if connection.vendor == "postgresql":
        from broadsheet.search.fulltext import postgresql

        return postgresql
    from broadsheet.search.fulltext import sqlite

    return sqlite
