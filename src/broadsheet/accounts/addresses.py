"""Where a request comes from."""

from collections.abc import Mapping
from typing import Any

from allauth.core.internal import httpkit
from django.conf import settings
from django.http import HttpRequest


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
