"""A shared cache in front (Varnish, another that understands PURGE, Cloudflare) is told of every page that changed.

Addresses wait in the store's index until the cache has taken the purge: one that does not answer is asked again, and
the doctor says so. Wagtail's frontend-cache backends speak to it.
"""

import logging
import sqlite3
import time
from collections.abc import Iterable
from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail.contrib.frontend_cache.backends import BaseBackend

from broadsheet.delivery.store import Store

BATCH = 200  # addresses at a time
AGAIN = 5.0  # seconds until a cache that did not answer is asked again


class Failures(logging.Handler):
    """Wagtail's backends log what goes wrong and go on; here it is counted."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


@cache
def backend() -> BaseBackend | None:
    """The shared cache of the settings; None without one."""
    if not settings.PRESS_CDN:
        return None
    told = dict(settings.PRESS_CDN)
    return import_string(told.pop("BACKEND"))(told)


def note(db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """These addresses have changed; in the transaction that drops or replaces them."""
    if settings.PRESS_CDN:
        now = time.time()
        db.executemany("INSERT OR IGNORE INTO outbound VALUES (?, ?)", [(path, now) for path in paths])


class Messenger:
    """Tells the shared cache, from the printer's process."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.again_at = 0.0

    def note(self, path: str) -> None:
        """A page that was printed anew."""
        if backend():
            with self.store.lock():
                note(self.store.index.db, [path])

    def tell(self) -> int:
        """Send what waits. Returns how many addresses the cache has taken."""
        cdn = backend()
        if cdn is None or time.time() < self.again_at:
            return 0
        rows = self.store.index.db.execute(
            "SELECT path FROM outbound ORDER BY at LIMIT ?", (BATCH,)
        ).fetchall()
        paths = [path for (path,) in rows]
        if not paths or not self.send(cdn, paths):
            return 0
        with self.store.lock():
            self.store.index.db.executemany("DELETE FROM outbound WHERE path = ?", rows)
        return len(paths)

    def send(self, cdn: BaseBackend, paths: list[str]) -> bool:
        failures, told = Failures(), logging.getLogger("wagtail.frontendcache")
        told.addHandler(failures)
        try:
            cdn.purge_batch([settings.WAGTAILADMIN_BASE_URL + quote(path) for path in paths])
        except OSError as error:
            failures.words.append(str(error))
        finally:
            told.removeHandler(failures)
        if failures.words:
            self.again_at = time.time() + AGAIN
        return not failures.words


def oldest(store: Store) -> float | None:
    """When the address that has waited longest was changed; None if none waits."""
    row = store.index.db.execute("SELECT min(at) FROM outbound").fetchone()
    return float(row[0]) if row[0] is not None else None
