"""Answers that know their version: ETag, Last-Modified, and 304 for who has it already."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag


def versioned(
    request: HttpRequest, response: HttpResponseBase, etag: str, changed_at: datetime | None
) -> HttpResponseBase:
    """The response, or 304. etag: quoted; changed_at: aware, None where nobody knows."""
    moment = int(changed_at.timestamp()) if changed_at else None
    response.headers["ETag"] = etag
    if moment is not None:
        response.headers["Last-Modified"] = http_date(moment)
    # Django's stubs know no streamed response here; the code takes any
    return get_conditional_response(request, etag, moment, response)  # type: ignore[arg-type,return-value]


def document(
    request: HttpRequest, content: bytes, content_type: str, changed_at: datetime | None = None
) -> HttpResponseBase:
    return versioned(request, HttpResponse(content, content_type=content_type), etag_of(content), changed_at)


def etag_of(content: bytes) -> str:
    return quote_etag(hashlib.sha256(content).hexdigest()[:32])
