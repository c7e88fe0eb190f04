"""Who is kept out, until when, and the end of it. Bans are made from a comment."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from broadsheet.comments import actions
from broadsheet.comments.desk import doors, paging
from broadsheet.comments.models import Ban

PAGE = 50


@require_safe
def bans(request: HttpRequest) -> HttpResponse:
    doors.ask(request, doors.SEE_BANS)
    rows = Ban.objects.in_force(timezone.now()).select_related("made_by")
    found = paging.stretch(
        rows, moment="made_at", after=request.GET.get("after", ""), size=PAGE, is_newest_first=True
    )
    context = {
        "bans": found.rows,
        "after": found.after,
        "may_end": request.user.has_perm(doors.END_BAN),
        "page_title": _("Bans"),
    }
    return render(request, "comments/desk/bans.html", context)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    doors.ask(request, doors.END_BAN)
    ban = Ban.objects.filter(pk=pk).first()
    if ban is None:
        raise Http404
    actions.end_ban(ban=ban, by=request.user, at=timezone.now())
    messages.success(request, _("The ban has ended."))
    return redirect("moderation_bans")
