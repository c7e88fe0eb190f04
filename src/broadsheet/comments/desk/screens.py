"""The desk's screens of comments: the queue, one comment by itself, and erasing it in two steps."""

from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from broadsheet.comments import actions
from broadsheet.comments.desk import answers, cards, doors, forms, paging, piles
from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.models import RejectReason


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """tab: the pile's name. after: where the stretch of comments begins, as the one before it said."""
    scope, at = doors.ask(request), timezone.now()
    tabs = piles.tabs(scope, at)
    pile = piles.PILES.get(request.GET.get("tab", "")) or piles.first_to_do(tabs)
    asked = {name: value for name, value in request.GET.items() if name not in ("tab", "after")}
    search = forms.SearchForm(asked or None, scope=scope)
    found = _found(request, pile, scope, search)
    here = {"tab": pile.name, **(asked if pile.is_archive else {})}
    context = {
        "tabs": tabs,
        "pile": pile,
        "cards": cards.cards(found.rows, scope, at),
        "search": search,
        "back": f"{reverse('moderation')}?{urlencode(here)}",
        "more": f"{reverse('moderation')}?{urlencode({**here, 'after': found.after})}" if found.after else "",
        "is_beginning": "after" not in request.GET,
        "reasons": RejectReason.choices,
        "page_title": _("Comments"),
        **links(request.user, scope),
        **answers.what_is_allowed(request.user),
    }
    return render(request, "comments/desk/queue.html", context)


def _found(request: HttpRequest, pile: piles.Pile, scope: Scope, search: forms.SearchForm) -> paging.Stretch:
    rows = pile.rows(scope).select_related(*cards.KNOWN)
    if pile.is_archive and search.is_bound:
        rows = search.of(rows)
    return paging.stretch(
        rows, moment="posted_at", after=request.GET.get("after", ""), size=piles.PAGE,
        is_newest_first=pile.is_archive,
    )  # fmt: skip


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    scope = doors.ask(request)
    comment = scope.comments().filter(pk=pk).first()
    if comment is None:
        raise Http404
    return answers.one(request, scope, comment)


def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """First what would be erased, then, by a second button, the deed."""
    scope = doors.ask(request, doors.ERASE)
    here = reverse("moderation_comment", args=[pk])
    with transaction.atomic():
        comment = doors.comment_or_404(scope, pk)
        if request.method != "POST":
            context = {"count": 1, "back": here, "page_title": _("Erase this comment")}
            return render(request, "comments/desk/erase.html", context)
        done = actions.erase_all(comments=[comment], by=request.user, at=timezone.now())
    said = _("The comment is erased for good.") if done else _("The comment was erased before.")
    messages.success(request, said)
    return redirect(here)


def links(user: Any, scope: Scope) -> dict[str, bool]:
    """Which other screens of the desk the user may open."""
    return {
        "may_see_bans": user.has_perm(doors.SEE_BANS),
        "may_rule": user.has_perm(doors.RULES) and not scope.is_limited,
        "may_limit": user.has_perm(doors.SECTIONS) and not scope.is_limited,
    }
