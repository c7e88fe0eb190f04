"""The press: one WSGI callable in front of Django's.

A stored page is answered from memory, without Django, a database or a lock. Everything else is given to Django in a
few threads of their own; what waits there is bounded, so that a hit always finds a thread.
"""

import contextlib
import gzip
import logging
import re
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Any

import brotli
from django.conf import settings

from broadsheet.delivery import answers, epochs, obeying, rendering, turns
from broadsheet.delivery.answers import Entry, StartResponse
from broadsheet.delivery.keeping import Keeper
from broadsheet.delivery.rendering import Printed, Renderer
from broadsheet.delivery.slots import EPOCH, of
from broadsheet.delivery.store import BROKEN, Kept, Store

log = logging.getLogger(__name__)

THREADS = 6  # that run Django; each may hold a database connection
MOST_WAITING = 48  # requests; more are refused at once
PATIENCE = 5.0  # seconds that a request waits for a thread
MOST_TRIES = 3  # renders of one page for one reader, if each is overtaken by a change
SMALL = 500  # bytes; below this compressing gains nothing
SPOOLED = 2**20  # bytes of a request's body kept in memory while it comes in

Environ = dict[str, Any]


class Busy(Exception):
    """Too many requests wait for Django."""


class Press:
    def __init__(
        self, django: Callable[..., Iterable[bytes]], store: Store, busy: Callable[[str], bytes]
    ) -> None:
        """busy: path → the page that says, in its language, that the paper has too many readers just now."""
        self.django, self.store, self.busy = django, store, busy
        self.memory: OrderedDict[str, Entry] = OrderedDict()
        self.bytes = 0
        self.renderer = Renderer(self.number)
        self.threads = ThreadPoolExecutor(THREADS, "django")
        self.waiting = threading.BoundedSemaphore(THREADS + MOST_WAITING)
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
                if name in entry.bodies:
                    self.keeper.hits += 1
                    self.touch(environ["PATH_INFO"])
                    return answer(entry, name, environ, start_response)
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
            return answer(entry, name, environ, start_response)
        if "only-if-cached" in environ.get("HTTP_CACHE_CONTROL", ""):
            return plain(start_response, 504, b"")
        self.keeper.counted["misses"] += 1
        try:
            for _try in range(MOST_TRIES):
                printed = self.print_page(path, query, environ.get("HTTP_REFERER", ""))
                if printed is None or is_public(printed):
                    entry = None if is_numbered else self.from_disk(path, environ["PATH_INFO"], name)
                    if entry:
                        return answer(entry, name, environ, start_response)
                if printed:
                    return answer_once(printed, name, environ, start_response)
        except Busy:
            log.warning("Too many requests wait for Django: %s is refused.", path)
        return self.refuse(path, start_response)

    def forget(self) -> None:
        """Empty the memory."""
        with self.held:
            self.memory.clear()
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
        entry = (
            self.memory.get(key) if name else None
        )  # without compression: made anew each time, hardly anybody asks
        is_same = entry and entry.mark == mark and entry.epoch == epoch and entry.kept == kept
        if entry is None or not is_same:
            entry = Entry(kept, slot, mark, epoch)
        if name not in entry.bodies:
            before = entry.size
            entry.add(name, self.store.read(kept, answers.ENDINGS[name]))
            if name:
                self.remember(key, entry, before)
        return entry

    def touch(self, key: str) -> None:
        """What is asked for last is kept longest."""
        with contextlib.suppress(KeyError):  # another thread has just put it out
            self.memory.move_to_end(key)

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
        """Render once for all who ask at the same time. Raises Busy.

        None if another process has stored the page meanwhile.
        """
        printed = None
        for _try in range(MOST_TRIES):
            with self.held:
                future = self.in_print.get((path, query))
                is_first = future is None or future.done()  # nobody joins what is done
                if future is None or is_first:
                    future = self.in_print[path, query] = self.submit(self.print_once, path, query, referrer)
            if is_first:  # outside of the lock: what is done already calls back at once
                future.add_done_callback(lambda done: self.leave_print((path, query), done))
            printed = wait_for(future)
            if is_first or printed is None or printed.is_final:
                break
        return printed

    def leave_print(self, key: tuple[str, str], done: "Future[Printed]") -> None:
        with self.held:
            if self.in_print.get(key) is done:
                del self.in_print[key]

    def print_once(self, path: str, query: str, referrer: str) -> Printed | None:
        with turns.take(self.store, path) as is_stored:
            if is_stored and not query:
                return None
            return obeying.print_and_keep(
                self.store, self.renderer, path, query, referrer, self.keeper.counted
            )

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        if not self.waiting.acquire(blocking=False):
            raise Busy
        future = self.threads.submit(function, *arguments)
        future.add_done_callback(lambda _f: self.waiting.release())
        return future

    # --- what is not for readers -------------------------------------------------------------------------

    def ask_django(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The request as it is. A body is read first, so that a slow sender holds no thread of Django's."""
        environ["wsgi.input"] = spooled(environ)
        said: list[Any] = []

        def call() -> Any:
            answer = self.django(environ, lambda *arguments: said.append(arguments))
            if hasattr(answer, "file_to_stream"):
                return answer  # a file is sent by the thread that serves; nothing of it needs Django
            try:
                return [b"".join(answer)]
            finally:
                if hasattr(answer, "close"):
                    answer.close()

        try:
            body = wait_for(self.submit(call))
        except Busy:
            return self.refuse(environ["PATH_INFO"], start_response)
        start_response(*said[0])
        return body

    def refuse(self, path: str, start_response: StartResponse) -> Iterable[bytes]:
        return plain(start_response, 503, self.busy(path), ("Retry-After", "5"))


def wait_for(future: "Future[Any]") -> Any:
    """Raises Busy if it has not begun in time; what has begun is waited for."""
    try:
        return future.result(PATIENCE)
    except CancelledError:
        raise Busy from None
    except FutureTimeout:
        if future.done() or not future.cancel():
            return future.result()
        raise Busy from None


def answer(entry: Entry, name: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    headers = entry.headers[name]
    if ("HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" in environ) and answers.has_it(
        environ, headers
    ):
        start_response("304 Not Modified", entry.unchanged[name])
        return ()
    start_response("200 OK", headers)
    return (entry.bodies[name],) if environ["REQUEST_METHOD"] == "GET" else ()


def is_public(printed: Printed) -> bool:
    """Whether it may have been stored."""
    return printed.status == 200 and not printed.notes.is_private


def answer_once(
    printed: Printed, name: str, environ: Environ, start_response: StartResponse
) -> Iterable[bytes]:
    """An answer that is not stored, or not yet."""
    body, headers = printed.body, list(printed.headers)
    control = settings.PRESS_CACHE_CONTROL if is_public(printed) else "no-cache"
    headers += [("Cache-Control", control), ("Vary", "Accept-Encoding")]
    if name and len(body) > SMALL:
        body = brotli.compress(body, quality=4) if name == "br" else gzip.compress(body, 5)
        headers.append(("Content-Encoding", name))
    headers.append(("Content-Length", str(len(body))))
    start_response(printed.status_line, headers)
    return (body,) if environ["REQUEST_METHOD"] == "GET" else ()


def plain(
    start_response: StartResponse, status: int, body: bytes, *headers: tuple[str, str]
) -> Iterable[bytes]:
    start_response(
        rendering.status_line(status),
        [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
         ("Content-Length", str(len(body))), *headers],
    )  # fmt: skip
    return (body,)


def spooled(environ: Environ) -> Any:
    """The body of the request, whole. More than fits into memory goes to a file that has no name."""
    if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        return environ["wsgi.input"]
    try:
        left = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        left = 0
    body = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115  # closed with the request
    source = environ["wsgi.input"]
    while left > 0 and (block := source.read(min(left, 65_536))):
        body.write(block)
        left -= len(block)
    body.seek(0)
    return body
