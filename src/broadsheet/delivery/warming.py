"""Warming the press: asking the front door for pages before readers do, one after the other."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from broadsheet.delivery.proving import Door

SITEMAP = "/sitemap.xml"
ADDRESS = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)


def addresses(door: Door) -> Iterator[str]:
    """Paths of all pages that the sitemaps name, and of the sitemaps. Raises OSError and HTTPException as the door."""
    yield SITEMAP
    known: set[str] = set()
    for sitemap in named(door, SITEMAP):
        yield sitemap
        fresh = [path for path in named(door, sitemap) if path not in known]
        known.update(fresh)
        yield from fresh


def named(door: Door, sitemap: str) -> list[str]:
    status, body = door.get(sitemap)
    if status != HTTPStatus.OK:
        return []
    found = [urlsplit(unescape(address)) for address in ADDRESS.findall(body.decode())]
    return [unquote(parts.path) for parts in found if parts.netloc == door.paper]


def warm(door: Door, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each path with what came of it: "stored" before, "rendered" now, or the status it was answered with."""
    for path in paths:
        status, _body = door.get(path, only_stored=True)
        if status == HTTPStatus.OK:
            yield path, "stored"
            continue
        status, _body = door.get(path)
        yield path, "rendered" if status == HTTPStatus.OK else str(status)
