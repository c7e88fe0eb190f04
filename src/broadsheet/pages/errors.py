"""Errors are pages of the paper, in its language."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Without database, edition and context: whatever is broken, this answers."""
    first = request.path_info.strip("/").partition("/")[0]
    known = {code for code, _name in settings.LANGUAGES}
    with translation.override(first if first in known else settings.LANGUAGE_CODE):
        try:
            return HttpResponseServerError(render_to_string("500.html"))
        except Exception:  # noqa: BLE001  # the page of last resort must not fail too
            log.exception("The error page could not be made.")
            return HttpResponseServerError("Sorry, there is a problem. Please try again later.")
