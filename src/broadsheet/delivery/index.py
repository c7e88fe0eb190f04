"""The index beside the files of one epoch: which pages there are, what they depend on, what has been spoiled.

An SQLite file of its own, a cache that may be lost. All writing happens under the store's lock.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

TABLES = """
CREATE TABLE IF NOT EXISTS page (
    path TEXT PRIMARY KEY, name TEXT NOT NULL, headers TEXT NOT NULL, content TEXT NOT NULL,
    gzip TEXT NOT NULL, brotli TEXT NOT NULL, size INTEGER NOT NULL,
    stored_at REAL NOT NULL, used_at REAL NOT NULL, stale_at REAL, spoiled_at REAL, noted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS page_by_use ON page (used_at);
CREATE INDEX IF NOT EXISTS page_stale ON page (stale_at) WHERE stale_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS page_spoiled ON page (spoiled_at) WHERE spoiled_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS page_tag (tag TEXT, path TEXT, PRIMARY KEY (tag, path)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tag_of_page ON page_tag (path);
CREATE TABLE IF NOT EXISTS spoiled_tag (
    tag TEXT PRIMARY KEY, number INTEGER NOT NULL, at REAL NOT NULL, takedown INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS wanted (path TEXT PRIMARY KEY, rank INTEGER NOT NULL, since REAL NOT NULL);
CREATE TABLE IF NOT EXISTS obeyed (id INTEGER PRIMARY KEY, transaction_id INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS proof (
    id INTEGER PRIMARY KEY, deed TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, was TEXT NOT NULL,
    at REAL NOT NULL, number INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS outbound (path TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counted (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
"""
CHUNK = 400  # values in one question to SQLite
PRAGMAS = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64;
PRAGMA busy_timeout=5000;
"""  # begun anew after a crash of the machine: nothing waits for the disk. Each of many threads has its own cache


class Index:
    def __init__(self, file: Path) -> None:
        self.file = file
        self._local = threading.local()

    @property
    def db(self) -> sqlite3.Connection:
        """This thread's connection."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            # not made, if it was taken away: an empty one would know nothing
            place = f"{self.file.absolute().as_uri()}?mode=rw"
            db = self._local.db = sqlite3.connect(place, isolation_level=None, uri=True)
            db.executescript(PRAGMAS)
        return db

    def make(self) -> None:
        self.file.touch()
        self.db.executescript(TABLES)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        db = self.db
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

    def fact(self, name: str) -> int:
        """A number that is kept, 0 if unset: "number" of the last spoiling, "floor" in the outbox, "bytes" on disk."""
        row = self.db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else 0

    def set_fact(self, name: str, value: int) -> None:
        self.db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def count(self, numbers: dict[str, int]) -> None:
        """Add to what is counted for operators."""
        self.db.executemany(
            "INSERT INTO counted VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = number + excluded.number",
            list(numbers.items()),
        )

    def counted(self) -> dict[str, int]:
        return dict(self.db.execute("SELECT name, number FROM counted"))


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
