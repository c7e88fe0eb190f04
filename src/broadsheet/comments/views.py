"""What readers send about comments, and the few pages that answer. Decision 0016."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from broadsheet.accounts.addresses import client_address
from broadsheet.comments import (
    cards,
    closing,
    keys,
    limits,
    origins,
    places,
    posting,
    proofs,
    showing,
    speaking,
)
from broadsheet.comments.forms import CommentForm
from broadsheet.comments.models import Comment, Status
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate, Head

MOST_BYTES = 64 * 1024  # of a request; the longest comment takes half of it


@csrf_exempt  # stored pages carry no token: origins.py tells whose form it was
@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form by itself, for readers without script; and what is sent from it."""
    page = _page(page_id)
    with speaking.in_edition_of(page, request) as edition:
        if request.method == "POST":
            return _take(request, page, edition)
        form = CommentForm(initial={"parent": request.GET.get("to", "")})
        return showing.write(request, page, form=form, at=timezone.now())


@require_safe
def challenge(request: HttpRequest, page_id: int) -> HttpResponse:
    page, at = _page(page_id), timezone.now()
    try:
        limits.check(_network(request), limits.CHALLENGES)
    except limits.TooOften:
        return showing.unkept(JsonResponse({}, status=429))
    return showing.unkept(JsonResponse(proofs.challenge(page.pk, at)))


@require_safe
def comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """To where the comment stands now."""
    found, page = _comment(comment_id)
    where = cards.address_of(found, page.address)
    return showing.unkept(HttpResponseRedirect(_quoted(where)))


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """What is wanted here, and what happens with an address. Stored."""
    edition: Edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    depends_on(f"comment-rules:{edition.pk}")
    title = gettext("Comments: the rules, and your address")
    rows = request.editions  # type: ignore[attr-defined]  # the same
    alternates = tuple(
        Alternate(row.language_code, absolute(f"{row.prefix}-/comments/rules/")) for row in rows
    )
    head = Head(title, title, absolute(f"{edition.prefix}-/comments/rules/"), alternates=alternates)
    context = {"rules": closing.rules_of(edition), "head": head}
    return render(request, "comments/rules.html", context)


@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """How many comments the stories of the edition have: page → words for its card."""
    edition: Edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    response = JsonResponse(cards.counts(edition))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _take(request: HttpRequest, page: Page, edition: Edition) -> HttpResponse:
    """A comment that was sent: 303 to a sentence on the story, or the form again with what is wrong."""
    at, form = timezone.now(), CommentForm()
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        why = gettext("That is too long. A comment may have 5,000 characters.")
        return showing.write(request, page, form=form, at=at, status=413, why=why)
    form = CommentForm(request.POST)
    if origins.is_foreign(request):
        why = gettext("This was not sent from a page of this paper. If you wrote it, send it from here.")
        return showing.write(request, page, form=form, at=at, status=403, why=why)
    if not form.is_valid():
        return showing.write(request, page, form=form, at=at, status=422)
    try:
        limits.check_all()
        limits.check(_network(request), limits.POSTS)
        said = posting.post(
            page=page, edition=edition, words=_words(form), sender=_sender(request, page, form), at=at
        )
    except limits.TooOften as refused:
        why = gettext("Many comments have come from your connection in a short time. Try again in a minute.")
        answer = showing.write(request, page, form=form, at=at, status=429, why=why)
        answer.headers["Retry-After"] = str(refused.seconds)
        return answer
    except posting.Closed:
        why = gettext("No more comments are taken under this story.")
        return showing.write(request, page, form=form, at=at, status=409, why=why)
    except posting.NoSuchParent:
        why = gettext("The comment that you answer is not shown any more.")
        return showing.write(request, page, form=form, at=at, status=409, why=why)
    return _taken(request, page, said)


def _taken(request: HttpRequest, page: Page, said: Comment) -> HttpResponse:
    address: str = page.address
    is_shown = said.status == Status.APPROVED
    where = cards.address_of(said, address) if is_shown else f"{address}#comment-held"
    if "application/json" in request.headers.get("Accept", ""):
        told = {"is_shown": is_shown, "url": _quoted(where)}
        return showing.unkept(JsonResponse(told, status=201))
    return showing.unkept(HttpResponse(status=303, headers={"Location": _quoted(where)}))


def _words(form: CommentForm) -> posting.Words:
    said = form.cleaned_data
    return posting.Words(said["text"], said["name"], said["email"], said["parent"])


def _sender(request: HttpRequest, page: Page, form: CommentForm) -> posting.Sender:
    """What says nothing of where it is from has no script, whatever it hands in."""
    handed_in = "" if origins.is_silent(request) else form.cleaned_data["proof"]
    return posting.Sender(
        _network(request), proofs.check(handed_in, page.pk), is_trapped=bool(form.cleaned_data["subject"])
    )


def _network(request: HttpRequest) -> str:
    return keys.of_network(client_address(request))


def _page(page_id: int) -> Page:
    page = places.find(page_id)
    if page is None:
        raise Http404
    return page


def _comment(comment_id: int) -> tuple[Comment, Page]:
    found = cards.find(comment_id)
    if found is None:
        raise Http404
    return found, _page(found.page_id)


def _quoted(where: str) -> str:
    path, mark, place = where.partition("#")
    return quote(path) + mark + place
