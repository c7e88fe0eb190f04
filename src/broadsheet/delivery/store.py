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
import shutil
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from broadsheet.delivery import folder
from broadsheet.delivery.index import Index
from broadsheet.delivery.slots import EPOCH, Slots

log = logging.getLogger(__name__)

GRACE = 0.8  # seconds that a hot page may be served while it is printed anew; after that it is dropped
CHUNK = 400  # values in one question to SQLite
KEPT_PROOFS = 200  # addresses listed on a receipt
REMEMBERED = 3600.0  # seconds; a render that takes longer is not stored
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """A stored page. content: hash of what it says; gzip, brotli: hashes of its files. Times: seconds since 1970."""

    path: str
    name: str
    headers: Headers
    content: str
    gzip: str
    brotli: str
    stored_at: float
    stale_at: float | None
    spoiled_at: float | None

    @property
    def until(self) -> float:
        """When it may not be served any more, if nothing happens before."""
        ends = [self.stale_at, self.spoiled_at and self.spoiled_at + GRACE]
        return min((end for end in ends if end), default=float("inf"))


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


@dataclass(frozen=True)
class Spoil:
    """What one deed spoiled. at: seconds since 1970, of its commit."""

    deed: str
    tags: frozenset[str]
    hot: tuple[str, ...]
    is_takedown: bool
    at: float


class Damaged(Exception):
    """A file of the store is not what its row says; readers get a fresh render, the operator is told."""


