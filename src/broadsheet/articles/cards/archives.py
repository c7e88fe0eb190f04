"""Archives: rivers by month, and by day where a month has over 200 stories."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDay

from broadsheet.articles.cards.lists import deal
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.editions.models import Edition
from broadsheet.pages.cards import Card

BUSY_MONTH = 200  # stories; above this a month lists its days


@dataclass(frozen=True)
class Month:
    """A link to a month's or a day's archive. path: "2026/11/" or "2026/11/22/", relative to the list."""

    first: date
    path: str
    stories: int = 0


@dataclass(frozen=True)
class Archive:
    """Stories from `first` to `last`, newest first; `days` instead of cards where the month is too busy."""

    first: date
    last: date
    cards: tuple[Card, ...]
    days: tuple[Month, ...]
    newer: Month | None
    older: Month | None


def archive(edition: Edition, among: ArticleQuerySet, *, first: date, last: date) -> Archive:
    """The stories of `among` printed from `first` to `last` (days of the edition's zone, both whole)."""
    rows = among.in_print().in_edition(edition)
    span = rows.printed_between(first, last, edition.zone).newest_first()
    found = list(span.for_cards()[: BUSY_MONTH + 1])
    too_many = len(found) > BUSY_MONTH and first != last
    return Archive(
        first=first,
        last=last,
        cards=() if too_many else tuple(deal(found, edition)),
        days=tuple(_days(span, edition)) if too_many else (),
        newer=_neighbour(rows.printed_after(_end(last, edition)).oldest_first(), first, last, edition),
        older=_neighbour(rows.printed_before(_begin(first, edition)).newest_first(), first, last, edition),
    )


def months(edition: Edition, among: ArticleQuerySet, *, limit: int = 24) -> tuple[Month, ...]:
    """The newest months that have stories, newest first. Walks one month at a time: no count over the archive."""
    rows = among.in_print().in_edition(edition).newest_first()
    found: list[Month] = []
    newest = rows.values_list("printed_at", flat=True).first()
    while newest and len(found) < limit:
        day = newest.astimezone(edition.zone).date().replace(day=1)
        found.append(_month(day))
        newest = rows.printed_before(_begin(day, edition)).values_list("printed_at", flat=True).first()
    return tuple(found)


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day. Raises ValueError for what is no month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _month(day: date) -> Month:
    return Month(day.replace(day=1), f"{day:%Y/%m}/")


def _days(span: ArticleQuerySet, edition: Edition) -> list[Month]:
    counted = span.order_by().annotate(day=TruncDay("printed_at", tzinfo=edition.zone)).values("day")
    rows = counted.annotate(stories=Count("pk")).order_by("-day")
    return [Month(row["day"].date(), f"{row['day']:%Y/%m/%d}/", row["stories"]) for row in rows]


def _neighbour(rows: ArticleQuerySet, first: date, last: date, edition: Edition) -> Month | None:
    """The nearest day (of a day's archive) or month that has stories."""
    moment = rows.values_list("printed_at", flat=True).first()
    if moment is None:
        return None
    day = moment.astimezone(edition.zone).date()
    return Month(day, f"{day:%Y/%m/%d}/") if first == last else _month(day)


def _begin(day: date, edition: Edition) -> datetime:
    return datetime.combine(day, time.min, edition.zone)


def _end(day: date, edition: Edition) -> datetime:
    return _begin(day + timedelta(days=1), edition) - timedelta(microseconds=1)
