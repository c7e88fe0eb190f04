"""Sessions are for staff. A reader's page has no user, no session and no cookie."""

from collections.abc import Callable

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

STAFF = ("/admin/", "/accounts/")
READING = ("GET", "HEAD", "OPTIONS")


class ReadersHaveNoSession(SessionMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith(STAFF):
            super().process_request(request)
        else:
            request.session = self.SessionStore(None)  # empty, and never saved

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith(STAFF) and isinstance(request.session, SessionBase):
            return super().process_response(request, response)
        return response


class ReadersOnlyRead:
    """Readers' pages take no other method; without this a form sent to one is told of a missing token, in English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING or request.path_info.startswith((*STAFF, "/-/")):
            return self.get_response(request)
        return HttpResponseNotAllowed(READING)


class CompressedForReaders(GZipMiddleware):
    """Readers' pages hold no secret, so they may be compressed; the newsroom's forms carry tokens and are not."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith((*STAFF, "/media/", "/static/")):
            return response
        return super().process_response(request, response)
