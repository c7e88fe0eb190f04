"""Views of one server process, kept a few at a time: one look at the table and one write for all of a moment.

Measured: a lock and a write for each view hold up the pages that are served beside it, since every call of the system
hands Python's own lock on. So a view is kept a moment after it was answered; a killed server loses that moment.
"""

import logging
import threading
import time
from collections import deque
from functools import cache
from pathlib import Path

from django.conf import settings

from broadsheet.audience import journal, seen
from broadsheet.audience.journal import Journal
from broadsheet.audience.seen import Seen, View

log = logging.getLogger(__name__)

MOMENT = 0.1  # seconds
MOST_WAITING = 50_000  # views; more are refused


class TooMany(Exception):
    """Views cannot be kept as fast as they come."""


class Gatherer:
    def __init__(self, table: Seen, book: Journal) -> None:
        self.table, self.book = table, book
        self.waiting: deque[View] = deque()
        self.lines: dict[int, bytes] = {}  # hour → counted, and not written yet
        self.has_any = threading.Event()
        self.alone = threading.Lock()
        threading.Thread(target=self._go_on, name="views", daemon=True).start()

    def put(self, view: View) -> None:
        """Raises TooMany."""
        if len(self.waiting) >= MOST_WAITING:
            raise TooMany
        self.waiting.append(view)
        if not self.has_any.is_set():
            self.has_any.set()

    def keep(self) -> None:
        """Count what waits, and write it down. Raises OSError where it cannot be written; it is tried again then."""
        with self.alone:
            views = [self.waiting.popleft() for _n in range(len(self.waiting))]
            for view in self.table.new_ones(views, settings.VIEWS_PER_NETWORK):
                self.lines[view.hour] = self.lines.get(view.hour, b"") + journal.line(view.page, view.host)
            for hour in list(self.lines):
                self.book.write(self.lines[hour], hour)
                del self.lines[hour]

    def _go_on(self) -> None:
        while self.has_any.wait():
            time.sleep(MOMENT)
            self.has_any.clear()
            try:
                self.keep()
            except OSError as error:
                log.error("Views could not be kept: %s", error)
                self.has_any.set()
                time.sleep(1)


@cache
def _gatherer(folder: Path) -> Gatherer:
    return Gatherer(seen.the_table(), journal.the_journal())


def the_gatherer() -> Gatherer:
    """That of this process."""
    return _gatherer(settings.VIEW_LOGS)
