"""Full text on SQLite: an FTS5 table whose text is that of the entries.

Its rows are numbered by place in time, so the newest matches are met first. To drop a row it must be shown
the words it was given; with others its counts would be wrong for good.
"""

import json
from collections.abc import Iterable, Sequence

from django.db import connection

from broadsheet.search.entries import marks
from broadsheet.search.fulltext import Question
from broadsheet.search.models import Entry

COLUMNS = "title, standfirst, body, stemmed, marks"
NAMES = ("place", *COLUMNS.split(", "))
LAST_PLACE = 2**62
NEAR = 500

# all of them ours: what a reader typed comes as a parameter
ADD = f"INSERT INTO search_words (rowid, {COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)"  # noqa: S608
DROP = (
    f"INSERT INTO search_words (search_words, rowid, {COLUMNS}) "  # noqa: S608
    f"SELECT 'delete', place, {COLUMNS} FROM search_entry WHERE page_id IN (SELECT value FROM json_each(%s))"
)

# CROSS JOIN: the words are looked up first, whatever the planner thinks of it
NEWEST = (
    "SELECT page_id FROM search_words CROSS JOIN search_entry ON place = search_words.rowid "
    "WHERE search_words MATCH %s AND search_words.rowid BETWEEN %s AND %s "
    "ORDER BY search_words.rowid DESC LIMIT %s"
)


def store(entries: Sequence[Entry]) -> None:
    """Write entries that are not there yet; quickest in the order of their places."""
    wanted = [entry.place for entry in entries]
    taken = set(Entry.objects.filter(place__in=wanted).values_list("place", flat=True))
    for entry in entries:
        if entry.place in taken:
            entry.place = _free(entry.place, taken)
        taken.add(entry.place)
    Entry.objects.bulk_create(entries)
    rows = [
        [getattr(entry, name) for name in NAMES] for entry in sorted(entries, key=lambda entry: entry.place)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(ADD, rows)


def forget(page_ids: Iterable[int]) -> None:
    ids = list(page_ids)
    _run(DROP, ids)
    rows = Entry.objects.filter(pk__in=ids)
    rows._raw_delete(using=connection.alias)  # nothing hangs on an entry


def newest(question: Question) -> list[int]:
    first = 0 if question.first is None else question.first
    last = LAST_PLACE if question.last is None else question.last
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [_match(question), first, last, question.most])
        return [page_id for (page_id,) in cursor.fetchall()]


def newest_with_each(stems: Sequence[str], edition_id: int, most: int) -> dict[str, list[int]]:
    """Page ids by stem, newest first, at most `most` of each. Stems are words of entries."""
    mark = marks(edition_id, None, None)[0]
    pages = {}
    with connection.cursor() as cursor:
        for stem in stems:
            cursor.execute(NEWEST, [f'marks : "{mark}" AND stemmed : "{stem}"', 0, LAST_PLACE, most])
            pages[stem] = [page_id for (page_id,) in cursor.fetchall()]
    return pages


def rebuild() -> None:
    """Make the words anew from the entries."""
    _run("INSERT INTO search_words (search_words) VALUES ('rebuild')")


def is_whole() -> bool:
    """Whether the words are those of the entries."""
    from django.db.utils import DatabaseError

    try:
        _run("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True


def _match(question: Question) -> str:
    # a section is of one edition: the mark of that is left out, since nearly all rows bear it
    edition_id = None if question.section_id else question.edition_id
    chosen = marks(edition_id, question.section_id, question.kind)
    either = '({{title standfirst body}} : "{}" OR stemmed : "{}")'
    words = [either.format(word, stem or word) for word, stem in question.words]
    return " AND ".join([*(f'marks : "{mark}"' for mark in chosen), *words])


def _free(place: int, taken: set[int]) -> int:
    """The first free place from this one on: two stories of one second stand one after the other."""
    while True:
        near = Entry.objects.filter(place__gte=place, place__lt=place + NEAR)
        taken = taken | set(near.values_list("place", flat=True))
        free = next((here for here in range(place, place + NEAR) if here not in taken), None)
        if free is not None:
            return free
        place += NEAR


def _run(statement: str, ids: list[int] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, None if ids is None else [json.dumps(ids)])
