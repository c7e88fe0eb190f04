"""The draft as readers would see it at a later minute, with what is scheduled until then."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from broadsheet.delivery.depends import never_store
from broadsheet.editions.middleware import published
from broadsheet.editions.models import Edition
from broadsheet.fronts import actions, cards, showing
from broadsheet.fronts import document as documents
from broadsheet.fronts.desk import doors, words
from broadsheet.fronts.desk.forms import MinuteForm
from broadsheet.fronts.document import Document, Notice, Pick
from broadsheet.fronts.models import Front, FrontPage
from broadsheet.fronts.shelf import Foreseen, Shelf


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page in a frame, and above it what happens until its minute."""
    page = doors.front_or_404(request, pk)
    now = timezone.localtime()
    form = MinuteForm(request.GET if "at" in request.GET else None, initial={"at": now})
    at = form.cleaned_data["at"] if form.is_valid() else now
    document = documents.read(actions.draft_of(page).document)
    context = {
        "front": page,
        "form": form,
        "at": f"{timezone.localtime(at):%Y-%m-%dT%H:%M}",
        "until_then": _until(document, _shelf(page, at), at),
        "page_title": _("Preview: %(page)s") % {"page": page.title},
    }
    return render(request, "fronts/desk/preview.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    never_store()
    front = doors.front_or_404(request, pk)
    form = MinuteForm(request.GET)
    at = form.cleaned_data["at"] if form.is_valid() else timezone.now()
    shelf = _shelf(front, at)
    edition, document = shelf.edition, documents.read(actions.draft_of(front).document)
    _as_reader(request, edition)
    with translation.override(edition.language_code), timezone.override(edition.zone):
        answer = showing.show(request, front, cards.compose(document, shelf, at))
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _as_reader(request: HttpRequest, edition: Edition) -> None:
    """What EditionByPath says of readers' requests."""
    editions = published()
    request.edition, request.LANGUAGE_CODE = edition, edition.language_code  # type: ignore[attr-defined]
    request.editions = editions or [edition]  # type: ignore[attr-defined]
    request.is_demo = any(row.is_demonstration for row in editions)  # type: ignore[attr-defined]


def _shelf(page: Front, at: datetime) -> Shelf:
    section = None if isinstance(page, FrontPage) else page
    edition = doors.edition_of(page)
    return Foreseen(edition, section, at) if at > timezone.now() else Shelf(edition, section)


def _until(document: Document, shelf: Shelf, at: datetime) -> list[tuple[datetime, str]]:
    """What begins and ends from now to that minute: stories of the edition, and what is timed in the draft."""
    now = timezone.now()
    said: list[tuple[datetime, str]] = []
    if isinstance(shelf, Foreseen):
        for story in shelf.coming.values():
            if story.go_live_at:
                said.append((story.go_live_at, _("“%(story)s” is printed.") % {"story": story.title}))
    for slot in document.slots:
        name = slot.heading or words.label(slot)
        timed: list[Pick | Notice] = [*slot.picks, slot.notice]
        for one in timed:
            if one.begins_at and now < one.begins_at <= at:
                said.append((one.begins_at, _("%(slot)s: something begins.") % {"slot": name}))
            if one.ends_at and now < one.ends_at <= at:
                said.append((one.ends_at, _("%(slot)s: something ends.") % {"slot": name}))
    return sorted(said)
