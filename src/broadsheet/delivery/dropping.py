"""Dropping what is spoiled: by a change, by time, or for room."""

import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from broadsheet.delivery import cdn, folder
from broadsheet.delivery.index import chunks, marks
from broadsheet.delivery.slots import CHANGES
from broadsheet.delivery.store import GRACE, Store

KEPT_PROOFS = 200  # addresses listed on a receipt
AWAITED = 60.0  # seconds; a hot page that was not printed by then is not expected any more
REMEMBERED = 3600.0  # seconds; a render that takes longer is not stored


@dataclass(frozen=True)
class Spoil:
    """What one deed spoiled. at: seconds since 1970, of its commit."""

    deed: str
    tags: frozenset[str]
    hot: tuple[str, ...]
    is_takedown: bool
    at: float


def spoil(
    store: Store, spoils: Sequence[Spoil], *, floor: int, obeyed: Iterable[tuple[int, int]] = ()
) -> int:
    """Drop every page that depends on what was spoiled; hot ones are marked and printed anew. Returns how many.

    Pages that show what was taken down are dropped, hot or not. floor, obeyed: how far the outbox has been read,
    kept in the same transaction.
    """
    with store.lock():
        with store.index.transaction() as db:
            number = store.index.fact("number") + 1
            store.index.set_fact("number", number)
            store.slots.values[CHANGES] = number
            marked: set[str] = set()
            dropped: set[str] = set()
            hot = frozenset(path for spoil in spoils for path in spoil.hot)
            for spoil in spoils:
                _note(db, spoil, number)
                found = _depending(db, spoil.tags)
                _ask_for_proof(db, spoil, found, number)
                may_wait = frozenset() if spoil.is_takedown else hot
                marked |= found.keys() & may_wait
                dropped |= found.keys() - may_wait
                _want(db, spoil)
            marked -= dropped
            _mark(store, db, marked, time.time())
            _drop(store, db, dropped)
            store.index.count({"purges": len(marked) + len(dropped)})
            store.index.set_fact("floor", floor)
            db.execute("DELETE FROM obeyed WHERE transaction_id < ?", (floor,))
            db.executemany("INSERT OR IGNORE INTO obeyed VALUES (?, ?)", list(obeyed))
        for path in marked:  # once more, now that the marks are there: memory learns until when it may serve
            store.slots.bump(path)
    return len(marked) + len(dropped)


def _note(db: sqlite3.Connection, spoil: Spoil, number: int) -> None:
    db.executemany(
        "INSERT INTO spoiled_tag VALUES (?, ?, ?, ?) ON CONFLICT (tag) DO UPDATE SET number = excluded.number,"
        " at = excluded.at, takedown = max(takedown, excluded.takedown)",
        [(tag, number, spoil.at, number if spoil.is_takedown else 0) for tag in spoil.tags],
    )


def _depending(db: sqlite3.Connection, tags: Iterable[str]) -> dict[str, str]:
    """path → content of the stored pages that depend on any of the tags."""
    found: dict[str, str] = {}
    for some in chunks(sorted(tags)):
        found.update(
            db.execute(
                "SELECT DISTINCT path, content FROM page_tag JOIN page USING (path)"  # noqa: S608  # question marks only
                f" WHERE tag IN ({marks(some)})",
                some,
            )
        )
    return found


def _want(db: sqlite3.Connection, spoil: Spoil) -> None:
    rows = [(path, rank, spoil.at) for rank, path in enumerate(spoil.hot)]
    db.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?, ?)", rows)


def _ask_for_proof(db: sqlite3.Connection, spoil: Spoil, found: dict[str, str], number: int) -> None:
    lines = [(path, "hot", found.get(path, "")) for path in spoil.hot]
    cold = sorted(found.keys() - set(spoil.hot))
    lines += [(path, "dropped", found[path]) for path in cold[:KEPT_PROOFS]]
    if (more := len(cold) - KEPT_PROOFS) > 0:
        lines.append((str(more), "more", ""))
    db.executemany(
        "INSERT INTO proof (deed, path, kind, was, at, number) VALUES (?, ?, ?, ?, ?, ?)",
        [(spoil.deed, *line, spoil.at, number) for line in lines],
    )


