"""Acts at the desk: each is one POST. Nothing that somebody else decided meanwhile is overwritten unasked."""

from collections.abc import Iterable

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from broadsheet.comments import actions
from broadsheet.comments.desk import answers, cards, deciding, doors, piles, words
from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.models import Comment

MOST_AT_ONCE = 4 * piles.PAGE


@require_POST
@transaction.atomic
def act(request: HttpRequest, pk: int) -> HttpResponse:
    scope = doors.ask(request)
    comment = doors.comment_or_404(scope, pk)
    if request.POST.get("seen") != cards.seen(comment):
        return answers.refused(request, scope, _meanwhile(comment), comment, status=409)
    try:
        decision, said = deciding.decide(
            comment, request.POST.get("do", ""), sent=request.POST, by=request.user, at=timezone.now()
        )
    except deciding.CannotDecide as why:
        return answers.refused(request, scope, str(why), comment)
    return answers.done(request, scope, said, comment, decision)


def _meanwhile(comment: Comment) -> str:
    text = _("Somebody else was faster: the comment is %(status)s now. Nothing of yours was changed or kept.")
    return text % {"status": comment.get_status_display()}


@require_POST
@transaction.atomic
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    scope = doors.ask(request)
    decision = doors.decision_or_404(scope, pk)
    try:
        comment = actions.undo(decision=decision, by=request.user, at=timezone.now())
    except actions.CannotUndo:
        said = _("This cannot be taken back: something else was decided since, or it is final.")
        return answers.refused(request, scope, said, decision.comment, status=409)
    return answers.done(request, scope, _("Taken back: the comment is as it was before."), comment)


@require_POST
@transaction.atomic
def bulk(request: HttpRequest) -> HttpResponse:
    """The same decision about all that are chosen. Those that others have decided about are left and named."""
    scope, deed = doors.ask(request), request.POST.get("do", "")
    chosen = dict(_chosen(request.POST.getlist("chosen")))
    name = deed.partition(":")[0]
    if not chosen or name not in deciding.IN_BULK:
        return _said(request, _("Choose comments first, then what is done with them."), [], is_error=True)
    done: list[int] = []
    left = 0
    for comment in scope.comments().select_for_update(of=("self",)).filter(pk__in=chosen):
        if chosen[comment.pk] != cards.seen(comment):
            left += 1
            continue
        try:
            deciding.decide(comment, deed, sent=request.POST, by=request.user, at=timezone.now())
        except deciding.CannotDecide as why:
            return _said(request, str(why), done, is_error=True)
        done.append(comment.pk)
    return _said(request, _sum(len(done), left), done, is_error=bool(left))


def _chosen(values: Iterable[str]) -> Iterable[tuple[int, str]]:
    for value in list(values)[:MOST_AT_ONCE]:
        number, _colon, seen = value.partition(":")
        if number.isascii() and number.isdigit() and len(number) < 17:
            yield int(number), seen


def _sum(done: int, left: int) -> str:
    text = ngettext("%(count)s comment decided.", "%(count)s comments decided.", done)
    said = text % {"count": words.amount(done)}
    if left:
        text = ngettext(
            "%(count)s is left: somebody else was faster.",
            "%(count)s are left: somebody else was faster.",
            left,
        )
        said = f"{said} {text % {'count': words.amount(left)}}"
    return said


def _said(request: HttpRequest, said: str, done: list[int], *, is_error: bool) -> HttpResponse:
    if answers.is_script(request):
        return JsonResponse({"said": said, "done": done}, status=200 if done or not is_error else 422)
    (messages.error if is_error else messages.success)(request, said)
    return redirect(answers.back_to(request))


@require_POST
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the comments of a story, or open them again."""
    scope: Scope = doors.ask(request)
    page = doors.page_or_404(scope, pk)
    if request.POST.get("do") == "close":
        actions.close(page=page, by=request.user, at=timezone.now())
        said = _("No more comments are taken under “%(story)s”.") % {"story": page.title}
    else:
        actions.reopen(page=page, by=request.user, at=timezone.now())
        said = _("Comments under “%(story)s” are open, as far as the rules of the edition allow.") % {
            "story": page.title
        }
    messages.success(request, said)
    return redirect(answers.back_to(request))
