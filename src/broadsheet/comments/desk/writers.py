"""One writer, known by a keyed hash: all comments, everything kept as a file, everything erased in two steps."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from broadsheet.comments import actions, exports
from broadsheet.comments.desk import answers, cards, doors, paging, piles, words
from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.models import Ban
from broadsheet.comments.querysets import CommentQuerySet

FILES = {"json": ("application/json", exports.as_json), "csv": ("text/csv; charset=utf-8", exports.as_csv)}


@require_safe
def writer(request: HttpRequest, key: str) -> HttpResponse:
    scope, at = doors.ask(request), timezone.now()
    rows = _rows_or_404(scope, key)
    found = paging.stretch(
        rows.select_related(*cards.KNOWN), moment="posted_at", after=request.GET.get("after", ""), size=piles.PAGE,
        is_newest_first=True,
    )  # fmt: skip
    context = {
        "key": key,
        "cards": cards.cards(found.rows, scope, at),
        "sum": words.history(*_counts(rows)),
        "banned": Ban.objects.filter(writer=key).in_force(at).first(),
        "after": found.after,
        "back": reverse("moderation_writer", args=[key]),
        "may_export": not scope.is_limited,
        "may_erase": not scope.is_limited and request.user.has_perm(doors.ERASE),
        "page_title": _("One writer’s comments"),
        **answers.what_is_allowed(request.user),
    }
    return render(request, "comments/desk/writer.html", context)


@require_safe
def export(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """A file with everything that is kept, of all sections."""
    doors.ask_for_all(request, doors.MODERATE)
    if kind not in FILES:
        raise Http404
    mime, write = FILES[kind]
    _rows_or_404(Scope(), key)
    name = f'attachment; filename="writer-{key[:12]}.{kind}"'
    facts = {"Content-Disposition": name, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return HttpResponse(write(exports.of_writer(key)), content_type=mime, headers=facts)


def erase(request: HttpRequest, key: str) -> HttpResponse:
    """First what would be erased, then, by a second button, the deed."""
    doors.ask_for_all(request, doors.ERASE)
    rows = _rows_or_404(Scope(), key)
    if request.method != "POST":
        back = reverse("moderation_writer", args=[key])
        context = {"count": rows.count(), "back": back, "page_title": _("Erase all of this writer")}
        return render(request, "comments/desk/erase.html", context)
    done = actions.erase_all(comments=rows, by=request.user, at=timezone.now())
    text = ngettext("%(count)s comment is erased for good.", "%(count)s comments are erased for good.", done)
    messages.success(request, text % {"count": words.amount(done)})
    return redirect("moderation")


def _rows_or_404(scope: Scope, key: str) -> CommentQuerySet:
    rows = scope.comments().by_writer(key)
    if not rows.exists():
        raise Http404
    return rows


def _counts(rows: CommentQuerySet) -> tuple[dict[str, int], datetime | None]:
    first_at = rows.order_by("posted_at").values_list("posted_at", flat=True).first()
    return rows.counted_by_status(), first_at
