"""Which stories stand in which slot of a document: chosen ones first, in their order, then what its rule finds."""

from dataclasses import dataclass
from datetime import datetime

from broadsheet.delivery.depends import stale_at
from broadsheet.fronts import kinds
from broadsheet.fronts.document import Document, Pick, Slot
from broadsheet.fronts.shelf import Shelf


@dataclass(frozen=True)
class Filling:
    """A slot with the ids of its stories. picks: those of its picks that are shown, in their order."""

    slot: Slot
    picks: tuple[Pick, ...] = ()
    found: tuple[int, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        return (*(pick.story for pick in self.picks), *self.found)


def fill(document: Document, shelf: Shelf, at: datetime) -> list[Filling]:
    """Each slot of the document, in its order. No story stands twice.

    What is chosen anywhere is kept from the rules of all slots. A rule that finds fewer than its kind draws leaves
    them to the others, unless something is chosen beside them.
    """
    shelf.look_up(document)
    for moment in document.moments():
        if moment > at:
            stale_at(moment)
            break
    taken: set[int] = set()
    chosen = _chosen(document, shelf, at, taken)
    found: dict[str, tuple[int, ...]] = {}
    for slot in sorted(document.slots, key=_turn):
        found[slot.key] = _found(slot, shelf, taken, picks=len(chosen[slot.key]))
        taken.update(found[slot.key])
    return [Filling(slot, chosen[slot.key], found[slot.key]) for slot in document.slots]


def _chosen(document: Document, shelf: Shelf, at: datetime, taken: set[int]) -> dict[str, tuple[Pick, ...]]:
    standing = shelf.standing({pick.story for pick in document.picks if pick.is_in_force(at)})
    chosen: dict[str, tuple[Pick, ...]] = {}
    for slot in document.slots:
        shown: list[Pick] = []
        for pick in slot.picks if _holds_stories(slot) else ():
            is_shown = pick.is_in_force(at) and pick.story in standing and pick.story not in taken
            if is_shown and len(shown) < slot.count:
                shown.append(pick)
                taken.add(pick.story)
        chosen[slot.key] = tuple(shown)
    return chosen


def _found(slot: Slot, shelf: Shelf, taken: set[int], *, picks: int) -> tuple[int, ...]:
    kind = kinds.find(slot.kind)
    room = slot.count - picks
    if kind is None or kind.content or room < 1:
        return ()
    if kind.place == kinds.LEAD:
        return tuple(shelf.lead(slot.rule, taken))
    ids = shelf.newest(slot.rule, room, taken)
    return tuple(ids) if picks or len(ids) >= min(kind.least, slot.count) else ()


def _turn(slot: Slot) -> int:
    kind = kinds.find(slot.kind)
    return kind.turn if kind else 0


def _holds_stories(slot: Slot) -> bool:
    kind = kinds.find(slot.kind)
    return kind is not None and kind.content is None
