"""Stores obey the outbox: what a change spoiled is dropped, or marked for the printer.

Done by the process that made the change, right after its commit, and by a keeper in every process that serves: it
looks each half second, so that nothing is lost when the committing process dies in between.
"""

import logging
import sqlite3
import time
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from broadsheet.delivery import bell, dropping, epochs, outbox, rendering
from broadsheet.delivery.dropping import Spoil
from broadsheet.delivery.models import Receipt, Spoiled
from broadsheet.delivery.rendering import Printed, Renderer
from broadsheet.delivery.store import Store

log = logging.getLogger(__name__)

EVERYTHING = "*"


@cache
def the_store() -> Store:
    """This machine's."""
    return Store(Path(settings.PRESS_HOME))


def obey_now() -> None:
    """After a commit. Whatever is wrong with the store, the change itself is made; the keepers try again."""
    store = the_store()
    try:
        if not store.is_whole():
            store.open_anew()
        obey(store, at=time.time())
    except FileNotFoundError:
        return  # nothing has been stored yet
    except Exception:
        log.exception("The press could not obey a change at once.")


def obey(store: Store, *, at: float | None = None) -> int:
    """Read on in the outbox and obey. Returns how many stored pages were spoiled.

    at: moment of the commit, if it was just now.
    Raises FileNotFoundError before the first epoch, sqlite3.Error and OSError where the store cannot be changed.
    """
    with store.lock():
        index = store.index
        before = index.fact("floor")
        rows, floor = outbox.unread(before)
        known = (
            {row[0] for row in index.db.execute("SELECT id FROM obeyed")}
            if connection.vendor == "postgresql"
            else ()
        )
        rows = [row for row in rows if row.pk not in known]
        if not rows:
            if floor != before:
                dropping.spoil(store, [], floor=floor)
            return 0
        spoils = by_deed(rows, at)
        if whole := [spoil.deed for spoil in spoils if EVERYTHING in spoil.tags]:
            epochs.begin_again(store, floor)
            Receipt.objects.filter(deed__in=whole).update(is_everything=True)
        spoiled = dropping.spoil(
            store, spoils, floor=floor, obeyed=[(row.pk, row.transaction_id) for row in rows]
        )
    bell.ring(store.home)  # whoever it was that obeyed, and whether anything was stored: hot pages are wanted
    return spoiled


def by_deed(rows: list[Spoiled], at: float | None) -> list[Spoil]:
    """One for each deed and kind: what takes down says so of its own tags only."""
    grouped: dict[tuple[str, bool], list[Spoiled]] = defaultdict(list)
    for row in rows:
        grouped[str(row.deed), row.is_takedown].append(row)
    return [
        Spoil(
            deed=deed,
            tags=frozenset(tag for row in some for tag in row.tags),
            hot=tuple(dict.fromkeys(path for row in some for path in row.hot)),
            is_takedown=is_takedown,
            at=at or max(row.spoiled_at for row in some).timestamp(),
        )
        for (deed, is_takedown), some in grouped.items()
    ]


def print_and_keep(
    store: Store,
    renderer: Renderer,
    path: str,
    query: str = "",
    referrer: str = "",
    counted: "Counter[str] | None" = None,
) -> Printed:
    """Render a page and store it, if it may be stored. The answer says whether a change overtook it."""
    epoch = store.epoch
    is_ours = epochs.is_ours(
        epoch
    )  # else other code has begun an epoch: this process is about to be replaced
    printed = renderer.render(path, query, referrer)
    if counted is not None:
        counted["renders"] += 1
    sheet = rendering.sheet(printed)
    if sheet is None or not is_ours:  # nobody knows what it depends on: any change may have overtaken it
        return replace(printed, is_final=printed.noted == renderer.number())
    try:
        return replace(printed, is_final=store.keep(sheet, epoch) or not epochs.is_ours(store.epoch))
    except FileNotFoundError:
        return replace(printed, is_final=store.epoch == epoch)  # the epoch has ended meanwhile
    except (OSError, sqlite3.Error) as error:
        log.error("The page %s could not be stored: %s", path, error)
        if counted is not None:
            counted["errors"] += 1
        return printed
