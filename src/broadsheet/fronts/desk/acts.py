"""Acts at the desk: each is one POST that changes the draft; the board comes back and says what was done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from broadsheet.articles.models import Article, SectionPage
from broadsheet.fronts import actions, edits, kinds, standing
from broadsheet.fronts import document as documents
from broadsheet.fronts.desk import doors, words
from broadsheet.fronts.desk.forms import MOVES, ActForm
from broadsheet.fronts.document import Document, Pick
from broadsheet.fronts.models import Front


@dataclass
class Desk:
    """The draft while an act changes it. said: the form's values; held: the clipboard; words: what was done."""

    page: Front
    document: Document
    held: list[Pick]
    said: dict[str, Any]
    anchor: str = ""

    @property
    def story(self) -> int:
        return self.said["story"] or 0

    @property
    def slot(self) -> str:
        return str(self.said["slot"])

    @property
    def name(self) -> str:
        """The story's headline, for the words."""
        article = Article.objects.filter(pk=self.story, locale_id=self.page.locale_id).first()
        if article is None:
            raise edits.CannotEdit
        return article.card_headline

    @property
    def where(self) -> str:
        slot = self.document.slot(self.slot)
        return (slot.heading or words.label(slot)) if slot else ""


def place(desk: Desk) -> str:
    """A story comes into a slot: before the one at `place`, or as the last of those chosen."""
    name, held = desk.name, next((pick for pick in desk.held if pick.story == desk.story), None)
    at = desk.said["place"] - 1 if desk.said["place"] else edits.END
    desk.document = edits.place(desk.document, held or Pick(desk.story), key=desk.slot, at=at)
    desk.held = [pick for pick in desk.held if pick.story != desk.story]
    return _said(desk, name)


def move(desk: Desk, to: str) -> str:
    desk.document = edits.move(desk.document, desk.story, key=desk.slot, to=to)
    return _said(desk, desk.name)


def move_to(desk: Desk) -> str:
    return move(desk, str(desk.said["place"] or 1))


def _said(desk: Desk, name: str) -> str:
    slot = desk.document.slot(desk.slot)
    here = [pick.story for pick in slot.picks] if slot else []
    text = _("“%(story)s” stands in “%(slot)s”, at place %(place)s of %(count)s.")
    return text % {
        "story": name, "slot": desk.where, "place": here.index(desk.story) + 1, "count": len(here),
    }  # fmt: skip


def cut(desk: Desk) -> str:
    """Off the page, onto the clipboard, with its own headline and times."""
    name, pick = desk.name, next((one for one in desk.document.picks if one.story == desk.story), None)
    desk.document = edits.without(desk.document, desk.story)
    desk.held = [pick or Pick(desk.story), *(one for one in desk.held if one.story != desk.story)]
    return _("“%(story)s” is on the clipboard.") % {"story": name}


def remove(desk: Desk) -> str:
    desk.document = edits.without(desk.document, desk.story)
    desk.held = [pick for pick in desk.held if pick.story != desk.story]
    return _("The story is taken off.")


def add_slot(desk: Desk) -> str:
    try:
        slot = standing.new_slot(str(desk.said["kind"]))
    except KeyError:
        raise edits.CannotEdit from None
    if slot.kind not in {kind.name for kind in kinds.offered(on_section=isinstance(desk.page, SectionPage))}:
        raise edits.CannotEdit
    desk.document = edits.add_slot(desk.document, slot)
    desk.anchor = f"slot-{desk.document.slots[-1].key}"
    return _("The slot “%(slot)s” is at the end of the page.") % {"slot": words.label(slot)}


def remove_slot(desk: Desk) -> str:
    """What was chosen in it goes onto the clipboard."""
    where, slot = desk.where, desk.document.slot(desk.slot)
    desk.document = edits.remove_slot(desk.document, desk.slot)
    desk.held = [*(slot.picks if slot else ()), *desk.held]
    return _("The slot “%(slot)s” is taken off; its stories are on the clipboard.") % {"slot": where}


def move_slot(desk: Desk, to: str) -> str:
    desk.document = edits.move_slot(desk.document, desk.slot, to=to)
    text = (
        _("The slot “%(slot)s” stands one place higher.")
        if to == "up"
        else _("The slot “%(slot)s” stands one place lower.")
    )
    return text % {"slot": desk.where}


ACTS: dict[str, Callable[[Desk], str]] = {
    "place": place,
    "to": move_to,
    "cut": cut,
    "remove": remove,
    "add-slot": add_slot,
    "remove-slot": remove_slot,
    "slot-up": partial(move_slot, to="up"),
    "slot-down": partial(move_slot, to="down"),
    **{to: partial(move, to=to) for to in MOVES},
}


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    page = doors.front_or_404(request, pk)
    form, deed = ActForm(request.POST), ACTS.get(request.POST.get("do", ""))
    if deed is None or not form.is_valid():
        messages.error(request, _("Nobody can read what was sent. Nothing was changed."))
        return redirect("front_desk", page.pk)
    draft = actions.draft_of(page)
    desk = Desk(
        page, documents.read(draft.document), list(documents.read_picks(draft.held)), form.cleaned_data
    )
    try:
        said = deed(desk)
    except edits.CannotEdit:
        messages.error(request, _("The slot or the story is not there any more, or there is no room."))
        return redirect("front_desk", page.pk)
    actions.change_draft(
        page=page, document=desk.document, held=desk.held, by=request.user, at=timezone.now()
    )
    messages.success(request, said)
    return redirect(f"{reverse('front_desk', args=[page.pk])}{_anchor(desk)}")


def _anchor(desk: Desk) -> str:
    anchor = desk.anchor or (f"slot-{desk.slot}" if desk.document.slot(desk.slot) else "")
    return f"#{anchor}" if anchor else ""


# --- the whole draft -------------------------------------------------------------------------------------


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    page = doors.front_or_404(request, pk)
    actions.discard_draft(page=page, by=request.user, at=timezone.now())
    messages.success(request, _("The draft is again what readers see."))
    return redirect("front_desk", page.pk)


@require_POST
def launch(request: HttpRequest, pk: int) -> HttpResponse:
    page = doors.front_or_404(request, pk, doors.LAUNCH)
    form = ActForm(request.POST)
    version = request.POST.get("version", "")
    is_number = version.isascii() and version.isdigit() and len(version) < 10
    try:
        seen = int(version) if is_number and form.is_valid() else -1
        actions.launch(page=page, version=seen, by=request.user, at=timezone.now())
    except actions.ChangedMeanwhile:
        messages.error(
            request, _("The draft has changed since you looked at it. Look again, then launch. Readers see no change.")
        )  # fmt: skip
    else:
        messages.success(request, _("Launched. Readers see it now."))
    return redirect("front_desk", page.pk)


@require_POST
def launch_again(request: HttpRequest, pk: int, launch_pk: int) -> HttpResponse:
    page = doors.front_or_404(request, pk, doors.LAUNCH)
    earlier = doors.launch_or_404(page, launch_pk)
    actions.launch_again(page=page, earlier=earlier, by=request.user, at=timezone.now())
    messages.success(request, _("The earlier front is launched again."))
    return redirect("front_desk", page.pk)
