"""Old addresses with a number (`/?p=12`) are looked up before any page: their path alone is that of another page.

All others are looked up where nothing was found, by the page that says so (errors.py). With BROADSHEET_DEBUG Django's
own stands in for that one and asks nobody, so they are looked up here.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from broadsheet.pages import lookups


class OldAddresses:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        response = lookups.numbered(request) or self.get_response(request)
        if settings.DEBUG and response.status_code == 404:
            return lookups.answer(request) or response
        return response
