"""Addresses of comments are one for all editions: each answers in the edition of its page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest
from django.utils import timezone, translation
from wagtail.models import Page

from broadsheet.editions.models import Edition


@contextmanager
def in_edition_of(page: Page, request: HttpRequest) -> Iterator[Edition]:
    """Inside the block the request is one of the page's edition; 404 while that is not published."""
    edition = Edition.objects.published().select_related("locale").filter(locale_id=page.locale_id).first()
    if edition is None:
        raise Http404
    request.edition = edition  # type: ignore[attr-defined]  # as EditionByPath sets it
    request.LANGUAGE_CODE = edition.language_code
    with translation.override(edition.language_code), timezone.override(edition.zone):
        yield edition