class Store:
    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.slots = Slots(home / "slots")
        self._held, self._depth = threading.RLock(), 0
        self._lock_file = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._open: tuple[str, Index] | None = None
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
        return self.home / self._current()[0] / "pages"

    @property
    def index(self) -> Index:
        return self._current()[1]

    def _current(self) -> tuple[str, Index]:
        """Raises FileNotFoundError before the first epoch."""
        mark = self.slots.values[EPOCH]
        if self._open is None or mark != self._seen_epoch:
            name = self.epoch
            if not name:
                raise FileNotFoundError(self.home / "current")
            if self._open is None or self._open[0] != name:
                self._open = name, Index(self.home / name / "index.sqlite3")
            self._seen_epoch = mark
        return self._open

    def begin_epoch(self, code: str, floor: int) -> str:
        """Begin with an empty folder: of other code, or after a change to what stands on every page. Constant time.

        floor: where in the outbox it begins to read. Returns the epoch's name; older folders are left to sweep().
        """
        with self.lock():
            name = f"{code}.{self._next_number()}"
            made = self.home / name
            (made / "pages").mkdir(parents=True)
            (made / "waiting").mkdir()
            index = Index(made / "index.sqlite3")
            index.make()
            index.set_fact("floor", floor)
            self._carry_over(index)
            (made / "boot").write_text(boot_id())
            link = self.home / "next"
            link.unlink(missing_ok=True)
            link.symlink_to(name)
            link.rename(self.home / "current")
            self.slots.bump_epoch()
        log.info("The press begins with an empty folder: %s.", name)
        return name

    def _carry_over(self, index: Index) -> None:
        """What was still to be printed and proved; a damaged index has nothing to say."""
        try:
            wanted = self.index.db.execute("SELECT * FROM wanted").fetchall()
            proofs = self.index.db.execute("SELECT deed, path, kind, was, at FROM proof").fetchall()
        except (FileNotFoundError, sqlite3.Error):
            return
        index.db.executemany("INSERT INTO wanted VALUES (?, ?, ?)", wanted)
        index.db.executemany("INSERT INTO proof (deed, path, kind, was, at) VALUES (?, ?, ?, ?, ?)", proofs)

    def _next_number(self) -> int:
        taken = (entry.name.rpartition(".")[2] for entry in self.home.iterdir() if entry.is_dir())
        return 1 + max((int(number) for number in taken if number.isdigit()), default=0)

    def is_usable(self, code: str) -> bool:
        """Whether the epoch is of this code, and the machine has not crashed under it."""
        name = self.epoch
        if name.rpartition(".")[0] != code:
            return False
        try:
            boot = (self.home / name / "boot").read_text()
            return boot in ("", boot_id()) and self.index.fact("floor") >= 0
        except (OSError, sqlite3.DatabaseError):
            return False

    def begin_use(self) -> None:
        (self.home / self.epoch / "boot").write_text(boot_id())

    def end_use(self) -> None:
        """A clean stop: whatever was written is given to the disk first."""
        if name := self.epoch:
            os.sync()
            (self.home / name / "boot").write_text("")

    def sweep(self) -> None:
        """Remove the folders of past epochs."""
        current = self.epoch
        for entry in self.home.iterdir():
            if entry.is_dir() and current and entry.name != current:
                shutil.rmtree(entry, ignore_errors=True)

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
            "SELECT path, name, headers, content, gzip, brotli, stored_at, stale_at, spoiled_at"
            " FROM page WHERE path = ?",
            (path,),
        ).fetchone()
        if row is None:
            return None
        kept = Kept(row[0], row[1], [(name, value) for name, value in json.loads(row[2])], *row[3:])
        return kept if kept.until > time.time() else None

    def read(self, kept: Kept, ending: str) -> bytes:
        """The bytes of one of its files, ".gz" or ".br". Raises Damaged, and FileNotFoundError where it was dropped."""
        wanted = kept.gzip if ending == ".gz" else kept.brotli
        body = (self.pages / f"{kept.name}{ending}").read_bytes()
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
                if overtaken and not self._may_replace(sheet.path, overtaken):
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
                f"SELECT at, is_takedown FROM spoiled_tag WHERE number > ? AND tag IN ({marks(some)})",  # noqa: S608  # marks only
                (sheet.noted, *some),
            ).fetchall()
        return [(at, bool(down)) for at, down in found]

    def _may_replace(self, path: str, overtaken: list[tuple[float, bool]]) -> bool:
        db = self.index.db
        is_marked = db.execute(
            "SELECT 1 FROM page WHERE path = ? AND spoiled_at IS NOT NULL", (path,)
        ).fetchone()
        return bool(is_marked) and not any(is_takedown for _at, is_takedown in overtaken)

    def _put(self, sheet: Sheet, written: folder.Sheet, spoiled_at: float | None) -> None:
        now = time.time()
        with self.index.transaction() as db:
            before = db.execute("SELECT size, spoiled_at FROM page WHERE path = ?", (sheet.path,)).fetchone()
            size = len(sheet.gzip) + len(sheet.brotli)
            db.execute(
                "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (sheet.path, sheet.name, json.dumps(sheet.headers), sheet.content, folder.digest(sheet.gzip),
                 folder.digest(sheet.brotli), size, now, now, sheet.stale_at, before[1] if before else None),
            )  # fmt: skip
            db.execute("DELETE FROM page_tag WHERE path = ?", (sheet.path,))
            db.executemany("INSERT INTO page_tag VALUES (?, ?)", [(tag, sheet.path) for tag in sheet.tags])
            self._weigh(db, size - (before[0] if before else 0))
        written.put()
        if (
            before and before[1] is not None
        ):  # unmarked only when its bytes are there: a crash in between leaves it spoiled
            with self.index.transaction() as db:
                db.execute("UPDATE page SET spoiled_at = ? WHERE path = ?", (spoiled_at, sheet.path))
        self.slots.bump(sheet.path)

    def _weigh(self, db: sqlite3.Connection, more: int) -> None:
        db.execute(
            "INSERT INTO fact VALUES ('bytes', ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
            (more,),
        )

    # --- spoiling ----------------------------------------------------------------------------------------

    def spoil(self, spoils: Sequence[Spoil], *, floor: int, obeyed: Iterable[tuple[int, int]] = ()) -> int:
        """Drop every page that depends on what was spoiled; hot ones are marked and printed anew. Returns how many.

        Pages that show what was taken down are dropped, hot or not. floor, obeyed: how far the outbox has been read,
        kept in the same transaction.
        """
        with self.lock():
            with self.index.transaction() as db:
                number = self.index.fact("number") + 1
                self.index.set_fact("number", number)
                marked: set[str] = set()
                dropped: set[str] = set()
                for spoil in spoils:
                    hot = frozenset() if spoil.is_takedown else frozenset(spoil.hot)
                    self._note(db, spoil, number)
                    found = self._depending(db, spoil.tags)
                    self._ask_for_proof(db, spoil, found)
                    marked |= found.keys() & hot
                    dropped |= found.keys() - hot
                    self._want(db, spoil)
                marked -= dropped
                self._mark(db, marked, time.time())
                self._drop(db, dropped)
                self.index.set_fact("floor", floor)
                db.execute("DELETE FROM obeyed WHERE transaction_id < ?", (floor,))
                db.executemany("INSERT OR IGNORE INTO obeyed VALUES (?, ?)", list(obeyed))
            for (
                path
            ) in marked:  # once more, now that the marks are there: memory learns until when it may serve
                self.slots.bump(path)
        return len(marked) + len(dropped)

    def _note(self, db: sqlite3.Connection, spoil: Spoil, number: int) -> None:
        db.executemany(
            "INSERT OR REPLACE INTO spoiled_tag VALUES (?, ?, ?, ?)",
            [(tag, number, spoil.at, spoil.is_takedown) for tag in spoil.tags],
        )

    def _depending(self, db: sqlite3.Connection, tags: Iterable[str]) -> dict[str, str]:
        """path → content of the stored pages that depend on any of the tags."""
        found: dict[str, str] = {}
        for some in chunks(sorted(tags)):
            found.update(
                db.execute(
                    f"SELECT DISTINCT path, content FROM page_tag JOIN page USING (path) WHERE tag IN ({marks(some)})",  # noqa: S608  # marks only
                    some,
                )
            )
        return found

    def _want(self, db: sqlite3.Connection, spoil: Spoil) -> None:
        rows = [(path, rank, spoil.at) for rank, path in enumerate(spoil.hot)]
        db.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?, ?)", rows)

    def _ask_for_proof(self, db: sqlite3.Connection, spoil: Spoil, found: dict[str, str]) -> None:
        rows = [(spoil.deed, path, "hot", found.get(path, ""), spoil.at) for path in spoil.hot]
        cold = sorted(found.keys() - set(spoil.hot))
        rows += [(spoil.deed, path, "dropped", found[path], spoil.at) for path in cold[:KEPT_PROOFS]]
        if more := len(cold) - KEPT_PROOFS:
            rows += [(spoil.deed, str(more), "more", "", spoil.at)] if more > 0 else []
        db.executemany("INSERT INTO proof (deed, path, kind, was, at) VALUES (?, ?, ?, ?, ?)", rows)

    def _mark(self, db: sqlite3.Connection, paths: set[str], at: float) -> None:
        db.executemany(
            "UPDATE page SET spoiled_at = ? WHERE path = ? AND spoiled_at IS NULL",
            [(at, path) for path in paths],
        )
        for path in paths:
            self.slots.bump(path)

    def _drop(self, db: sqlite3.Connection, paths: Iterable[str]) -> None:
        """Unlink, then delete the rows, then bump: a crash in between leaves rows without files, never the reverse."""
        freed = 0
        for path in paths:
            row = db.execute("SELECT name, size FROM page WHERE path = ?", (path,)).fetchone()
            if row:
                folder.unlink(self.pages, row[0])
                freed += row[1]
            db.execute("DELETE FROM page WHERE path = ?", (path,))
            db.execute("DELETE FROM page_tag WHERE path = ?", (path,))
            self.slots.bump(path)
        if freed:
            self._weigh(db, -freed)

    def drop(self, paths: Iterable[str]) -> None:
        with self.lock(), self.index.transaction() as db:
            self._drop(db, paths)

    def drop_overdue(self, now: float) -> int:
        """Drop what time has spoiled, and hot pages that were not printed in time. Returns how many."""
        due = self.index.db.execute(
            "SELECT path FROM page WHERE stale_at <= ? UNION SELECT path FROM page WHERE spoiled_at <= ?",
            (now, now - GRACE),
        ).fetchall()
        if due:
            self.drop([path for (path,) in due])
        return len(due)

    def drop_least_used(self, limit: int) -> int:
        """Keep the files within so many bytes. Returns how many pages went."""
        gone = 0
        while self.index.fact("bytes") > limit:
            oldest = self.index.db.execute("SELECT path FROM page ORDER BY used_at LIMIT 500").fetchall()
            if not oldest:
                break
            self.drop([path for (path,) in oldest])
            gone += len(oldest)
        return gone

    def note_use(self, paths: Iterable[str], now: float) -> None:
        with self.lock(), self.index.transaction() as db:
            db.executemany("UPDATE page SET used_at = ? WHERE path = ?", [(now, path) for path in paths])

    def forget_old_notes(self, now: float) -> None:
        """Spoiled tags are remembered for an hour; no render takes longer."""
        with self.lock(), self.index.transaction() as db:
            old = "SELECT max(number) FROM spoiled_tag WHERE at < ?"
            oldest = db.execute(old, (now - REMEMBERED,)).fetchone()[0]
            if oldest:
                self.index.set_fact("oldest", oldest)
                db.execute("DELETE FROM spoiled_tag WHERE number <= ?", (oldest,))

    # --- what is to be printed and proved ----------------------------------------------------------------

    def next_wanted(self) -> str | None:
        """The hot page to print next; it is not wanted any longer, unless a change overtakes it."""
        with self.lock():
            row = self.index.db.execute("SELECT path FROM wanted ORDER BY rank, since LIMIT 1").fetchone()
            if row:
                self.index.db.execute("DELETE FROM wanted WHERE path = ?", row)
        return row[0] if row else None

    def want(self, path: str) -> None:
        with self.lock():
            self.index.db.execute("INSERT OR IGNORE INTO wanted VALUES (?, 0, ?)", (path, time.time()))

    def is_wanted(self, path: str) -> bool:
        return self.index.db.execute("SELECT 1 FROM wanted WHERE path = ?", (path,)).fetchone() is not None

    def proofs(self) -> list[tuple[int, str, str, str, str, float]]:
        return self.index.db.execute(
            "SELECT id, deed, path, kind, was, at FROM proof ORDER BY id LIMIT 1000"
        ).fetchall()

    def forget_proofs(self, ids: Iterable[int]) -> None:
        with self.lock():
            self.index.db.executemany("DELETE FROM proof WHERE id = ?", [(number,) for number in ids])


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))


def boot_id() -> str:
    """Differs after each start of the machine."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""
