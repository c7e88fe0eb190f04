"""What a writer does with the link that was mailed, and what readers report."""

from contextlib import suppress
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from broadsheet.accounts.addresses import client_address
from broadsheet.comments import (
    actions,
    cards,
    closing,
    keys,
    limits,
    origins,
    places,
    posting,
    showing,
    speaking,
)
from broadsheet.comments.forms import OwnForm, ReportForm
from broadsheet.comments.models import Comment, Status
from broadsheet.editions.models import Edition


@csrf_exempt  # the address is the token
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """A writer's own comment: other words, or none."""
    comment, page = _own(token)
    with speaking.in_edition_of(page, request) as edition:
        if comment.status == Status.ERASED:
            return _say(request, page, gettext("Your comment is erased"), status=410)
        if not _is_open(comment, edition):
            return _say(request, page, gettext("This link has expired"), status=410)
        if request.method != "POST":
            return _own_page(request, comment, page, OwnForm(initial={"text": comment.text}))
        if refusal := _refusal(request, page, limits.OWN):
            return refusal
        return _change(request, comment, page, edition)


@csrf_exempt  # the form stands on a page that is for everybody
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, comment_id: int) -> HttpResponse:
    """A reader tells the newsroom what is wrong with a comment."""
    comment = cards.find(comment_id)
    page = places.find(comment.page_id) if comment else None
    if comment is None or page is None:
        raise Http404
    with speaking.in_edition_of(page, request):
        form = ReportForm(request.POST if request.method == "POST" else None)
        if request.method != "POST" or not form.is_valid():
            return _report_page(request, comment, page, form)
        if refusal := _refusal(request, page, limits.REPORTS):
            return refusal
        network, at = keys.of_network(client_address(request)), timezone.now()
        with suppress(actions.ReportedBefore):  # the answer is the same: it was reported
            actions.report(comment=comment, network=network, at=at, **form.cleaned_data)
        sent = HttpResponse(status=303, headers={"Location": f"/-/comments/report/{comment.pk}/sent/"})
        return showing.unkept(sent)


@require_safe
def reported(request: HttpRequest, comment_id: int) -> HttpResponse:
    comment = cards.find(comment_id)
    page = places.find(comment.page_id) if comment else None
    if page is None:
        raise Http404
    with speaking.in_edition_of(page, request):
        words = gettext("An editor will look at the comment.")
        return _say(request, page, gettext("Thank you for telling us"), words)


def _own(token: str) -> tuple[Comment, Page]:
    comment = cards.of_token(token)
    page = places.find(comment.page_id) if comment else None
    if comment is None or page is None:
        raise Http404
    return comment, page


def _is_open(comment: Comment, edition: Edition) -> bool:
    return timezone.now() < comment.posted_at + timedelta(hours=closing.rules_of(edition).own_hours)


def _refusal(request: HttpRequest, page: Page, rates: tuple[limits.Rate, ...]) -> HttpResponse | None:
    """Of what another site sent, or what is sent too often."""
    if origins.is_foreign(request):
        return _say(request, page, gettext("This was not sent from a page of this paper"), status=403)
    try:
        limits.check(keys.of_network(client_address(request)), rates)
    except limits.TooOften as refused:
        answer = _say(
            request, page, gettext("Please wait a little"), gettext("Try again in a minute."), status=429
        )
        answer.headers["Retry-After"] = str(refused.seconds)
        return answer
    return None


def _change(request: HttpRequest, comment: Comment, page: Page, edition: Edition) -> HttpResponse:
    if "erase" in request.POST:
        actions.erase(comment=comment, by=None, at=timezone.now())
        return _say(request, page, gettext("Your comment is erased"))
    form = OwnForm(request.POST)
    if comment.status not in posting.CHANGEABLE or not form.is_valid():
        return _own_page(request, comment, page, form, status=422)
    posting.change(comment=comment, edition=edition, text=form.cleaned_data["text"], at=timezone.now())
    words = gettext("An editor reads it before it is shown.") if comment.status == Status.WAITING else ""
    return _say(request, page, gettext("Your comment is changed"), words)


def _own_page(
    request: HttpRequest, comment: Comment, page: Page, form: OwnForm, status: int = 200
) -> HttpResponse:
    title, can_change = gettext("Your comment"), comment.status in posting.CHANGEABLE
    return showing.about(
        request, "comments/own.html", comment, page, title, form=form, can_change=can_change, status=status
    )


def _report_page(request: HttpRequest, comment: Comment, page: Page, form: ReportForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return showing.about(
        request, "comments/report.html", comment, page, gettext("Report a comment"), form=form, status=status
    )


def _say(request: HttpRequest, page: Page, title: str, words: str = "", status: int = 200) -> HttpResponse:
    return showing.say(request, page, title, words, status=status)
