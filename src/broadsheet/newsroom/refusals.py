"""What cannot be done, and what cannot be read, said in words instead of a failure."""

import traceback
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin import messages

from broadsheet.accounts import languages

NAMED = 3  # of the rows that stand in the way
SENT = (
    MultiValueDictKeyError,
    OverflowError,
    DataError,
)  # a part that is cut off, a number that no column holds
FAILED_READING = (ValueError, KeyError, TypeError, AttributeError, ValidationError)


def in_use(request: HttpRequest, error: ProtectedError) -> HttpResponse:
    """Nothing of the deed is kept; back to the question whether to delete, with the reason."""
    with translation.override(languages.of(request)):
        text = _("Nothing was deleted. Still in use by: %(users)s") % {"users": _users(error)}
    transaction.set_rollback(True)
    messages.error(request, text)
    return redirect(request.get_full_path())


def _users(error: ProtectedError) -> str:
    rows = {_whole(row) for row in islice(error.protected_objects, NAMED)}
    words = sorted(f"{row._meta.verbose_name} “{row}”" for row in rows)
    return ", ".join([*words, "…"] if len(error.protected_objects) > NAMED else words)


def _whole(row: Any) -> Any:
    """A line of an article, such as its byline, says little by itself."""
    return getattr(row, "article", row)


def unreadable(request: HttpRequest) -> HttpResponse:
    with translation.override(languages.of(request)):
        return render(request, "newsroom/unreadable.html", status=400)


def is_unreadable(error: Exception) -> bool:
    """Whether what was sent is to blame: something cut off, too large, or what a field could not read.

    Wagtail's and Django's own fields answer much that no screen sends with any of these errors, not with a word at
    the box.
    """
    if isinstance(error, SENT):
        return True
    modules = (frame.f_globals.get("__name__", "") for frame, _line in traceback.walk_tb(error.__traceback__))
    return isinstance(error, FAILED_READING) and any(name.startswith("django.forms.") for name in modules)
