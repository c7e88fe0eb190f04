"""SQLite with a fair queue of writers.

SQLite's own busy handler polls, so one busy writer shuts the others out. Here each write takes an advisory lock
(flock) beside the database first: the kernel queues the waiting. Taken at BEGIN, given back at commit,
rollback and close; a statement that writes outside a transaction takes it for its own length.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base

READS = ("SELECT", "PRAGMA", "EXPLAIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "WITH")


class QueuedCursor(base.SQLiteCursorWrapper):
    database: "DatabaseWrapper"

    def execute(self, query: str, params: Any = None) -> Any:
        with self.database.queued(query):
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        with self.database.queued(query):
            return super().executemany(query, param_list)


class DatabaseWrapper(base.DatabaseWrapper):
    _lock_file: int | None = None
    _has_lock = False

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=QueuedCursor)
        cursor.database = self
        return cursor

    @contextmanager
    def queued(self, query: str) -> Iterator[None]:
        """Hold the writers' lock around one statement that writes outside a transaction."""
        verb = query.lstrip()[:9].upper()
        if self._has_lock or verb.startswith(READS):
            yield
            return
        self._take_lock()
        try:
            yield
        finally:
            if not self.connection.in_transaction:
                self._give_lock()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave out Django's own doors
        except BaseException:
            self._give_lock()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]  # the stubs leave out Django's own doors
        finally:
            if self.connection is None or not self.connection.in_transaction:
                self._give_lock()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]  # the stubs leave out Django's own doors
        finally:
            self._give_lock()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]  # the stubs leave out Django's own doors
        finally:
            self._give_lock()
            self._close_lock_file()

    def _take_lock(self) -> None:
        if self._has_lock or self.is_in_memory_db():
            return
        if self._lock_file is None:
            name = f"{self.settings_dict['NAME']}-writers"
            self._lock_file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock_file, fcntl.LOCK_EX)
        self._has_lock = True

    def _give_lock(self) -> None:
        if self._has_lock and self._lock_file is not None:
            fcntl.flock(self._lock_file, fcntl.LOCK_UN)
        self._has_lock = False

    def _close_lock_file(self) -> None:
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None
