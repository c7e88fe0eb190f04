"""Addresses of the whole site: sitemaps and robots.txt for crawlers, and the icon that browsers look for."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadsheet.delivery.depends import depends_on
from broadsheet.delivery.spoiling import EVERYTHING
from broadsheet.editions.models import Edition
from broadsheet.pages.addresses import absolute
from broadsheet.syndication import answers, icons
from broadsheet.syndication.sitemaps import places, stories, xml

XML = "application/xml; charset=utf-8"


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    months = stories.months(_editions(request))
    files = [absolute(month.path(part + 1)) for month in months for part in range(month.parts)]
    return _xml(request, xml.index([absolute("/sitemap-pages.xml"), *files]))


@require_safe
def sitemap_of_pages(request: HttpRequest) -> HttpResponseBase:
    return _xml(request, xml.pages(places.entries(_editions(request))))


@require_safe
def sitemap_of_month(
    request: HttpRequest, year: str, month: str, part: str | None = None
) -> HttpResponseBase:
    """Streamed. Its version is that of what it is made from, known before it is written."""
    editions = _editions(request)
    found = stories.month(editions, int(year), int(month))
    number = int(part or 1)
    if found is None or part == "1" or not 1 <= number <= found.parts:
        raise Http404
    version = stories.version(editions, found)
    lines = xml.pages(stories.entries(editions, found, number))
    etag = "W/" + answers.etag_of(repr((version, number)).encode())
    return answers.versioned(
        request, StreamingHttpResponse(lines, content_type=XML), etag, version.changed_at
    )


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponseBase:
    """The demonstration paper has no news."""
    depends_on(EVERYTHING)  # while there is nothing else to depend on
    editions = [] if getattr(request, "is_demo", False) else _editions(request)
    return _xml(request, xml.news(stories.fresh(editions, timezone.now())))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Pages that say noindex stay readable for crawlers, so that they read it: only rooms are closed."""
    depends_on(EVERYTHING)  # on nothing but the editions
    closed = ["/admin/", "/accounts/", "/-/", *(f"{row.prefix}search/" for row in _editions(request))]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines += [f"Sitemap: {absolute(path)}" for path in ("/sitemap.xml", "/news-sitemap.xml")]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponseBase:
    """Asked for at this address beside whatever is no page, such as a feed or a picture; pages name their own icons."""
    depends_on(EVERYTHING)  # on nothing but the theme, with which a new epoch begins
    return answers.document(request, icons.ico("theme/icon.png"), "image/x-icon")


def _editions(request: HttpRequest) -> list[Edition]:
    return getattr(request, "editions", [])


def _xml(request: HttpRequest, lines: Iterator[str]) -> HttpResponseBase:
    return answers.document(request, "".join(lines).encode(), XML)
