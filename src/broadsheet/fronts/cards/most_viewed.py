"""What readers read most: of an edition or one of its sections, in each window that has enough to show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from broadsheet.articles.models import SectionPage
from broadsheet.audience.cards import LEAST, SHOWN, ranked, ranked_of_sections
from broadsheet.audience.tally import Window
from broadsheet.editions.models import Edition
from broadsheet.fronts import kinds
from broadsheet.fronts.document import Slot
from broadsheet.fronts.shelf import Shelf
from broadsheet.pages.cards import Card

ADDRESS = "most-viewed/"
BRIEF = 5  # stories of a section's list beside others
Name = TypeVar("Name")


@dataclass(frozen=True)
class Chart:
    """One list. window: in ids and addresses; url: of its page. is_simulated: its readers are the demonstration's."""

    window: str
    label: str
    url: str
    cards: tuple[Card, ...]
    is_simulated: bool = False


@dataclass(frozen=True)
class SectionChart:
    """The list of a section, in one window."""

    title: str
    url: str
    cards: tuple[Card, ...]


def charts(shelf: Shelf, *, are_lines: bool = True) -> list[Chart]:
    """A chart for each window in which at least LEAST stories may be read. are_lines: cards without pictures."""
    edition, section = shelf.edition, shelf.section.pk if shelf.section else 0
    placed = _in_print(shelf, ranked(edition, section))
    dealt = shelf.deal({pk for ids in placed.values() for pk in ids}, are_lines=are_lines)
    return [
        Chart(
            window=window.value,
            label=str(window.label),
            url=url(edition, window),
            cards=tuple(dealt[pk] for pk in ids if pk in dealt),
            is_simulated=edition.is_demonstration,
        )
        for window, ids in placed.items()
    ]


def of_edition(edition: Edition) -> list[Chart]:
    return charts(Shelf(edition))


def of_section(section: SectionPage, edition: Edition) -> list[Chart]:
    return charts(Shelf(edition, section))


def of_sections(
    edition: Edition, sections: Iterable[SectionPage], window: Window, limit: int = BRIEF
) -> list[SectionChart]:
    """The first `limit` of each section that has enough to show."""
    by_id = {section.pk: section for section in sections}
    rows = {by_id[pk]: ids for pk, ids in ranked_of_sections(edition, by_id, window).items()}
    shelf = Shelf(edition)
    placed = _in_print(shelf, rows)
    dealt = shelf.deal({pk for ids in placed.values() for pk in ids[:limit]}, are_lines=True)
    return [
        SectionChart(
            section.title,
            f"{edition.prefix}{section.slug}/",
            tuple(dealt[pk] for pk in ids[:limit] if pk in dealt),
        )
        for section, ids in placed.items()
    ]


def url(edition: Edition, window: Window | None = None) -> str:
    return f"{edition.prefix}{ADDRESS}{f'{window.value}/' if window else ''}"


def _in_print(shelf: Shelf, rows: dict[Name, list[int]]) -> dict[Name, list[int]]:
    """The first SHOWN of each list that readers may see, of lists with at least LEAST of them."""
    standing = shelf.standing({pk for ids in rows.values() for pk in ids})
    kept = {name: [pk for pk in ids if pk in standing][:SHOWN] for name, ids in rows.items()}
    return {name: ids for name, ids in kept.items() if len(ids) >= LEAST}


def _content(shelf: Shelf, slot: Slot, at: datetime) -> Sequence[Chart]:
    return charts(shelf)


kinds.add(
    kinds.SlotKind(
        "most-viewed", _("Most viewed"), "fronts/slots/most_viewed.html", _("Most viewed"), content=_content,
        say=lambda chart: f"{chart.label}: {chart.cards[0].headline}",
    )
)  # fmt: skip
