"""What an editor does to a document, as functions: document in, document out. They read nothing and keep nothing."""

from dataclasses import replace

from broadsheet.fronts import kinds
from broadsheet.fronts.document import MOST_PICKS, MOST_SLOTS, Document, Pick, Slot

END = 10_000  # a place past the last


class CannotEdit(Exception):
    """The slot or the story is not there any more, or there is no room; nothing was changed."""


def place(document: Document, pick: Pick, *, key: str, at: int = END) -> Document:
    """The story stands chosen in this slot before its `at`th pick (from 0), and nowhere else."""
    slot = _slot(document, key)
    kind = kinds.find(slot.kind)
    if kind is None or kind.content:
        raise CannotEdit
    old = next((n for n, one in enumerate(slot.picks) if one.story == pick.story), None)
    if old is not None and old < at:
        at -= 1
    kept = _known(document, pick.story) or pick
    document = without(document, pick.story)
    picks = list(_slot(document, key).picks)
    if len(picks) >= MOST_PICKS:
        raise CannotEdit
    picks.insert(max(0, min(at, len(picks))), kept)
    return document.with_slot(replace(_slot(document, key), picks=tuple(picks)))


def move(document: Document, story: int, *, key: str, to: str) -> Document:
    """to: "up", "down", "top", "bottom", or a place from 1."""
    slot = _slot(document, key)
    pick, here = slot.pick_of(story), [one.story for one in slot.picks]
    if pick is None:
        raise CannotEdit
    now, last = here.index(story), len(here) - 1
    places = {"up": now - 1, "down": now + 1, "top": 0, "bottom": last}
    wanted = places.get(to, int(to) - 1 if to.isascii() and to.isdigit() and len(to) < 4 else now)
    picks = [one for one in slot.picks if one.story != story]
    picks.insert(max(0, min(wanted, last)), pick)
    return document.with_slot(replace(slot, picks=tuple(picks)))


def without(document: Document, story: int) -> Document:
    """The story is chosen nowhere; a rule may still find it."""
    for slot in document.slots:
        if slot.pick_of(story):
            picks = tuple(pick for pick in slot.picks if pick.story != story)
            document = document.with_slot(replace(slot, picks=picks))
    return document


def change_pick(document: Document, pick: Pick, *, key: str) -> Document:
    slot = _slot(document, key)
    if slot.pick_of(pick.story) is None:
        raise CannotEdit
    picks = tuple(pick if one.story == pick.story else one for one in slot.picks)
    return document.with_slot(replace(slot, picks=picks))


def change_slot(document: Document, slot: Slot) -> Document:
    _slot(document, slot.key)
    return document.with_slot(slot)


def add_slot(document: Document, slot: Slot) -> Document:
    """At the end; its key gets a number if it is taken."""
    kind = kinds.find(slot.kind)
    is_there = any(other.kind == slot.kind for other in document.slots)
    if kind is None or len(document.slots) >= MOST_SLOTS or (is_there and not kind.is_repeatable):
        raise CannotEdit
    number, key = 1, slot.key
    while document.slot(key):
        number, key = number + 1, f"{slot.key}-{number + 1}"
    return replace(document, slots=(*document.slots, replace(slot, key=key)))


def remove_slot(document: Document, key: str) -> Document:
    _slot(document, key)
    return replace(document, slots=tuple(slot for slot in document.slots if slot.key != key))


def move_slot(document: Document, key: str, *, to: str) -> Document:
    """to: "up" or "down", past the slots of the same place on the page."""
    slots = list(document.slots)
    here = slots.index(_slot(document, key))
    step = -1 if to == "up" else 1
    there = here + step
    while 0 <= there < len(slots) and _place_of(slots[there]) != _place_of(slots[here]):
        there += step
    if 0 <= there < len(slots):
        slots.insert(there, slots.pop(here))
    return replace(document, slots=tuple(slots))


def _slot(document: Document, key: str) -> Slot:
    slot = document.slot(key)
    if slot is None:
        raise CannotEdit
    return slot


def _known(document: Document, story: int) -> Pick | None:
    return next((pick for pick in document.picks if pick.story == story), None)


def _place_of(slot: Slot) -> str:
    kind = kinds.find(slot.kind)
    return kind.place if kind else kinds.ROW
