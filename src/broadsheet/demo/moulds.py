"""Rows of articles without the ORM, many at a time, each like one that the ORM made.

One article is printed the usual way, its rows are read, and all is undone. Further ones are copies of those
rows with other values: a column added to a model tomorrow is filled as its default says today.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from wagtail.models import ReferenceIndex

from broadsheet.articles.models import Article, Byline, SectionPage, Tagging

Row = dict[str, Any]
PAGES, ARTICLES, REVISIONS = "wagtailcore_page", "articles_article", "wagtailcore_revision"
BYLINES, TAGGINGS, REFERENCES = "articles_byline", "articles_tagging", "wagtailcore_referenceindex"
KEYS = {
    PAGES: "id",
    ARTICLES: "page_ptr_id",
    REVISIONS: "object_id",
    BYLINES: "article_id",
    TAGGINGS: "article_id",
    REFERENCES: "object_id",
}
# wagtail hashes the paths of its reference index with it
_REFERENCE_PATHS = uuid.UUID("bdc70d8b-e7a2-4c2a-bf43-2a3e3fcbbe86")


@dataclass(frozen=True)
class Mould:
    """rows: one row per table, its columns in the table's order; references: one per path of the model;
    content: that of the revision."""

    rows: dict[str, Row]
    references: dict[str, Row]
    content: Row


def cast(section: SectionPage, *, person_id: int, tag_id: int, picture_id: int | None) -> Mould:
    """Print an article, read its rows, undo it."""
    with transaction.atomic():
        article = Article(title="Mould", slug="mould", locale=section.locale, live=False)
        article.lead_picture_id = picture_id
        article.body = Article._meta.get_field("body").to_python([{"type": "text", "value": "<p>Mould</p>"}])
        article.bylines = [Byline(person_id=person_id, sort_order=0)]
        article.taggings = [Tagging(tag_id=tag_id, sort_order=0)]
        section.add_child(instance=article)
        article.save_revision(clean=False).publish()
        ReferenceIndex.create_or_update_for_object(article)
        found = {table: _read(table, key, article.pk) for table, key in KEYS.items()}
        content = article.latest_revision.content
        transaction.set_rollback(True)
    references = {row["model_path"]: {**row, "id": None} for row in found.pop(REFERENCES)}
    return Mould({table: rows[0] for table, rows in found.items()}, references, content)


def path_hash(path: str) -> uuid.UUID:
    return uuid.uuid5(_REFERENCE_PATHS, path)


class Sheets:
    """Rows waiting to be written, by table."""

    def __init__(self) -> None:
        self.columns: dict[str, list[str]] = {}
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, table: str, row: Row) -> None:
        if table not in self.columns:
            self.columns[table] = list(row)
        self.rows[table].append(tuple(row.values()))

    def write(self, tables: Iterable[str]) -> None:
        for table in tables:
            if self.rows[table]:
                write(table, self.columns[table], self.rows[table])


def write(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows by the quickest way the database has. An "id" that is None in the first row is left out."""
    if columns[0] == "id" and rows[0][0] is None:
        columns, rows = columns[1:], [row[1:] for row in rows]
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608  # our tables


def numbers(table: str, count: int) -> list[int]:
    """Free ids for new rows, reserved: on PostgreSQL by the sequence, on SQLite by the write lock we hold."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(sequence, [table, count])
            return [number for (number,) in cursor.fetchall()]
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608  # our tables
        first = cursor.fetchone()[0] + 1
    return list(range(first, first + count))


def _read(table: str, key: str, article_id: int) -> list[Row]:
    value = str(article_id) if key == "object_id" else article_id
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [value])  # noqa: S608  # our tables
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
