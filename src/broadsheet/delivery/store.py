"""The store: rendered pages kept as files, with an index of what they depend on. One a machine, for all its processes.

    BROADSHEET_HOME/press/current → 3f9c….12/    the epoch in use: pages/ and index.sqlite3
                          slots                  counters shared by all processes
                          lock                   held by whoever changes anything

One lock covers *compare what was spoiled, write rows, rename* and equally *note what is spoiled, unlink, delete
rows, bump slots*, so that a page is never stored after the change that spoiled it.
"""

import fcntl
import json
import logging
import os
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from broadsheet.delivery import folder
from broadsheet.delivery.index import Index, chunks, marks
from broadsheet.delivery.slots import EPOCH, Slots

log = logging.getLogger(__name__)

LOCK_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
GRACE = 0.8  # seconds that a hot page may be served while it is printed anew; after that it is taken away
KEPT = "path, name, headers, content, gzip, brotli, stored_at, stale_at, spoiled_at, noted"
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored page. content: hash of what it says; gzip, brotli: hashes of its files. Times: seconds since 1970.

    noted: the number of the last spoiling before it was rendered; what that and earlier ones changed, it shows.
    """

    path: str
    name: str
    headers: Headers
    content: str
    gzip: str
    brotli: str
    stored_at: float
    stale_at: float | None
    spoiled_at: float | None
    noted: int

    @classmethod
    def of(cls, row: Sequence[Any]) -> "Kept":
        """row: the columns KEPT of the index."""
        path, name, headers, *rest = row
        return cls(path, name, _headers(headers), *rest)

    @property
    def until(self) -> float:
        """When it may not be served any more, if nothing happens before."""
        ends = [self.stale_at, self.spoiled_at and self.spoiled_at + GRACE]
        return min((end for end in ends if end), default=float("inf"))


@lru_cache(maxsize=512)
def _headers(text: str) -> Headers:
    """Most pages have the same: they are in memory once."""
    return [(name, value) for name, value in json.loads(text)]


@dataclass(frozen=True)
class Sheet:
    """A page to be stored. noted: Store.number() before its first query."""

    path: str
    name: str
    headers: Headers
    content: str
    gzip: bytes
    brotli: bytes
    tags: frozenset[str]
    stale_at: float | None
    noted: int


class Damaged(Exception):
    """A file of the store is not what its row says; readers get a fresh render, the operator is told."""


BROKEN = (OSError, sqlite3.Error, Damaged)  # what a store may raise that is read


class Store:
    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.slots = Slots(home / "slots")
        self._held, self._depth = threading.RLock(), 0
        self._lock_file = os.open(home / "lock", LOCK_FLAGS, 0o600)
        self._open: tuple[str, Path, Index] | None = None
        self._seen_epoch = -1

    @cached_property
    def name(self) -> uuid.UUID:
        """Of this store, kept beside it."""
        file = self.home / "name"
        try:
            return uuid.UUID(file.read_text().strip())
        except (OSError, ValueError):
            file.write_text(str(uuid.uuid4()))
            return uuid.UUID(file.read_text())

    # --- its own files -----------------------------------------------------------------------------------

    def is_whole(self) -> bool:
        """Whether the files that hold it together are those it has opened: somebody may have emptied the folder."""
        try:
            return (
                (self.home / "slots").stat().st_ino == self.slots.inode
                and (self.home / "lock").stat().st_ino == os.fstat(self._lock_file).st_ino
                and (self.home / "current" / "index.sqlite3").exists()
            )
        except FileNotFoundError:
            return False

    def open_anew(self) -> None:
        with self._held:
            self.home.mkdir(parents=True, exist_ok=True)
            os.close(self._lock_file)
            self._lock_file = os.open(self.home / "lock", LOCK_FLAGS, 0o600)
            self.slots, self._open = Slots(self.home / "slots"), None
            self.__dict__.pop("name", None)

    # --- the epoch ---------------------------------------------------------------------------------------

    @property
    def epoch(self) -> str:
        """The name of the epoch in use; "" before the first."""
        try:
            return str((self.home / "current").readlink())
        except OSError:
            return ""

    @property
    def pages(self) -> Path:
        return self._current()[1]

    @property
    def index(self) -> Index:
        return self._current()[2]

    def _current(self) -> tuple[str, Path, Index]:
        """Raises FileNotFoundError before the first epoch."""
        mark = self.slots.values[EPOCH]
        if self._open is None or mark != self._seen_epoch:
            name = self.epoch
            if not name:
                raise FileNotFoundError(self.home / "current")
            if self._open is None or self._open[0] != name:
                self._open = name, self.home / name / "pages", Index(self.home / name / "index.sqlite3")
            self._seen_epoch = mark
        return self._open

    # --- the lock ----------------------------------------------------------------------------------------

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Nobody else on this machine changes the store meanwhile. May be taken again by who holds it."""
        with self._held:
            if self._depth == 0:
                fcntl.flock(self._lock_file, fcntl.LOCK_EX)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    fcntl.flock(self._lock_file, fcntl.LOCK_UN)

    # --- reading -----------------------------------------------------------------------------------------

    def number(self) -> int:
        """That of the last spoiling: to be noted before a render's first query."""
        return self.index.fact("number")

    def find(self, path: str) -> Kept | None:
        row = self.index.db.execute(
            f"SELECT {KEPT} FROM page WHERE path = ? AND size > 0",  # noqa: S608  # names of columns
            (path,),
        ).fetchone()
        if row is None:
            return None
        kept = Kept.of(row)
        return kept if kept.until > time.time() else None

    def serves(self, path: str) -> bool:
        """Whether a page is there that may be served; False where that cannot be known."""
        try:
            return self.find(path) is not None
        except BROKEN:
            return False

    def read(self, kept: Kept, ending: str) -> bytes:
        """The bytes of one of its files, ".gz" or ".br". Raises Damaged, and FileNotFoundError where it was dropped."""
        wanted = kept.gzip if ending == ".gz" else kept.brotli
        with open(f"{self.pages}/{kept.name}{ending}", "rb", 0) as file:  # noqa: PTH123 - a path takes as long to make
            body = file.read()
        if folder.digest(body) != wanted:
            raise Damaged(kept.path)
        return body

    # --- storing -----------------------------------------------------------------------------------------

    def keep(self, sheet: Sheet, epoch: str) -> bool:
        """Store a page that was rendered in this epoch. False if it was overtaken by a change that spoils it.

        A hot page that was overtaken may still replace older bytes: it stays marked, and is printed again at once.
        """
        pages, waiting = self.home / epoch / "pages", self.home / epoch / "waiting"
        written = folder.write(pages, waiting, sheet.name, (sheet.gzip, sheet.brotli))
        try:
            with self.lock():
                if self.epoch != epoch:
                    return False
                overtaken = self._overtaken(sheet)
                if overtaken and not self._may_replace(sheet, overtaken):
                    return False
                self._put(sheet, written, min((at for at, _down in overtaken), default=None))
                return not overtaken
        finally:
            written.forget()

    def _overtaken(self, sheet: Sheet) -> list[tuple[float, bool]]:
        """Moment and kind of the changes that spoiled it since it was begun."""
        if sheet.noted < self.index.fact("oldest"):
            return [(time.time(), True)]
        if sheet.noted == self.index.fact("number"):
            return []
        found = []
        for some in chunks(sorted(sheet.tags)):
            found += self.index.db.execute(
                f"SELECT at, takedown > ? FROM spoiled_tag WHERE number > ? AND tag IN ({marks(some)})",  # noqa: S608  # marks
                (sheet.noted, sheet.noted, *some),
            ).fetchall()
        return [(at, bool(down)) for at, down in found]

    def _may_replace(self, sheet: Sheet, overtaken: list[tuple[float, bool]]) -> bool:
        """Never what is newer: of two printers the slower may have begun before a change that readers see by now."""
        is_marked = self.index.db.execute(
            "SELECT 1 FROM page WHERE path = ? AND spoiled_at IS NOT NULL AND noted <= ?",
            (sheet.path, sheet.noted),
        ).fetchone()
        return bool(is_marked) and not any(is_takedown for _at, is_takedown in overtaken)

    def _put(self, sheet: Sheet, written: folder.Sheet, spoiled_at: float | None) -> None:
        now = time.time()
        with self.index.transaction() as db:
            before = db.execute("SELECT size, spoiled_at FROM page WHERE path = ?", (sheet.path,)).fetchone()
            size = len(sheet.gzip) + len(sheet.brotli)
            db.execute(
                "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (sheet.path, sheet.name, json.dumps(sheet.headers), sheet.content, folder.digest(sheet.gzip),
                 folder.digest(sheet.brotli), size, now, now, sheet.stale_at, before[1] if before else None,
                 sheet.noted),
            )  # fmt: skip
            db.execute("DELETE FROM page_tag WHERE path = ?", (sheet.path,))
            db.executemany("INSERT INTO page_tag VALUES (?, ?)", [(tag, sheet.path) for tag in sheet.tags])
            self.weigh(db, size - (before[0] if before else 0))
        written.put()
        if before and before[1] is not None:  # a crash before this leaves it marked, with whichever bytes
            with self.index.transaction() as db:
                db.execute("UPDATE page SET spoiled_at = ? WHERE path = ?", (spoiled_at, sheet.path))
        self.slots.bump(sheet.path)

    def weigh(self, db: sqlite3.Connection, more: int) -> None:
        db.execute(
            "INSERT INTO fact VALUES ('bytes', ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
            (more,),
        )
