"""Sessions are for staff. A reader's page has no user, no session and no cookie."""

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

STAFF = ("/admin/", "/accounts/")


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


class CompressedForReaders(GZipMiddleware):
    """Readers' pages hold no secret, so they may be compressed; the newsroom's forms carry tokens and are not."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith((*STAFF, "/media/", "/static/")):
            return response
        return super().process_response(request, response)
