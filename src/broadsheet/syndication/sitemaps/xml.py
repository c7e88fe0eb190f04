"""Sitemaps as XML, written piece by piece: a month of fifty thousand stories is never held whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from broadsheet.syndication.words import line

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@dataclass(frozen=True)
class Entry:
    """A page. Addresses are absolute; alternates: (language code or x-default, address)."""

    url: str
    changed_at: datetime | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class NewsEntry:
    url: str
    paper: str
    language_code: str
    printed_at: datetime
    headline: str


def index(files: Iterable[str]) -> Iterator[str]:
    """files: absolute addresses of sitemaps."""
    yield f"{HEAD}<sitemapindex {SITEMAP}>\n"
    for url in files:
        yield f"<sitemap><loc>{escape(url)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def pages(entries: Iterable[Entry]) -> Iterator[str]:
    yield f"{HEAD}<urlset {SITEMAP} {XHTML} {IMAGE}>\n"
    for entry in entries:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(url)}/>'
            for code, url in entry.alternates
        )
        picture = (
            f"<image:image><image:loc>{escape(entry.picture)}</image:loc></image:image>"
            if entry.picture
            else ""
        )
        yield f"<url><loc>{escape(entry.url)}</loc>{_changed(entry.changed_at)}{others}{picture}</url>\n"
    yield "</urlset>\n"


def news(entries: Iterable[NewsEntry]) -> Iterator[str]:
    yield f"{HEAD}<urlset {SITEMAP} {NEWS}>\n"
    for entry in entries:
        yield (
            f"<url><loc>{escape(entry.url)}</loc><news:news><news:publication>"
            f"<news:name>{escape(line(entry.paper))}</news:name>"
            f"<news:language>{escape(entry.language_code)}</news:language></news:publication>"
            f"<news:publication_date>{entry.printed_at.isoformat(timespec='seconds')}</news:publication_date>"
            f"<news:title>{escape(line(entry.headline))}</news:title></news:news></url>\n"
        )
    yield "</urlset>\n"


def _changed(moment: datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""
