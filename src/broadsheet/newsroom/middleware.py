"""Every deed of an editor is whole: one transaction around each unsafe request to the newsroom."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from broadsheet.newsroom.desks import receipts

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class OneTransactionPerDeed:
    """What follows a change (search row, redirect) is kept or lost together with it. Safe requests take no lock.

    A deed that readers see is answered with its receipt, by whichever way it was done.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE or not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            else:
                receipts.say(request)
        return response
