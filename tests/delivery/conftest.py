"""A press of one's own: a store in the test's folder, and the callable in front of Django, asked without a network."""

import gzip
import io
import threading
from dataclasses import dataclass
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import brotli
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from broadsheet.delivery import epochs, obeying, outbox
from broadsheet.delivery.press import Press
from broadsheet.delivery.printer import Printer


@dataclass(frozen=True)
class Given:
    """What a reader was given. body: without its compression."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Reader:
    """Somebody at the front door."""

    def __init__(self, press: Press) -> None:
        self.press = press

    def get(
        self, path: str, query: str = "", method: str = "GET", encoding: str = "gzip", **headers: str
    ) -> Given:
        """headers: as WSGI names them, `HTTP_COOKIE="a=b"`. path: decoded."""
        environ = {
            "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000", "HTTP_ACCEPT_ENCODING": encoding, "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(), "wsgi.errors": io.BytesIO(), "wsgi.version": (1, 0),
            "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False, **headers,
        }  # fmt: skip
        said = []
        answer = self.press(environ, lambda status, fields, *_rest: said.append((status, fields)))
        body = b"".join(answer)
        status, fields = said[0]
        found = {name.lower(): value for name, value in fields}
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(
            found.get("content-encoding", ""), bytes
        )
        return Given(int(status.split()[0]), found, unpack(body) if body else b"")

    def knows(self, path: str) -> bool:
        """Whether the address is answered from the store."""
        return self.get(path, HTTP_CACHE_CONTROL="only-if-cached").status == 200


@pytest.fixture
def store(django_db_serialized_rollback, transactional_db, settings, tmp_path):
    """An empty store that hears of every change from here on; changes are committed in these tests."""
    settings.PRESS_HOME = tmp_path / "press"
    obeying.the_store.cache_clear()
    made = obeying.the_store()
    epochs.begin(made, outbox.end())
    yield made
    obeying.the_store.cache_clear()


@pytest.fixture
def press(store):
    made = Press(get_wsgi_application(), store, lambda path: b"busy")
    yield made
    for _thread in range(12):  # each thread of Django's has a connection of its own
        made.asking.threads.submit(connections.close_all)
    made.asking.threads.shutdown()


@pytest.fixture
def reader(press):
    return Reader(press)


@pytest.fixture
def printer(store):
    """Renders hot pages when told to: `printer.turn()`."""
    return Printer(store, "http://127.0.0.1:1")


@pytest.fixture
def unhurried(monkeypatch):
    """A spoiled hot page may be served as long as this test takes, on a busy machine too."""
    monkeypatch.setattr("broadsheet.delivery.store.GRACE", 60.0)


class Silent(WSGIRequestHandler):
    def log_message(self, *words):
        """Not to the terminal."""


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture
def door(press):
    """The press behind a port of its own."""
    server = make_server("127.0.0.1", 0, press, server_class=Threaded, handler_class=Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
