"""Where a request comes from."""

from collections.abc import Mapping
from typing import Any

from allauth.core.internal import httpkit
from django.conf import settings
from django.http import HttpRequest

OURS = ("same-origin", "none")  # of Sec-Fetch-Site; "none": the reader sent it, no page did


def client_address(request: HttpRequest) -> str:
    """The nearest address that a trusted proxy saw, or ""; what a client claims beyond it counts for nothing."""
    return httpkit.clean_client_ip(hop_of(request.META)) or ""


def hop_of(environ: Mapping[str, Any]) -> str:
    """The same as it stands in a WSGI environment, not checked."""
    remote: str = environ.get("REMOTE_ADDR", "")
    trusted = settings.TRUSTED_PROXIES
    if not trusted:
        return remote
    hops = [hop for hop in environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return hops[-trusted].strip() if trusted <= len(hops) else remote


def is_foreign(environ: Mapping[str, Any], host: str | None) -> bool:
    """Whether a page of another site sent it. What says nothing is no browser of today, and is let through.

    host: as which the paper was asked.
    """
    site, origin = environ.get("HTTP_SEC_FETCH_SITE"), environ.get("HTTP_ORIGIN")
    if site is not None and site.lower() not in OURS:
        return True
    if origin is None:
        return False
    netloc = origin.partition("://")[2]
    return netloc != host and netloc != settings.PAPER.netloc
