"""What most tests begin with is made once; later tests get its rows put back, which takes a tenth of the time.

`make` is called all the same where that would not be the same: with other rows before it, at another moment of a
clock that a test has set, or outside a transaction, where a press hears of what is committed.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import time_machine
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone

MOST = 8  # of one name: with other rows before it, at other moments
ALSO_LOOKED_AT = {"django_content_type", "wagtailcore_locale", "editions_edition"}

Table = dict[Any, Any]  # key → row


@dataclass(frozen=True)
class Made:
    pk: Any
    moment: datetime | None
    before: dict[str, Table]  # of the tables that it touched, and of those it leans on
    gone: dict[str, list[Any]]  # table → keys
    new: dict[str, list[Any]]  # table → rows


kept: dict[str, list[Made]] = {}


def once(name: str, make: Callable[[], Model]) -> Any:
    """The key of what `make` has made, now or in an earlier test."""
    moment = timezone.now() if time_machine.escape_hatch.is_travelling() else None
    if not connection.in_atomic_block:
        return make().pk
    known = kept.setdefault(name, [])
    for made in known:
        if made.moment == moment and all(_rows(table) == rows for table, rows in made.before.items()):
            _put_back(made)
            return made.pk
    if len(known) == MOST:
        return make().pk
    known.append(_make(make, moment))
    return known[-1].pk


def _make(make: Callable[[], Model], moment: datetime | None) -> Made:
    before = {table: _rows(table) for table in _keys()}
    pk = make().pk
    after = {table: _rows(table) for table in _keys()}
    touched = {table for table in after if after[table] != before[table]}
    return Made(
        pk,
        moment,
        {table: before[table] for table in touched | ALSO_LOOKED_AT},
        {t: [key for key, row in before[t].items() if after[t].get(key) != row] for t in touched},
        {t: [row for key, row in after[t].items() if before[t].get(key) != row] for t in touched},
    )


@cache
def _keys() -> dict[str, str]:
    """Table → column of its key."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model._meta.pk.column for model in models if model._meta.managed}


def _rows(table: str) -> Table:
    row = "t::text" if connection.vendor == "postgresql" else "*"
    with connection.cursor() as db:
        db.execute(f'SELECT "{_keys()[table]}", {row} FROM "{table}" t')  # noqa: S608  # our own names
        return {key: rest[0] if connection.vendor == "postgresql" else rest for key, *rest in db.fetchall()}


def _put_back(made: Made) -> None:
    """References are looked at when a transaction ends, so the order is free."""
    with connection.cursor() as db:
        for table, keys in made.gone.items():
            statement = f'DELETE FROM "{table}" WHERE "{_keys()[table]}" = %s'  # noqa: S608  # our own names
            db.executemany(statement, [[key] for key in keys])
        for table, rows in made.new.items():
            if connection.vendor == "postgresql":
                db.executemany(f'INSERT INTO "{table}" SELECT (%s::"{table}").*', [[row] for row in rows])
            else:
                marks = ", ".join(["%s"] * len(rows[0])) if rows else ""
                db.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608  # our own names


def emptied_by_copy(database: Any) -> sqlite3.Connection:
    """From now on a test that commits leaves the database as it is now: one copy, no statement for each table."""
    database.ensure_connection()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    database.connection.backup(copy)

    def empty(_statements: list[str]) -> None:
        database.ensure_connection()
        copy.backup(database.connection)

    database.ops.execute_sql_flush = empty
    database.creation.deserialize_db_from_string = lambda _rows: None
    return copy
