"""Which edition a request is for: by its path only, never by header or cookie."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone, translation

from broadsheet.editions.models import Edition

FIRST_WORD = re.compile(r"^/([a-z]{2,3}(?:-[a-z0-9]+)*)(?:/|$)")
NO_EDITION = ("/admin/", "/static/", "/media/", "/accounts/", "/-/health/", "/-/ready/", "/-/metrics/")
LANGUAGE_CODES = {code for code, _name in settings.LANGUAGES}


class EditionByPath:
    """Sets `request.edition` and `request.editions` (all published), the language and the time zone.

    A language whose edition is not published is not activated, so its addresses match nothing and answer 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest()  # no address of ours; PostgreSQL's texts cannot even hold it
        if request.path_info.startswith(NO_EDITION):
            return self.get_response(request)
        editions = {edition.language_code: edition for edition in published()}
        word = FIRST_WORD.match(request.path_info)
        code = word[1] if word and word[1] in editions else settings.LANGUAGE_CODE
        request.editions = list(editions.values())  # type: ignore[attr-defined]  # ours, read by views and templates
        request.edition = editions.get(code)  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = code
        is_demo = any(edition.is_demonstration for edition in editions.values())
        request.is_demo = is_demo  # type: ignore[attr-defined]
        zone = editions[code].zone if code in editions else None
        with translation.override(code), timezone.override(zone):
            response = self.get_response(request)
        if is_demo:
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """While the default edition is not published there is nothing at its addresses."""
        if getattr(request, "edition", True) is None:
            raise Http404


def published() -> list[Edition]:
    """All published editions, the default one first; the language codes are known ones."""
    rows = Edition.objects.published().select_related("locale").default_first()
    return [edition for edition in rows if edition.language_code in LANGUAGE_CODES]
