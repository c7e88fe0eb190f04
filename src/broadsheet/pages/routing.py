"""Addresses below a page that are no pages: the months and days of its list."""

from django.http import Http404
from wagtail.models import Page
from wagtail.url_routing import RouteResult

FORMS = {1: (4,), 2: (4, 2), 3: (4, 2, 2)}  # yyyy; yyyy/mm; yyyy/mm/dd


def archive(page: Page, parts: list[str]) -> RouteResult:
    """`2026`, `2026/11`, `2026/11/22` or `j/1405/08` → the page's view, told `archive` and `calendar`."""
    calendar = "jalali" if parts[0] == "j" else "gregorian"
    parts = parts[1:] if calendar == "jalali" else parts
    form = FORMS.get(len(parts), ())
    if not form or not are_numbers(parts, form):
        raise Http404
    return RouteResult(page, kwargs={"archive": tuple(map(int, parts)), "calendar": calendar})


def are_numbers(parts: list[str], lengths: tuple[int, ...]) -> bool:
    """ASCII digits of just these lengths: one address, one page."""
    return tuple(map(len, parts)) == lengths and all(part.isascii() and part.isdigit() for part in parts)
