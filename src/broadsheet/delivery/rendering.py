"""One render of one address, as nobody in particular: no cookies, no headers, the paper's own host, no user."""

import gzip
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import brotli
from django.conf import settings
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix
from django.utils.functional import cached_property

from broadsheet.delivery import folder
from broadsheet.delivery.depends import MOST_TAGS, Notes, never_store, noting
from broadsheet.delivery.store import Headers, Sheet

GZIP_LEVEL, BROTLI_QUALITY = 9, 5  # measured: 0.7 and 0.9 ms a page; more quality costs twenty times that
LONGEST_TAG_HEADER = 8000  # bytes; shared caches take 16 KB of headers or less
LARGEST = 8 * 2**20  # bytes; a larger page is answered and not stored
# in the environment of a render: for the list of addresses not found, and nothing else
REFERRER = "broadsheet.referrer"
OURS = ("content-length", "content-encoding", "etag", "last-modified", "cache-control", "vary", "date")


class ReadersRequest(WSGIRequest):
    """What a reader's page is made from. Who reads the query makes the page private to this one request."""

    @cached_property
    def GET(self) -> QueryDict:  # type: ignore[override]  # noqa: N802  # Django's name; read-only as Django's own is
        never_store()
        return QueryDict(self.META.get("QUERY_STRING", ""), encoding=self.encoding)


class ReadersHandler(WSGIHandler):
    request_class = ReadersRequest


@dataclass(frozen=True)
class Printed:
    """An answer of the paper. body: without compression. noted: Store.number() before the first query."""

    path: str
    status: int
    headers: Headers
    body: bytes
    notes: Notes = field(default_factory=Notes)
    noted: int = -1
    is_final: bool = True  # False: overtaken by a change that spoils it
    query: str = ""

    @property
    def is_for_its_query(self) -> bool:
        """Whether another query might have been answered otherwise: a redirect may pass it on."""
        return self.notes.is_private or 300 <= self.status < 400  # noqa: PLR2004  # redirects

    def for_another(self) -> "Printed":
        """For those who asked at the same time: a cookie is for the first only."""
        return replace(self, headers=[said for said in self.headers if said[0].lower() != "set-cookie"])

    @property
    def status_line(self) -> str:
        return status_line(self.status)

    @property
    def content_type(self) -> str:
        return next((value for name, value in self.headers if name.lower() == "content-type"), "")


def status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


class Renderer:
    """Renders with the Django of this process. number: that of the last spoiling, asked before each render."""

    def __init__(self, number: Callable[[], int]) -> None:
        self.number = number
        self.handler = ReadersHandler()

    def render(self, path: str, query: str = "", referrer: str = "") -> Printed:
        noted = self.number()
        environ = environment(path, query, referrer)
        set_script_prefix("/")
        signals.request_started.send(sender=ReadersHandler, environ=environ)
        with noting() as notes, closing(self._answer(environ)) as response:
            body = b"".join(_content(response))
            headers = [(name, value) for name, value in response.items() if name.lower() not in OURS]
            notes.is_private |= _is_private(response)
            headers += [("Set-Cookie", morsel.OutputString()) for morsel in response.cookies.values()]
        return Printed(path, response.status_code, headers, body, notes, noted, query=query)

    def _answer(self, environ: dict[str, Any]) -> HttpResponseBase:
        return self.handler.get_response(ReadersRequest(environ))


def environment(path: str, query: str, referrer: str) -> dict[str, Any]:
    paper = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": paper.hostname or "localhost",
        "SERVER_PORT": str(paper.port or (443 if paper.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "",
        "HTTP_HOST": paper.netloc,
        "HTTP_X_FORWARDED_PROTO": paper.scheme,
        REFERRER: referrer,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": paper.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _content(response: HttpResponseBase) -> Iterator[bytes]:
    yield from response


def _is_private(response: HttpResponseBase) -> bool:
    control = response.headers.get("Cache-Control", "").lower()
    vary = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    closed = any(word in control for word in ("private", "no-store", "no-cache"))
    has_cookie = bool(response.cookies) or response.has_header("Set-Cookie")
    return has_cookie or closed or bool(vary & {"cookie", "*", "authorization"})


def tag_header(tags: Iterable[str]) -> str:
    """The tags for a shared cache that can purge by them; as many as its limits take."""
    mark = "," if settings.PRESS_TAG_HEADER == "Cache-Tag" else " "
    found = ""
    for tag in sorted(tags):
        if len(found) + len(tag) > LONGEST_TAG_HEADER:
            break
        found += mark * bool(found) + tag
    return found


def sheet(printed: Printed) -> Sheet | None:
    """What is stored of an answer; None if it may not be: only public pages that said what they depend on."""
    notes, name = printed.notes, folder.name_of(printed.path, printed.content_type)
    if printed.status != HTTPStatus.OK or notes.is_private or name is None:
        return None
    if not 0 < len(notes.tags) <= MOST_TAGS or len(printed.body) > LARGEST:
        return None
    stale_at = notes.stale_at.timestamp() if notes.stale_at else None
    if stale_at is not None and stale_at <= time.time():
        return None
    headers = list(printed.headers)
    if settings.PRESS_TAG_HEADER:
        headers.append((settings.PRESS_TAG_HEADER, tag_header(notes.tags)))
    return Sheet(
        path=printed.path,
        name=name,
        headers=headers,
        content=folder.digest(printed.body),
        gzip=gzip.compress(printed.body, GZIP_LEVEL, mtime=0),
        brotli=brotli.compress(printed.body, quality=BROTLI_QUALITY, mode=brotli.MODE_TEXT),
        tags=frozenset(notes.tags),
        stale_at=stale_at,
        noted=printed.noted,
    )