def _mark(store: Store, db: sqlite3.Connection, paths: set[str], at: float) -> None:
    db.executemany(
        "UPDATE page SET spoiled_at = ? WHERE path = ? AND spoiled_at IS NULL",
        [(at, path) for path in paths],
    )
    for path in paths:
        store.slots.bump(path)


def _drop(store: Store, db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Unlink, then delete the rows, then bump: a crash in between leaves rows without files, never the reverse."""
    gone = _unlink(store, db, paths)
    for some in chunks(gone):
        among = f"path IN ({marks(some)})"
        db.execute(f"DELETE FROM page WHERE {among}", some)  # noqa: S608  # marks
        db.execute(f"DELETE FROM page_tag WHERE {among}", some)  # noqa: S608  # marks
    for path in gone:
        store.slots.bump(path)


def _hide(store: Store, db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Unlink, and leave the rows: of a page that is awaited, a render that a change overtook may still be stored."""
    gone = _unlink(store, db, paths)
    for some in chunks(gone):
        db.execute(f"UPDATE page SET size = 0 WHERE path IN ({marks(some)})", some)  # noqa: S608  # marks
    for path in gone:
        store.slots.bump(path)


def _unlink(store: Store, db: sqlite3.Connection, paths: Iterable[str]) -> list[str]:
    """The paths, once their files are gone."""
    paths = sorted(paths)
    cdn.note(db, paths)
    rows: list[tuple[str, int]] = []
    for some in chunks(paths):
        rows += db.execute(f"SELECT name, size FROM page WHERE path IN ({marks(some)})", some)  # noqa: S608  # marks
    folder.unlink(store.pages, [name for name, _size in rows])
    if freed := sum(size for _name, size in rows):
        store.weigh(db, -freed)
    return paths


def drop(store: Store, paths: Iterable[str]) -> None:
    with store.lock(), store.index.transaction() as db:
        _drop(store, db, paths)


def drop_overdue(store: Store, now: float) -> int:
    """Drop what time has spoiled, and take hot pages away that were not printed in time. Returns how many."""
    due = store.index.db.execute(
        "SELECT path FROM page WHERE stale_at <= ? UNION SELECT path FROM page WHERE spoiled_at <= ?",
        (now, now - AWAITED),
    ).fetchall()
    if due:
        drop(store, [path for (path,) in due])
    late = store.index.db.execute(
        "SELECT path FROM page WHERE spoiled_at <= ? AND size > 0", (now - GRACE,)
    ).fetchall()
    if late:
        with store.lock(), store.index.transaction() as db:
            _hide(store, db, [path for (path,) in late])
    return len(due) + len(late)


def drop_least_used(store: Store, limit: int) -> int:
    """Keep the files within so many bytes. Returns how many pages went."""
    gone = 0
    while store.index.fact("bytes") > limit:
        oldest = store.index.db.execute("SELECT path FROM page ORDER BY used_at LIMIT 500").fetchall()
        if not oldest:
            break
        drop(store, [path for (path,) in oldest])
        gone += len(oldest)
    return gone


def note_use(store: Store, paths: Iterable[str], now: float) -> None:
    with store.lock(), store.index.transaction() as db:
        db.executemany("UPDATE page SET used_at = ? WHERE path = ?", ((now, path) for path in paths))


def forget_old_notes(store: Store, now: float) -> None:
    """Spoiled tags are remembered for an hour; no render takes longer."""
    with store.lock(), store.index.transaction() as db:
        old = "SELECT max(number) FROM spoiled_tag WHERE at < ?"
        oldest = db.execute(old, (now - REMEMBERED,)).fetchone()[0]
        if oldest:
            store.index.set_fact("oldest", oldest)
            db.execute("DELETE FROM spoiled_tag WHERE number <= ?", (oldest,))
