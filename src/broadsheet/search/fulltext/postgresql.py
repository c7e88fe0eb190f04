"""Full text on PostgreSQL: a generated column of weighted words, which follows each row by itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from broadsheet.search.fulltext import Question
from broadsheet.search.models import Entry


def store(entries: Sequence[Entry]) -> None:
    """Write entries that are not there yet."""
    Entry.objects.bulk_create(entries)


def forget(page_ids: Iterable[int]) -> None:
    rows = Entry.objects.filter(pk__in=list(page_ids))
    rows._raw_delete(using=connection.alias)  # nothing hangs on an entry


def newest(question: Question) -> list[int]:
    wanted: list[tuple[str, Any]] = [("edition_id = %s", question.edition_id)]
    wanted += [("section_id = %s", question.section_id)] if question.section_id else []
    wanted += [("kind = %s", question.kind)] if question.kind else []
    wanted += [("place >= %s", question.first)] if question.first is not None else []
    wanted += [("place <= %s", question.last)] if question.last is not None else []
    where = " AND ".join(condition for condition, _value in wanted)
    statement = (
        "SELECT page_id FROM search_entry, to_tsquery('simple', %s) asked "  # noqa: S608  # all of it ours
        f"WHERE {where} AND vector @@ asked ORDER BY place DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [_words(question), *(value for _condition, value in wanted), question.most])
        return [page_id for (page_id,) in cursor.fetchall()]


def newest_with_each(stems: Sequence[str], edition_id: int, most: int) -> dict[str, list[int]]:
    """Page ids by stem, newest first, at most `most` of each. Stems are words of entries."""
    statement = (
        "SELECT stem, page_id FROM unnest(%s::text[]) AS stem, LATERAL ("
        "SELECT page_id FROM (SELECT page_id, place FROM search_entry WHERE edition_id = %s AND "
        # OFFSET keeps the planner from walking all entries by their places
        "vector @@ to_tsquery('simple', '''' || stem || ''':D') OFFSET 0) having_it "
        "ORDER BY place DESC LIMIT %s) newest"
    )
    found: dict[str, list[int]] = {stem: [] for stem in stems}
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(stems), edition_id, most])
        for stem, page_id in cursor.fetchall():
            found[stem].append(page_id)
    return found


def rebuild() -> None:
    """Nothing to do: the column is made by the database."""


def is_whole() -> bool:
    return True


def _words(question: Question) -> str:
    return " & ".join(f"('{word}':ABC | '{stem or word}':D)" for word, stem in question.words)
