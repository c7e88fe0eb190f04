"""Old addresses: what answers 404 is looked up among redirects and gone addresses before a reader is told so.

Our own page of what is not found has asked by then; with BROADSHEET_DEBUG Django's stands in for it, and asks nobody.
Old addresses with a number (`/?p=12`) are looked up first: their path alone is that of another page.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from broadsheet.pages import lookups


class OldAddresses:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        response = lookups.numbered(request) or self.get_response(request)
        if response.status_code != 404:
            return response
        return lookups.answer(request) or response
