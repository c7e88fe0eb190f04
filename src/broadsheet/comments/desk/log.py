"""The log of decisions, and what can still be taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from broadsheet.comments.desk import doors, paging
from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.desk.forms import LogForm, morning
from broadsheet.comments.models import Comment, Decision, Deed, RejectReason
from broadsheet.comments.querysets import moderators

PAGE = 50


@dataclass(frozen=True)
class Line:
    """why: the reason in words. can_undo: it is the last decision about the comment that stands."""

    row: Decision
    why: str
    can_undo: bool


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    scope = doors.ask(request, doors.SEE_LOG)
    asked = {name: value for name, value in request.GET.items() if name != "after"}
    form = LogForm(asked or None, people=moderators(get_user_model()))
    found = paging.stretch(
        _found(form, scope),
        moment="made_at",
        after=request.GET.get("after", ""),
        size=PAGE,
        is_newest_first=True,
    )
    context = {
        "lines": list(_lines(found.rows)),
        "after": found.after,
        "form": form,
        "asked": asked,
        "page_title": _("Decisions about comments"),
    }
    return render(request, "comments/desk/log.html", context)


def lines(rows: QuerySet[Decision]) -> Iterator[Line]:
    return _lines(_with_what_stands(rows))


def _found(form: LogForm, scope: Scope) -> QuerySet[Decision]:
    rows = _with_what_stands(Decision.objects.all())
    if scope.is_limited:
        rows = rows.filter(comment__in=Comment.objects.under(scope.paths).values("pk"))
    if not form.is_bound:
        return rows
    if not form.is_valid():
        return rows.none()
    by, day = form.cleaned_data["by"], form.cleaned_data["day"]
    if day:
        rows = rows.filter(made_at__gte=morning(day), made_at__lt=morning(day + timedelta(days=1)))
    return rows.filter(by=by) if by else rows


def _with_what_stands(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """is_overtaken: another decision about the comment stands that was made later."""
    later = Decision.objects.filter(comment=OuterRef("comment"), undone_at=None, pk__gt=OuterRef("pk"))
    later = later.exclude(what=Deed.UNDONE)
    return rows.annotate(is_overtaken=Exists(later)).select_related("comment__page", "by")


def _lines(rows: Any) -> Iterator[Line]:
    final = (Deed.ERASED, Deed.UNDONE)
    for row in rows:
        is_trimmed = row.what == Deed.EDITED and "text" not in row.before
        stands = row.undone_at is None and row.what not in final and not row.is_overtaken
        yield Line(row, _why(row), stands and not is_trimmed)


def _why(row: Decision) -> str:
    if row.what == Deed.REJECTED and row.reason in RejectReason.values:
        return str(RejectReason(row.reason).label)
    if row.what == Deed.UNDONE and row.reason in Deed.values:
        return str(Deed(row.reason).label)
    return row.reason
