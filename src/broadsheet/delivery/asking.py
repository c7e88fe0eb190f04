"""Django behind the press, in a few threads of its own. What waits there is bounded, so that a hit finds a thread."""

import tempfile
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Any

from broadsheet.delivery.answers import StartResponse

THREADS = 6  # that run Django; each may hold a database connection
MOST_WAITING = 48  # requests; more are refused at once
PATIENCE = 5.0  # seconds that a request waits for a thread
SPOOLED = 2**20  # bytes of a request's body kept in memory while it comes in

Environ = dict[str, Any]


class Busy(Exception):
    """Too many requests wait for Django."""


class Asking:
    def __init__(self, django: Callable[..., Iterable[bytes]]) -> None:
        self.django = django
        self.threads = ThreadPoolExecutor(THREADS, "django")
        self.waiting = threading.BoundedSemaphore(THREADS + MOST_WAITING)

    def ask(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The request as it is. Its body is read first: a slow sender holds no thread of Django's. Raises Busy."""
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

        body = wait_for(self.submit(call))
        start_response(*said[0])
        return body

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Raises Busy."""
        if not self.waiting.acquire(blocking=False):
            raise Busy
        future = self.threads.submit(function, *arguments)
        future.add_done_callback(lambda _f: self.waiting.release())
        return future


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
