"""Answers from stored bytes: the encoding a client can read, 304 for who has them already, no body for HEAD."""

import gzip
from collections.abc import Callable
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from typing import Any

from django.conf import settings

from broadsheet.delivery.store import Headers, Kept

StartResponse = Callable[..., Any]
ENDINGS = {"br": ".br", "gzip": ".gz", "": ".gz"}


@lru_cache(maxsize=512)
def encoding(accepted: str) -> str:
    """ "br", "gzip" or "" for what Accept-Encoding says."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _semicolon, parameter = part.strip().partition(";")
        weights[name.strip()] = _weight(parameter)
    anything = weights.get("*", 0.0)
    brotli, zipped = weights.get("br", anything), weights.get("gzip", weights.get("x-gzip", anything))
    if brotli > 0 and brotli >= zipped:
        return "br"
    return "gzip" if zipped > 0 else ""


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

    __slots__ = ("bodies", "epoch", "headers", "kept", "mark", "size", "slot", "unchanged", "until")

    def __init__(self, kept: Kept, slot: int, mark: int, epoch: int) -> None:
        self.kept, self.slot, self.mark, self.epoch, self.until = kept, slot, mark, epoch, kept.until
        self.bodies: dict[str, bytes] = {}
        self.headers: dict[str, Headers] = {}
        self.unchanged: dict[str, Headers] = {}
        self.size = 1500  # bytes, about; headers and the rest

    def add(self, name: str, stored: bytes) -> None:
        """The bytes of an encoding. Those without compression are made anew each time: hardly anybody wants them."""
        body = stored if name else gzip.decompress(stored)
        headers = headers_of(self.kept, name)
        self.unchanged[name] = headers
        self.headers[name] = [
            *headers,
            *self.kept.headers,
            *([("Content-Encoding", name)] if name else []),
            ("Content-Length", str(len(body))),
        ]
        self.bodies[name] = body
        self.size += len(body)


def headers_of(kept: Kept, name: str) -> Headers:
    """What a full answer and "not modified" both say."""
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
