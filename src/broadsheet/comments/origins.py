"""Whether a form was sent from a page of this paper: stored pages carry no token, browsers say where it is from."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

OURS = ("same-origin", "none")  # of Sec-Fetch-Site; "none": the reader sent it, no page did


def is_foreign(request: HttpRequest) -> bool:
    """A page of another site sent it. What says nothing is no browser of today, and is let through."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site.lower() not in OURS:
        return True
    return origin is not None and urlsplit(origin).netloc not in (request.get_host(), settings.PAPER.netloc)


def is_silent(request: HttpRequest) -> bool:
    """It does not say where it is from."""
    return "Sec-Fetch-Site" not in request.headers and "Origin" not in request.headers
