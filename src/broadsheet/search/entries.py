"""What a story's entry holds, taken from its row."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from broadsheet.articles.models import Article
from broadsheet.lib import normalise
from broadsheet.search import words
from broadsheet.search.models import Entry

TAKEN = ("pk", "edition_id", "edition__locale__language_code", "section_id", "kind", "printed_at", "title",
         "standfirst", "body")  # fmt: skip


def of_articles(page_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What is taken from the rows of these articles, by id; those not in print are absent.

    Asked of the database: an article in memory may carry the text of a draft.
    """
    rows = Article.objects.filter(pk__in=page_ids, live=True, withdrawn_at=None, printed_at__isnull=False)
    rows = rows.filter(edition__isnull=False, section__isnull=False)
    return {row["pk"]: {**row, "body": words.of_body(row["body"].raw_data)} for row in rows.values(*TAKEN)}


def digest(row: dict[str, Any]) -> str:
    return hashlib.blake2b(repr(tuple(row.values())).encode(), digest_size=16).hexdigest()


def entry(row: dict[str, Any], place: int) -> Entry:
    language = row["edition__locale__language_code"]
    text = "\n".join((row["title"], row["standfirst"], row["body"]))
    return Entry(
        page_id=row["pk"],
        edition_id=row["edition_id"],
        section_id=row["section_id"],
        kind=row["kind"],
        printed_at=row["printed_at"],
        place=place,
        marks=" ".join(marks(row["edition_id"], row["section_id"], row["kind"])),
        digest=digest(row),
        title=words.exact(row["title"], language),
        standfirst=words.exact(row["standfirst"], language),
        body=words.exact(row["body"], language),
        stemmed=normalise.stem(text, language),
    )


def marks(edition_id: int | None, section_id: int | None, kind: str | None) -> list[str]:
    """The words by which an entry's edition, section and kind are looked up."""
    named = {"e": edition_id, "s": section_id, "k": kind}
    return [f"{letter}{value}" for letter, value in named.items() if value]


def moment(at: datetime) -> int:
    """The place in time: whole seconds since 1970."""
    return int(at.timestamp())
