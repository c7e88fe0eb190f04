"""Absolute addresses of the paper."""

from urllib.parse import quote

from django.conf import settings


def absolute(path: str) -> str:
    """The full address of a decoded path of ours: percent-encoded, on the paper's own host."""
    if path.startswith(("http://", "https://")):
        return path
    return settings.WAGTAILADMIN_BASE_URL + quote(path, safe="/:?=&%@+,;~*'()!$.-_")
