"""What stands in the address of a search. Wrong values are no errors: they choose nothing."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext, pgettext

from broadsheet.articles.models import Kind, SectionPage
from broadsheet.editions.models import Edition
from broadsheet.search.cards import Sort

LONGEST_QUERY = 200  # characters


@dataclass(frozen=True)
class Choice:
    """One value of a filter; the first of each filter has the value "" and means no filter."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Search:
    """What was asked for, read from an address. first, last: days; page: from 1."""

    q: str
    section: SectionPage | None
    kind: str
    first: date | None
    last: date | None
    sort: Sort
    page: int
    sections: tuple[SectionPage, ...]

    @property
    def section_choices(self) -> list[Choice]:
        chosen = self.section.slug if self.section else ""
        every = [("", pgettext("in a search", "All sections"))]
        return _choices([*every, *((row.slug, row.title) for row in self.sections)], chosen)

    @property
    def kind_choices(self) -> list[Choice]:
        every = [("", pgettext("in a search", "All kinds"))]
        return _choices([*every, *((kind.value, str(kind.label)) for kind in Kind)], self.kind)

    @property
    def sort_choices(self) -> list[Choice]:
        return _choices([("best", gettext("Best match")), ("newest", gettext("Newest first"))], self.sort)

    def address(self, page: int) -> str:
        """The query part of the address of another page of the same search."""
        said = {
            "q": self.q,
            "section": self.section.slug if self.section else "",
            "kind": self.kind,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
            "sort": self.sort if self.sort != "best" else "",
            "page": str(page) if page > 1 else "",
        }
        return "?" + urlencode({name: value for name, value in said.items() if value})


def read(said: QueryDict, edition: Edition) -> Search:
    sections = tuple(SectionPage.objects.live().filter(locale_id=edition.locale_id).order_by("path"))
    slug, kind = said.get("section", ""), said.get("kind", "")
    return Search(
        q=" ".join(said.get("q", "").replace("\x00", " ").split())[:LONGEST_QUERY],
        section=next((row for row in sections if row.slug == slug), None),
        kind=kind if kind in Kind.values else "",
        first=_day(said.get("from", "")),
        last=_day(said.get("to", "")),
        sort="newest" if said.get("sort") == "newest" else "best",
        page=_number(said.get("page", "")),
        sections=sections,
    )


def _choices(rows: list[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, label, value == chosen) for value, label in rows]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
