"""The screens of the desk: all fronts, one front's board, its slots and stories, its launches, its preview."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from broadsheet.articles.models import Article, SectionPage
from broadsheet.editions.models import Edition
from broadsheet.fronts import actions, cards, edits, kinds, standing
from broadsheet.fronts import document as documents
from broadsheet.fronts.desk import board, doors, words
from broadsheet.fronts.desk.forms import SearchForm
from broadsheet.fronts.desk.slot_forms import HeadingForm, NoticeForm, PickForm, SlotForm
from broadsheet.fronts.document import Document, Slot
from broadsheet.fronts.models import Draft, Front, Launch

FOUND = 20  # stories on the clipboard at once
AT_ONCE = timedelta(minutes=15)  # another editor's change is told for so long
HISTORY = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    fronts = [
        (edition, [(page, _launched(page)) for page in pages], cards.banner(edition))
        for edition, pages in doors.fronts_of(request.user)
    ]
    return render(request, "fronts/desk/index.html", {"fronts": fronts, "page_title": _("Fronts")})


def _launched(page: Front) -> Launch | None:
    return Launch.objects.filter(page_id=page.pk).select_related("launched_by").newest_first().first()


@require_safe
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """hand, in the query: the story that is in hand, for which each slot offers a place."""
    page = doors.front_or_404(request, pk)
    edition, draft = doors.edition_of(page), actions.draft_of(page)
    document = documents.read(draft.document)
    made = board.board(page, edition, document, standing.document_of(page))
    hand = request.GET.get("hand", "")
    search = SearchForm(request.GET or None, edition=edition)
    context = {
        "front": page,
        "edition": edition,
        "draft": draft,
        "board": made,
        "count": board.count_of(made),
        "kinds": _offered(page, document),
        "held": board.held_lines(documents.read_picks(draft.held)),
        "search": search,
        "found": _found(search, edition),
        "hand": _in_hand(hand, edition),
        "newest": _launched(page),
        "other": _other(draft, request.user),
        "may_launch": doors.may(request.user, doors.LAUNCH, page),
        "may_banner": doors.may(request.user, doors.BANNER, page),
        "page_title": _("Front: %(page)s") % {"page": page.title},
    }
    return render(request, "fronts/desk/desk.html", context)


def _offered(page: Front, document: Document) -> list[kinds.SlotKind]:
    there = {slot.kind for slot in document.slots}
    offered = kinds.offered(on_section=isinstance(page, SectionPage))
    return [kind for kind in offered if kind.is_repeatable or kind.name not in there]


def _other(draft: Draft, user: Any) -> str:
    """Another editor who has just changed the draft."""
    is_other = draft.pk and draft.changed_by and draft.changed_by != user
    if not is_other or timezone.now() - draft.changed_at > AT_ONCE:
        return ""
    return str(draft.changed_by)


def _in_hand(typed: str, edition: Edition) -> Article | None:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        return None
    return Article.objects.in_edition(edition).filter(pk=int(typed)).first()


def _found(search: SearchForm, edition: Edition) -> list[Article]:
    """Stories in print or scheduled; the newest, or those that have the words."""
    rows = Article.objects.in_edition(edition).filter(withdrawn_at=None)
    rows = rows.filter(Q(live=True) | Q(go_live_at__isnull=False)).select_related("section")
    said = search.cleaned_data if search.is_valid() else {}
    if said.get("section"):
        rows = rows.filter(section=said["section"])
    if said.get("kind"):
        rows = rows.filter(kind=said["kind"])
    if said.get("q"):
        return list(rows.search(said["q"])[:FOUND])
    coming = rows.filter(live=False).order_by("go_live_at")[: FOUND // 4]
    return [*coming, *rows.filter(live=True).newest_first()[:FOUND]]


# --- one slot, one story ---------------------------------------------------------------------------------


def slot(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    page, document, place = _place(request, pk, key)
    form = _slot_form(request, place, doors.edition_of(page))
    if request.method == "POST" and form.is_valid():
        document = edits.change_slot(document, form.changed(place))  # type: ignore[attr-defined]
        return _keep(request, page, document, key)
    title = _("Slot “%(slot)s”") % {"slot": place.heading or words.label(place)}
    return _form(request, page, form, title, key)


def _slot_form(request: HttpRequest, place: Slot, edition: Edition) -> forms.Form:
    said = request.POST if request.method == "POST" else None
    kind = kinds.find(place.kind)
    if kind is None:
        raise Http404
    if kind.name == "notice":
        return NoticeForm(said, initial=NoticeForm.initial_of(place))
    if kind.content:
        return HeadingForm(said, initial=HeadingForm.initial_of(place))
    return SlotForm(said, initial=SlotForm.initial_of(place), slot=place, edition=edition)


def story(request: HttpRequest, pk: int, key: str, story_pk: int) -> HttpResponse:
    """How a chosen story stands in its slot."""
    page, document, place = _place(request, pk, key)
    pick = place.pick_of(story_pk)
    article = Article.objects.filter(pk=story_pk).first()
    if pick is None or article is None:
        raise Http404
    form = PickForm(request.POST if request.method == "POST" else None, initial=asdict(pick))
    if request.method == "POST" and form.is_valid():
        return _keep(request, page, edits.change_pick(document, form.pick(story_pk), key=key), key)
    return _form(request, page, form, article.card_headline, key)


def _place(request: HttpRequest, pk: int, key: str) -> tuple[Front, Document, Slot]:
    page = doors.front_or_404(request, pk)
    document = documents.read(actions.draft_of(page).document)
    place = document.slot(key)
    if place is None:
        raise Http404
    return page, document, place


def _keep(request: HttpRequest, page: Front, document: Document, key: str) -> HttpResponse:
    actions.change_draft(page=page, document=document, by=request.user, at=timezone.now())
    messages.success(request, _("The draft is changed. Readers see it when it is launched."))
    return redirect(f"{reverse('front_desk', args=[page.pk])}#slot-{key}")


def _form(request: HttpRequest, page: Front, form: forms.Form, title: str, key: str) -> HttpResponse:
    context = {"front": page, "form": form, "page_title": title, "key": key}
    return render(request, "fronts/desk/form.html", context, status=422 if form.errors else 200)


# --- launches --------------------------------------------------------------------------------------------


@require_safe
def launches(request: HttpRequest, pk: int) -> HttpResponse:
    page = doors.front_or_404(request, pk)
    rows = Launch.objects.filter(page_id=page.pk).select_related("launched_by", "again").newest_first()
    context = {
        "front": page,
        "launches": list(_numbered(rows[:HISTORY])),
        "may_launch": doors.may(request.user, doors.LAUNCH, page),
        "page_title": _("Launches: %(page)s") % {"page": page.title},
    }
    return render(request, "fronts/desk/launches.html", context)


def _numbered(rows: Any) -> Iterator[tuple[Launch, list[str]]]:
    """Each with the headlines chosen in it."""
    for row in rows:
        ids = [pick.story for pick in documents.read(row.document).picks]
        found = Article.objects.in_bulk(ids[:6])
        yield row, [found[pk].card_headline for pk in ids[:6] if pk in found]
