"""Stores obey the outbox: what a change spoiled is dropped, or marked for the printer.

Done by the process that made the change, right after its commit, and by a keeper in every process that serves: it
looks each half second, so that nothing is lost when the committing process dies in between.
"""

import logging
import sqlite3
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from broadsheet.delivery import bell, dropping, epochs, folder, outbox, rendering
from broadsheet.delivery.dropping import Spoil
from broadsheet.delivery.models import Receipt, Spoiled
from broadsheet.delivery.rendering import Printed, Renderer
from broadsheet.delivery.store import BROKEN, Store

log = logging.getLogger(__name__)

EVERYTHING = "*"
TURN = 0.5  # seconds between two looks of a keeper
PATIENCE = 3  # tellings during which an epoch of other code is left alone
TELL_EVERY = 10.0  # seconds between two notes of how far the store has read


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
        if obey(store, at=time.time()):
            bell.ring(store.home)
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
        return dropping.spoil(
            store, spoils, floor=floor, obeyed=[(row.pk, row.transaction_id) for row in rows]
        )


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


class Keeper:
    """Looks after the store from inside a process that serves. forget: empties that process's memory.

    While the store cannot obey (a full disk, say) it is closed: nothing is served from it, for it may be stale.
    """

    def __init__(self, store: Store, forget: Callable[[], None]) -> None:
        self.store, self.forget = store, forget
        self.is_closed = self.is_damaged = False
        self.used: set[str] = set()
        self.hits = 0  # apart from the others: added to with each answer
        self.counted: Counter[str] = Counter()
        self._told_at = 0.0
        self._foreign = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self.run, name="keeper", daemon=True)

    def start(self) -> None:
        self.turn()
        self._thread.start()

    def run(self) -> None:
        while not self._stop.wait(TURN):
            self.turn()
        connection.close()

    def stop(self) -> None:
        """Returns when its last look has ended."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def turn(self) -> None:
        """One look: obey, drop what time has spoiled, stay within the disk's share, tell the counts."""
        try:
            close_old_connections()
            self.mend()
            obey(self.store)
            dropping.drop_overdue(self.store, time.time())
            self.tell()
        except DatabaseError as error:
            # without its database the paper cannot change either: what is stored goes on being right
            log.warning("The press cannot read the outbox: %s", error)
            return
        except Exception as error:
            if not self.is_closed:
                log.exception("The press cannot obey; until it can, every page is rendered.")
            self.is_damaged = is_damage(error)
            self.close()
            return
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True
        self.forget()

    def mend(self) -> None:
        """Begin anew where the index is damaged, the folder was taken away, or changes were missed."""
        is_whole = self.store.is_whole()
        if not is_whole:
            self.store.open_anew()
        if not is_whole or self.is_damaged:
            log.error("The press was damaged and begins anew: %s", self.store.home)
        elif time.time() - self._told_at < TELL_EVERY or epochs.is_known(self.store):
            return
        self.forget()
        epochs.begin_again(self.store, outbox.end())
        self.is_damaged = False

    def tell(self) -> None:
        now = time.time()
        if now - self._told_at < TELL_EVERY:
            return
        self.claim()
        self._told_at = now
        hits, self.hits = self.hits, 0
        counted, self.counted = self.counted + Counter(hits=hits), Counter()
        used, self.used = self.used, set()
        if counted:
            with self.store.lock():
                self.store.index.count(counted)
        if used:
            dropping.note_use(self.store, used, now)
        dropping.drop_least_used(self.store, settings.PRESS_DISK)
        dropping.forget_old_notes(self.store, now)
        outbox.note_store(self.store.name, self.store.index.fact("floor"))

    def claim(self) -> None:
        """Begin an epoch of this code if that of other code stands for long: its processes are gone by now."""
        self._foreign = 0 if epochs.is_ours(self.store.epoch) else self._foreign + 1
        if self._foreign > PATIENCE:
            epochs.begin(self.store, outbox.end())

    def report(self, error: Exception, path: str) -> None:
        """A page of the store cannot be read: it is dropped, so that the next reader's render replaces it."""
        log.error("The stored page %s is damaged: %s: %s", path, type(error).__name__, error)
        self.counted["damaged"] += 1
        try:
            dropping.drop(self.store, [path])
        except (OSError, sqlite3.Error):
            if is_damage(error):  # the index itself: the next turn mends it
                self.is_damaged = True
                self.close()

    def miss(self, path: str) -> None:
        """A file of a stored page was not there: dropped just now, or taken away."""
        with suppress(*BROKEN), self.store.lock():
            kept = self.store.find(path)
            if kept and not all(file.exists() for file in folder.files(self.store.pages, kept.name)):
                self.report(FileNotFoundError(kept.name), path)


def is_damage(error: Exception) -> bool:
    """Whether it speaks of an index that is to be given up."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return isinstance(error, sqlite3.Error) and code != sqlite3.SQLITE_BUSY
