"""What an act is answered with: to the desk's script in parts, to a plain form with the place it came from."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages

from broadsheet.comments.desk import cards, doors, log
from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.models import Comment, Decision, Status


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def done(
    request: HttpRequest, scope: Scope, said: str, comment: Comment, decision: Decision | None = None
) -> HttpResponse:
    if is_script(request):
        undo = reverse("moderation_undo", args=[decision.pk]) if decision else ""
        facts = {"said": said, "undo": undo, "card": card_of(request, scope, comment)}
        return JsonResponse(facts)
    look = messages.button(reverse("moderation_comment", args=[comment.pk]), _("Look at it, or undo"))
    messages.success(request, said, buttons=[look])
    return redirect(back_to(request, comment))


def refused(
    request: HttpRequest, scope: Scope, said: str, comment: Comment, status: int = 422
) -> HttpResponse:
    """Nothing was done. The comment is shown as it is now, so that one may decide about that."""
    if is_script(request):
        facts = {"said": said, "card": card_of(request, scope, comment)}
        return JsonResponse(facts, status=status)
    messages.error(request, said)
    return one(request, scope, comment, status=status)


def one(request: HttpRequest, scope: Scope, comment: Comment, status: int = 200) -> HttpResponse:
    """A comment by itself, with what was decided about it."""
    lines = log.lines(Decision.objects.filter(comment=comment))
    context = {
        "cards": [cards.card(comment, scope, timezone.now())],
        "lines": list(lines),
        "back": back_to(request, comment, anchored=False),
        "page_title": _("Comment %(number)s") % {"number": comment.pk},
        "may_erase": comment.status != Status.ERASED and request.user.has_perm(doors.ERASE),
        **what_is_allowed(request.user),
    }
    return render(request, "comments/desk/one.html", context, status=status)


def card_of(request: HttpRequest, scope: Scope, comment: Comment) -> str:
    context = {
        "card": cards.card(comment, scope, timezone.now()),
        "back": back_to(request, comment, anchored=False),
        **what_is_allowed(request.user),
    }
    return render_to_string("comments/desk/card.html", context, request)


def what_is_allowed(user: Any) -> dict[str, bool]:
    """For templates: what is offered."""
    return {
        "sees_email": user.has_perm("comments.view_comment"),
        "may_ban": user.has_perm(doors.BAN),
        "may_see_log": user.has_perm(doors.SEE_LOG),
    }


def back_to(request: HttpRequest, comment: Comment | None = None, *, anchored: bool = True) -> str:
    """Where the moderator was, if that is a screen of the desk; at the comment that stood next."""
    desk = reverse("moderation")
    back = request.POST.get("back", "")[:2000]
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(desk)
    if not is_ours or "#" in back or any(ord(letter) < 33 for letter in back):
        back = desk
    then = request.POST.get("then", "")
    is_number = then.isascii() and then.isdigit() and then != "0" and len(then) < 17
    return f"{back}#comment-{then}" if anchored and is_number else back
