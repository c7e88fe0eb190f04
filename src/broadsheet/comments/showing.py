"""Pages of comments: the fifties behind a story, the form by itself, and sentences in answer to a deed."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from wagtail.models import Page

from broadsheet.comments import cards, closing, feeds
from broadsheet.comments.forms import CommentForm
from broadsheet.comments.models import Comment, Discussion
from broadsheet.editions import wording
from broadsheet.editions.models import Edition
from broadsheet.lib import digits
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Head

Place = tuple[
    int, str, datetime | None
]  # of a story in print: its number, its decoded address, when it was printed


def behind(request: HttpRequest, place: Place, headline: str, which: int | str, at: datetime) -> HttpResponse:
    """What routing.route found below a story: one of its fifties, or a feed."""
    page_id, url, printed_at = place
    edition: Edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    if isinstance(which, str):
        return feeds.answer(page_id, url, headline, edition, which)
    talk = cards.nth(page_id, url, printed_at, edition, at, which)
    if talk is None:
        raise Http404
    number = digits.localise(str(which), wording.digits(edition))
    title = gettext("Comments on “%(headline)s”, page %(number)s") % {"headline": headline, "number": number}
    head = Head(title, title, absolute(f"{url}comments/{which}/"), is_indexed=False)
    return render(request, "comments/comments.html", {"talk": talk, "headline": headline, "head": head})


def write(
    request: HttpRequest, page: Page, *, form: CommentForm, at: datetime, status: int = 200, why: str = ""
) -> HttpResponse:
    """The form by itself. why: a sentence about what kept the comment from being taken; what was written is kept."""
    parent = _parent(page, form)
    standing = closing.standing(
        page.first_published_at,
        closing.rules_of(request.edition),  # type: ignore[attr-defined]  # set by speaking
        Discussion.objects.filter(pk=page.pk).first(),
        at,
    )
    title = gettext("Your comment on “%(headline)s”") % {"headline": page.title}
    context = {
        "page": page, "form": form, "why": why, "parent": parent, "standing": standing,
        "head": Head(title, title, absolute(page.address), is_indexed=False),
    }  # fmt: skip
    return unkept(render(request, "comments/write.html", context, status=status))


def say(request: HttpRequest, page: Page, title: str, words: str, *, status: int = 200) -> HttpResponse:
    """A sentence, and the way back to the story."""
    head = Head(title, title, absolute(page.address), is_indexed=False)
    context = {"page": page, "title": title, "words": words, "head": head}
    return unkept(render(request, "comments/said.html", context, status=status))


def about(
    request: HttpRequest, template: str, comment: Comment, page: Page, title: str, **more: Any
) -> HttpResponse:
    """A page about one comment."""
    head = Head(title, title, absolute(page.address), is_indexed=False)
    status = more.pop("status", 200)
    context = {"page": page, "comment": cards.card_of(comment), "head": head, **more}
    return unkept(render(request, template, context, status=status))


def unkept(response: HttpResponse) -> HttpResponse:
    """For one reader: kept by nobody, found by no search engine."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _parent(page: Page, form: CommentForm) -> cards.CommentCard | None:
    """The comment that is answered, if it is one that readers see."""
    number = str(form["parent"].value() or "")
    found = cards.find(int(number)) if number.isascii() and number.isdigit() and len(number) < 19 else None
    return cards.card_of(found) if found and found.page_id == page.pk else None
