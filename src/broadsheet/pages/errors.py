"""Errors are pages of the paper, in its language."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from broadsheet.pages import lookups

log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Old addresses lead on before the page is made: it looks for stories."""
    return lookups.answer(request) or render(request, "404.html", status=404)


def busy(path: str) -> bytes:
    """The page for when too many wait, without database, edition and context."""
    code = _language(path)
    with translation.override(code):
        return render_to_string("503.html", {"is_busy": True, "front_url": _front(code)}).encode()


def failed(request: HttpRequest) -> HttpResponse:
    """Without database, edition and context: whatever is broken, this answers."""
    code = _language(request.path_info)
    with translation.override(code):
        try:
            return HttpResponseServerError(render_to_string("500.html", {"front_url": _front(code)}))
        except Exception:  # noqa: BLE001  # the page of last resort must not fail too
            log.exception("The error page could not be made.")
            return HttpResponseServerError("Sorry, there is a problem. Please try again later.")


def _language(path: str) -> str:
    first = path.strip("/").partition("/")[0]
    return first if first in {code for code, _name in settings.LANGUAGES} else settings.LANGUAGE_CODE


def _front(code: str) -> str:
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
