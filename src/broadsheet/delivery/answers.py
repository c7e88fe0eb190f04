"""Answers from stored bytes: the encoding a client can read, 304 for who has them already, no body for HEAD."""

import gzip
from collections.abc import Callable, Iterable
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from typing import Any

import brotli
from django.conf import settings

from broadsheet.delivery import rendering
from broadsheet.delivery.rendering import Printed
from broadsheet.delivery.store import Headers, Kept

StartResponse = Callable[..., Any]
OVERHEAD, OVERHEAD_OF_ENCODING = 1500, 800  # bytes of memory beside the bodies, measured
UNCHANGED = 4  # of the first headers; they are those of "not modified"
SMALL = 500  # bytes; below this compressing gains nothing
ENDINGS = {"br": ".br", "gzip": ".gz", "": ".gz"}


@lru_cache(maxsize=512)
def encoding(accepted: str) -> str:
    """ "br", "gzip" or "" for what Accept-Encoding says."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _semicolon, parameter = part.strip().partition(";")
        weights[name.strip()] = _weight(parameter)
    anything, as_it_is = weights.get("*", 0.0), weights.get("identity", 0.0)
    small, zipped = weights.get("br", anything), weights.get("gzip", weights.get("x-gzip", anything))
    if small > 0 and small >= max(zipped, as_it_is):
        return "br"
    return "gzip" if zipped > 0 and zipped >= as_it_is else ""


def _weight(parameter: str) -> float:
    name, _equals, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


class Entry:
    """A stored page in memory. Valid while its slot stands still and its time has not come."""

    __slots__ = ("epoch", "kept", "mark", "ready", "size", "slot", "until")

    def __init__(self, kept: Kept, slot: int, mark: int, epoch: int) -> None:
        self.kept, self.slot, self.mark, self.epoch, self.until = kept, slot, mark, epoch, kept.until
        self.ready: dict[str, tuple[Headers, bytes]] = {}  # by encoding
        self.size = OVERHEAD

    def add(self, name: str, stored: bytes) -> None:
        """The bytes of an encoding. Those without compression are made anew each time: hardly anybody wants them."""
        body = stored if name else gzip.decompress(stored)
        headers = [
            *headers_of(self.kept, name),
            *self.kept.headers,
            *([("Content-Encoding", name)] if name else []),
            ("Content-Length", str(len(body))),
        ]
        self.ready[name] = headers, body
        self.size += len(body) + len(body) // 6 + OVERHEAD_OF_ENCODING  # a sixth: holes that others leave


def headers_of(kept: Kept, name: str) -> Headers:
    """What a full answer begins with, and all that "not modified" says."""
    return [
        ("ETag", etag(kept.content, name)),
        ("Last-Modified", formatdate(kept.stored_at, usegmt=True)),
        ("Cache-Control", settings.PRESS_CACHE_CONTROL),
        ("Vary", "Accept-Encoding"),
    ]


def etag(content: str, name: str) -> str:
    return f'"{content}-{name}"' if name else f'"{content}"'


def has_it(environ: dict[str, Any], headers: Headers) -> bool:
    """Whether the client has these very bytes, by its If-None-Match or, without one, its If-Modified-Since."""
    if known := environ.get("HTTP_IF_NONE_MATCH"):
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return headers[0][1] in tags or known.strip() == "*"
    if since := environ.get("HTTP_IF_MODIFIED_SINCE"):
        try:
            return parsedate_to_datetime(since) >= parsedate_to_datetime(headers[1][1])
        except (ValueError, TypeError):
            return False
    return False


# --- answers ---------------------------------------------------------------------------------------------


def answer(
    entry: Entry, name: str, environ: dict[str, Any], start_response: StartResponse
) -> Iterable[bytes]:
    headers, body = entry.ready[name]
    if ("HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" in environ) and has_it(environ, headers):
        start_response("304 Not Modified", headers[:UNCHANGED])
        return ()
    start_response("200 OK", headers)
    return (body,) if environ["REQUEST_METHOD"] == "GET" else ()


def is_public(printed: Printed) -> bool:
    """Whether it may have been stored."""
    return printed.status == 200 and not printed.notes.is_private


def answer_once(
    printed: Printed, name: str, environ: dict[str, Any], start_response: StartResponse
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
    start_response: StartResponse,
    status: int,
    body: bytes,
    *headers: tuple[str, str],
    kind: str = "text/html",
) -> Iterable[bytes]:
    start_response(
        rendering.status_line(status),
        [("Content-Type", f"{kind}; charset=utf-8"), ("Cache-Control", "no-store"),
         ("Content-Length", str(len(body))), *headers],
    )  # fmt: skip
    return (body,)
