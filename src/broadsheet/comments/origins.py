"""Whether a form was sent from a page of this paper: stored pages carry no token, browsers say where it is from."""

from django.http import HttpRequest

from broadsheet.accounts import addresses


def is_foreign(request: HttpRequest) -> bool:
    """A page of another site sent it."""
    return addresses.is_foreign(request.META, request.get_host())


def is_silent(request: HttpRequest) -> bool:
    """It does not say where it is from."""
    return "Sec-Fetch-Site" not in request.headers and "Origin" not in request.headers
