"""Where a request comes from."""

from allauth.core.internal import httpkit
from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The nearest address that a trusted proxy saw, or ""; what a client claims beyond it counts for nothing."""
    hops = [hop for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    trusted = settings.TRUSTED_PROXIES
    named = hops[-trusted] if 0 < trusted <= len(hops) else request.META.get("REMOTE_ADDR", "")
    return httpkit.clean_client_ip(named) or ""
