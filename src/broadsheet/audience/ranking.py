"""The lists of what is most viewed, drawn from the tally; readers' pages change only where an order has changed."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from broadsheet.audience import places, tally, totals
from broadsheet.audience.models import Ranking
from broadsheet.audience.tally import Place, Window
from broadsheet.editions.models import Edition
from broadsheet.pages import querysets
from broadsheet.pages.shown import MENU_DEPTH

KEPT = 20  # in a list: some may leave print before it is drawn again
DEALT = 3 * KEPT  # asked for at once
DEEPEST = 1000  # places that are looked through for KEPT pages which readers may see

Key = tuple[Edition, int, Window]


def renew(hour: int) -> int:
    """Draw all rankings as they are in the running hour. Returns how many have changed."""
    with tally.writing() as db:
        tally.advance(db, hour)
    drawn = {key: _Drawn(*key) for key in _keys()}
    while behind := [one for one in drawn.values() if not one.is_full]:
        known = places.find({page for one in behind for page in one.ask()})
        moved: dict[int, Place] = {}
        for one in behind:
            moved |= one.take(known)
        if moved:
            with tally.writing() as db:
                tally.move(db, moved)
    return _keep({key: one.pages for key, one in drawn.items()})


def _keys() -> Iterable[Key]:
    """Each edition as a whole, and each page right below its front page, in each window."""
    for edition in Edition.objects.select_related("locale"):
        rows = querysets.any_page().live().public().filter(depth=MENU_DEPTH, locale=edition.locale_id)
        for section in (0, *rows.order_by("pk").values_list("pk", flat=True)):
            for window in Window:
                yield edition, section, window


class _Drawn:
    """A list that is being drawn, in as many looks as it takes to fill it."""

    def __init__(self, edition: Edition, section: int, window: Window) -> None:
        self.edition, self.section, self.window = edition, section, window
        self.pages: list[int] = []
        self.asked: list[int] = []
        self.deep, self.is_full = 0, False

    def ask(self) -> Sequence[int]:
        rows = totals.top(self.window, self.edition.locale_id, self.section, limit=DEALT, after=self.deep)
        self.asked = [page for page, _views in rows]
        return self.asked

    def take(self, known: dict[int, Place]) -> dict[int, Place]:
        """Take those that may stand here. Returns those that stand elsewhere now."""
        moved: dict[int, Place] = {}
        for page in self.asked:
            place = known.get(page)
            if place and place.locale == self.edition.locale_id and self.section in (0, place.section):
                self.pages.append(page)
            elif place:
                moved[page] = place
        self.deep += len(self.asked)
        self.is_full = len(self.pages) >= KEPT or len(self.asked) < DEALT or self.deep >= DEEPEST
        del self.pages[KEPT:]
        return moved


def _keep(drawn: dict[Key, list[int]]) -> int:
    now, changed = timezone.now(), 0
    with transaction.atomic():
        known = {(row.edition_id, row.section, row.window): row for row in Ranking.objects.all()}
        for (edition, section, window), pages in drawn.items():
            row = known.pop((edition.pk, section, window.value), None)
            if row is None:
                row = Ranking(edition=edition, section=section, window=window)
            if row.pages != pages:
                row.pages, row.changed_at = pages, now
                row.save()
                changed += 1
        for row in known.values():  # of sections that are no more
            row.delete()
    return changed
