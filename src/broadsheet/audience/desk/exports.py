"""What the screens of readers show, as files for a spreadsheet: CSV, or XLSX with a sheet for each table."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from openpyxl import Workbook

from broadsheet.audience.desk import curves
from broadsheet.audience.desk.listing import Story
from broadsheet.audience.desk.reading import Reading
from broadsheet.audience.tally import Sums, Window
from broadsheet.editions.models import Edition
from broadsheet.lib import sheets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """name: in addresses; title: of the sheet."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def of_stories(stories: Sequence[Story], sums: Mapping[int, Sums], edition: Edition) -> list[Sheet]:
    columns = [
        _("Rank"),
        _("Headline"),
        _("Section"),
        _("Edition"),
        _("Printed (%(zone)s)") % {"zone": edition.time_zone},
    ]
    columns += [str(window.label) for window in Window]
    rows = []
    for story in stories:
        views = sums.get(story.pk, Sums())
        printed_at = _local(story.printed_at, edition.zone)
        facts = (story.place, story.title, story.section, edition.name, printed_at)
        rows.append((*facts, views.day, views.week, views.month))
    return [Sheet("stories", _("Most read"), columns, rows)]


def of_reading(reading: Reading, window: Window) -> list[Sheet]:
    zone, views = reading.edition.zone, _("Views")
    until = reading.until
    hours = [
        (
            _local(curves.begin_of(hour, reading.edition), zone),
            _local(curves.begin_of(hour, reading.edition), UTC),
            number,
        )
        for hour, number in enumerate(reading.last(window), until - window.hours + 1)
    ]
    local = _("Hour begins (%(zone)s)") % {"zone": reading.edition.time_zone}
    sources = [(source.name, source.views) for source in reading.sources]
    return [
        Sheet("hours", _("Hours"), [local, _("Hour begins (UTC)"), views], hours),
        Sheet("days", _("Days"), [_("Day (UTC)"), views], list(reading.days.items())),
        Sheet("sources", _("Sources"), [_("Where readers came from"), views], sources),
    ]


def answer(made: Sequence[Sheet], kind: str, what: str, name: str, edition: Edition) -> HttpResponse:
    """what: the table that a CSV holds; the first if empty. Raises Http404 for a kind or table that there is not."""
    if edition.is_demonstration:
        name = f"simulated-{name}"
    chosen = next((sheet for sheet in made if what in ("", sheet.name)), None)
    if chosen is None or kind not in ("csv", "xlsx"):
        raise Http404
    content, mime = (as_csv(chosen), "text/csv; charset=utf-8") if kind == "csv" else (as_xlsx(made), XLSX)
    name = f"{name}-{chosen.name}.csv" if kind == "csv" else f"{name}.xlsx"
    facts = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=mime, headers=facts)


def as_csv(sheet: Sheet) -> str:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerows([_cell(value) for value in row] for row in (sheet.columns, *sheet.rows))
    return text.getvalue()


def as_xlsx(made: Sequence[Sheet]) -> bytes:
    book = Workbook(write_only=True)
    for sheet in made:
        page = book.create_sheet(sheet.title)
        for row in (sheet.columns, *sheet.rows):
            page.append([_cell(value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(value: Any) -> Any:
    return sheets.harmless(value) if isinstance(value, str) else value


def _local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """A sheet knows no zones: its column says which."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None
