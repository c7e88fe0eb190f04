"""The press: one WSGI callable in front of Django's.

A stored page is answered from memory, without Django, a database or a lock. Everything else is for Django (asking.py).
"""

import logging
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from http import HTTPStatus

from django.conf import settings

from broadsheet.delivery import answers, epochs, obeying, turns
from broadsheet.delivery.answers import Entry, StartResponse
from broadsheet.delivery.asking import Asking, Busy, Environ, wait_for
from broadsheet.delivery.hosts import REFUSAL, Hosts
from broadsheet.delivery.keeping import Keeper
from broadsheet.delivery.rendering import Printed, Renderer
from broadsheet.delivery.slots import CHANGES, EPOCH, of
from broadsheet.delivery.store import BROKEN, Kept, Store

log = logging.getLogger(__name__)

MOST_TRIES = 3  # renders of one page for one reader, if each is overtaken by a change
PASSING = (301, 404, 410)  # statuses of no page, which are no files of the store
MOST_PASSING, LONGEST_PASSING = 64, 1.0  # of their answers that are remembered; seconds
MOST_READING = 1000  # paths of which it is remembered that their pages read the query


class Press:
    def __init__(
        self, django: Callable[..., Iterable[bytes]], store: Store, busy: Callable[[str], bytes]
    ) -> None:
        """busy: path → the page that says, in its language, that the paper has too many readers just now."""
        self.store, self.busy = store, busy
        self.asking, self.hosts = Asking(django), Hosts()
        self.memory: OrderedDict[str, Entry] = OrderedDict()
        self.bytes = 0
        self.renderer = Renderer(self.number)
        self.passing: OrderedDict[str, tuple[Printed, float]] = OrderedDict()
        self.reading: set[str] = set()  # paths whose pages read the query, such as the search
        self.in_print: dict[tuple[str, str], Future[Printed]] = {}
        self.held = threading.Lock()
        self.keeper = Keeper(store, self.forget)
        self.passes_query = re.compile(settings.PRESS_PASSES_QUERY).fullmatch
        self.passes = tuple(settings.PRESS_PASSES)

    def start(self) -> None:
        """Before the first request: an epoch of this code, and every change obeyed that came while nobody served."""
        epochs.ensure(self.store)
        self.keeper.start()

    def number(self) -> int:
        """That of the last spoiling; where it cannot be known, one with which nothing is stored."""
        try:
            return self.store.number()
        except BROKEN:
            return -1

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST")
        if host not in self.hosts.known and not self.hosts.admit(host):
            return answers.plain(start_response, 400, REFUSAL, kind="text/plain")
        method = environ["REQUEST_METHOD"]
        if method != "GET" and method != "HEAD":
            return self.ask_django(environ, start_response)
        entry = self.memory.get(environ["PATH_INFO"])
        query = environ.get("QUERY_STRING")
        if entry is not None and not (query and self.passes_query(query)):
            values = self.store.slots.values
            if (
                values[entry.slot] == entry.mark
                and values[EPOCH] == entry.epoch
                and time.time() < entry.until
            ):
                name = answers.encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
                if name in entry.ready:
                    self.keeper.hits += 1
                    self.touch(environ["PATH_INFO"])
                    return answers.answer(entry, name, environ, start_response)
        return self.miss(environ, start_response)

    # --- not in memory -----------------------------------------------------------------------------------

    def miss(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "surrogateescape")
        query = environ.get("QUERY_STRING", "")
        if path.startswith(self.passes) and not path.startswith(settings.PRESS_KEEPS):
            return self.ask_django(environ, start_response)
        name = answers.encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        is_numbered = bool(query and self.passes_query(query))
        if not is_numbered and (entry := self.from_disk(path, environ["PATH_INFO"], name)):
            self.keeper.hits += 1
            return answers.answer(entry, name, environ, start_response)
        if "only-if-cached" in environ.get("HTTP_CACHE_CONTROL", ""):
            return answers.plain(start_response, 504, b"")
        if not is_numbered and (passing := self.remembered(path, query)):
            return answers.answer_once(passing, name, environ, start_response)
        self.keeper.counted["misses"] += 1
        began = time.monotonic()
        try:
            for _try in range(MOST_TRIES):
                printed = self.print_page(path, query, environ.get("HTTP_REFERER", ""))
                if printed is None or answers.is_public(printed):
                    entry = None if is_numbered else self.from_disk(path, environ["PATH_INFO"], name)
                    if entry:
                        return answers.answer(entry, name, environ, start_response)
                if printed:
                    self.pass_on(printed, began)
                    return answers.answer_once(printed, name, environ, start_response)
        except Busy:
            log.warning("Too many requests wait for Django: %s is refused.", path)
        return self.refuse(path, start_response)

    def remembered(self, path: str, query: str) -> Printed | None:
        """What was said of an address without a page a moment ago, if nothing at all has changed since."""
        printed, until = self.passing.get(path, (None, 0.0))
        if printed is None or printed.noted != self.store.slots.values[CHANGES] or time.monotonic() > until:
            return None
        return printed if printed.query == query or not printed.is_for_its_query else None

    def pass_on(self, printed: Printed, began: float) -> None:
        """Remember for a second that an address is gone, elsewhere or missing: many may ask for it at once."""
        if printed.status not in PASSING or printed.notes.is_private or self.keeper.is_closed:
            return
        with self.held:
            self.passing[printed.path] = printed.for_another(), began + LONGEST_PASSING
            while len(self.passing) > MOST_PASSING:
                self.passing.popitem(last=False)

    def forget(self) -> None:
        """Empty the memory."""
        with self.held:
            self.memory.clear()
            self.passing.clear()
            self.bytes = 0

    def from_disk(self, path: str, key: str, name: str, *, is_first_try: bool = True) -> Entry | None:
        """A stored page with its bytes in this encoding, put into memory; None if it has to be rendered."""
        if self.keeper.is_closed or not path.isprintable():
            return None
        values = self.store.slots.values
        slot = of(path)
        mark, epoch = values[slot], values[EPOCH]  # read before the files: what changes after is noticed
        try:
            kept = self.store.find(path)
            entry = self.entry(kept, key, name, slot, mark, epoch) if kept else None
        except BROKEN as error:
            if is_first_try and self.keeper.is_right_by_now(path, error):
                return self.from_disk(path, key, name, is_first_try=False)
            return None
        if entry:
            self.keeper.used.add(path)
        return entry

    def entry(self, kept: Kept, key: str, name: str, slot: int, mark: int, epoch: int) -> Entry:
        # without compression it is made anew each time: hardly anybody asks
        entry = self.memory.get(key) if name else None
        is_same = entry and entry.mark == mark and entry.epoch == epoch and entry.kept == kept
        if entry is None or not is_same:
            entry = Entry(kept, slot, mark, epoch)
        if name not in entry.ready:
            before = entry.size
            entry.add(name, self.store.read(kept, answers.ENDINGS[name]))
            if name:
                self.remember(key, entry, before)
        return entry

    def touch(self, key: str) -> None:
        """What is asked for last is kept longest."""
        try:  # noqa: SIM105 - suppress() takes a fifth of a hit
            self.memory.move_to_end(key)
        except KeyError:  # another thread has just put it out
            pass

    def remember(self, key: str, entry: Entry, before: int) -> None:
        with self.held:
            old = self.memory.get(key)
            self.bytes += entry.size - (before if old is entry else old.size if old else 0)
            self.memory[key] = entry
            self.memory.move_to_end(key)
            while self.bytes > settings.PRESS_MEMORY and self.memory:
                _key, gone = self.memory.popitem(last=False)
                self.bytes -= gone.size

    # --- rendering ---------------------------------------------------------------------------------------

    def print_page(self, path: str, query: str, referrer: str = "") -> Printed | None:
        """Render once for all who ask at the same time, whatever their queries are. Raises Busy.

        None if another process has stored the page meanwhile.
        """
        printed = None
        for _try in range(MOST_TRIES):
            future, is_first = self.enter_print(path, query, referrer)
            printed = wait_for(future)
            if is_first or printed is None:
                return printed
            if printed.query != query and printed.is_for_its_query:
                return wait_for(self.asking.submit(self.print_once, path, query, referrer))
            # a hot page that was overtaken is served for a moment
            if printed.is_final or self.store.serves(path):
                break
        return printed.for_another() if printed else None

    def enter_print(self, path: str, query: str, referrer: str) -> tuple["Future[Printed]", bool]:
        """The render that is under way, or a new one; and whether it is new."""
        key = path, query if self.reads_query(path, query) else ""
        with self.held:
            future = self.in_print.get(key)
            if future and not future.done():  # nobody joins what is done
                return future, False
            future = self.in_print[key] = self.asking.submit(self.print_once, path, query, referrer)
        future.add_done_callback(lambda done: self.leave_print(key, done))  # unlocked: may be done already
        return future, True

    def leave_print(self, key: tuple[str, str], done: "Future[Printed]") -> None:
        with self.held:
            if self.in_print.get(key) is done:
                del self.in_print[key]

    def print_once(self, path: str, query: str, referrer: str) -> Printed | None:
        if self.reads_query(path, query):
            return self.print_now(path, query, referrer)
        with turns.take(self.store, path) as is_stored:
            return None if is_stored else self.print_now(path, query, referrer)

    def print_now(self, path: str, query: str, referrer: str) -> Printed:
        counted = self.keeper.counted
        printed = obeying.print_and_keep(self.store, self.renderer, path, query, referrer, counted)
        if printed.status == HTTPStatus.OK and printed.notes.is_private and len(self.reading) < MOST_READING:
            self.reading.add(path)
        return printed

    def reads_query(self, path: str, query: str) -> bool:
        """Whether each query is a page of its own, as far as is known."""
        return path in self.reading or bool(query and self.passes_query(query))

    # --- what is not for readers -------------------------------------------------------------------------

    def ask_django(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        try:
            return self.asking.ask(environ, start_response)
        except Busy:
            return self.refuse(environ["PATH_INFO"], start_response)

    def refuse(self, path: str, start_response: StartResponse) -> Iterable[bytes]:
        return answers.plain(start_response, 503, self.busy(path), ("Retry-After", "5"))
