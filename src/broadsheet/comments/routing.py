"""Addresses below a story: its comments by fifties, and their feeds."""

from django.http import Http404
from wagtail.models import Page
from wagtail.url_routing import RouteResult

FEEDS = {("feed",): "rss", ("feed", "atom"): "atom"}
LONGEST = 6  # digits of a number


def route(page: Page, parts: list[str]) -> RouteResult:
    """`comments/2`, `comments/feed`, `comments/feed/atom` → the page's view, told `comments`: 2, "rss", "atom"."""
    first, rest = parts[0], tuple(parts[1:])
    if first != "comments" or not page.live:
        raise Http404
    if rest in FEEDS:
        return RouteResult(page, kwargs={"comments": FEEDS[rest]})
    if len(rest) == 1 and _is_number(rest[0]):
        return RouteResult(page, kwargs={"comments": int(rest[0])})
    raise Http404


def _is_number(part: str) -> bool:
    """One address, one page: no zero before it."""
    return part.isascii() and part.isdigit() and part[0] != "0" and len(part) <= LONGEST
