"""Who moderates which sections."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from broadsheet.comments import actions
from broadsheet.comments.desk import doors
from broadsheet.comments.desk.forms import SectionsForm
from broadsheet.comments.querysets import moderators


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    doors.ask_for_all(request, doors.SECTIONS)
    context = {"people": _people(), "page_title": _("Moderators of comments")}
    return render(request, "comments/desk/moderators.html", context)


def sections(request: HttpRequest, pk: int) -> HttpResponse:
    """The sections of one moderator."""
    doors.ask_for_all(request, doors.SECTIONS)
    user = _people().filter(pk=pk).first()
    if user is None:
        raise Http404
    pages = [row.page_id for row in user.moderated_sections.all()]
    form = SectionsForm(request.POST if request.method == "POST" else None, initial={"sections": pages})
    if request.method == "POST" and form.is_valid():
        actions.limit(user=user, pages=form.cleaned_data["sections"], by=request.user, at=timezone.now())
        messages.success(request, _("Kept: %(name)s sees the comments of these sections.") % {"name": user})
        return redirect("moderation_moderators")
    context = {"moderator": user, "form": form, "page_title": _("Sections of a moderator")}
    return render(request, "comments/desk/moderator.html", context, status=422 if form.errors else 200)


def _people() -> QuerySet[Any]:
    return moderators(get_user_model()).prefetch_related("moderated_sections__page__locale")
