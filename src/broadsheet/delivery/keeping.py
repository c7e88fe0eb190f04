"""The keeper of the store, in every process that serves: it looks each half second whether all is as it should be."""

import logging
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from broadsheet.delivery import dropping, epochs, folder, outbox
from broadsheet.delivery.obeying import obey
from broadsheet.delivery.store import BROKEN, Damaged, Kept, Store

log = logging.getLogger(__name__)

TURN = 0.5  # seconds between two looks of a keeper
PATIENCE = 3  # tellings during which an epoch of other code is left alone
TELL_EVERY = 10.0  # seconds between two notes of how far the store has read


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

    def is_right_by_now(self, path: str, error: Exception) -> bool:
        """Of a page that could not be read: whether it was just being replaced, by whoever held the lock.

        Else it is damaged, or dropped, or the store was taken away.
        """
        try:
            with self.store.lock():
                kept = self.store.find(path)
                if kept is None:
                    return False
                if all(self.is_right(kept, ending) for ending in folder.ENDINGS):
                    return True
                self.report(error, path)
        except FileNotFoundError:
            pass  # the next turn begins it anew
        except BROKEN:
            self.report(error, path)
        return False

    def is_right(self, kept: Kept, ending: str) -> bool:
        try:
            return bool(self.store.read(kept, ending))
        except (OSError, Damaged):
            return False

    def report(self, error: Exception, path: str) -> None:
        """A page of the store is damaged: it is dropped, so that the next reader's render replaces it."""
        log.error("The stored page %s is damaged: %s: %s", path, type(error).__name__, error)
        self.counted["damaged"] += 1
        try:
            dropping.drop(self.store, [path])
        except (OSError, sqlite3.Error):
            if is_damage(error):  # the index itself: the next turn mends it
                self.is_damaged = True
                self.close()


def is_damage(error: Exception) -> bool:
    """Whether it speaks of an index that is to be given up."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return isinstance(error, sqlite3.Error) and code != sqlite3.SQLITE_BUSY
