"""Every deed of an editor is whole: one transaction around each unsafe request to the newsroom."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

from broadsheet.newsroom import refusals
from broadsheet.newsroom.desks import receipts

log = logging.getLogger(__name__)

LONGEST_QUERY = 2**14  # characters; no screen sends as much, and databases refuse to look for as long a word
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class OneTransactionPerDeed:
    """What follows a change (search row, redirect) is kept or lost together with it. Safe requests take no lock.

    A deed that readers see is answered with its receipt, by whichever way it was done. What cannot be done, or cannot
    be read, is answered in words.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_newsroom(request) and len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return refusals.unreadable(request)
        if not is_deed(request):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            is_unreadable = isinstance(response, HttpResponseBadRequest)
            if is_unreadable or response.status_code >= 500:
                transaction.set_rollback(True)
            elif not transaction.get_rollback():
                receipts.say(request)
        return refusals.unreadable(request) if is_unreadable else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_newsroom(request):
            return None
        if is_deed(request) and isinstance(exception, ProtectedError):
            return refusals.in_use(request, exception)
        if refusals.is_unreadable(exception):
            log.warning("Nobody can read what was sent to %s.", request.path_info, exc_info=exception)
            return HttpResponseBadRequest() if is_deed(request) else refusals.unreadable(request)
        return None


def is_newsroom(request: HttpRequest) -> bool:
    return request.path_info.startswith("/admin/")


def is_deed(request: HttpRequest) -> bool:
    return request.method not in SAFE and is_newsroom(request)
