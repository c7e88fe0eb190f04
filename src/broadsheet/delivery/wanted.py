"""What the printer is asked for: hot pages to render, and proofs of what readers see."""

import time
from collections.abc import Iterable

from broadsheet.delivery.store import Store

PRECEDENCE = 0.1  # seconds of waiting that a rank of importance outweighs: in a storm the fronts come first


def next_page(store: Store) -> str | None:
    """The hot page to print next; it is not wanted any longer, unless a change overtakes it."""
    with store.lock():
        row = store.index.db.execute(
            "SELECT path FROM wanted ORDER BY since + ? * rank, rank LIMIT 1", (PRECEDENCE,)
        ).fetchone()
        if row:
            store.index.db.execute("DELETE FROM wanted WHERE path = ?", row)
    return row[0] if row else None


def want(store: Store, path: str) -> None:
    with store.lock():
        store.index.db.execute("INSERT OR IGNORE INTO wanted VALUES (?, 0, ?)", (path, time.time()))


def is_wanted(store: Store, path: str) -> bool:
    return store.index.db.execute("SELECT 1 FROM wanted WHERE path = ?", (path,)).fetchone() is not None


def proofs(store: Store) -> list[tuple[int, str, str, str, str, float, int]]:
    return store.index.db.execute(
        "SELECT id, deed, path, kind, was, at, number FROM proof ORDER BY id LIMIT 1000"
    ).fetchall()


def forget_proofs(store: Store, ids: Iterable[int]) -> None:
    with store.lock():
        store.index.db.executemany("DELETE FROM proof WHERE id = ?", [(number,) for number in ids])


def deeds(store: Store) -> list[str]:
    """Those of which anything is still to be proved."""
    return [deed for (deed,) in store.index.db.execute("SELECT DISTINCT deed FROM proof")]
