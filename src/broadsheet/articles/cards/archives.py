"""Archives: rivers by month, and by day where a month has over 200 stories."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDay

from broadsheet.articles.cards.lists import deal
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.pages import lists
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
    depends_on(*lists.of_span(rows.list_name, first, last))
    span = rows.printed_between(first, last, edition.zone).newest_first()
    found = list(span.for_cards()[: BUSY_MONTH + 1])
    too_many = len(found) > BUSY_MONTH and first != last
    return Archive(
        first=first,
        last=last,
        cards=() if too_many else tuple(deal(found, edition)),
        days=tuple(_days(span, edition)) if too_many else (),
        newer=_newer(rows, first, last, edition),
        older=_older(rows, first, last, edition),
    )


def months(edition: Edition, among: ArticleQuerySet, *, limit: int = 24) -> tuple[Month, ...]:
    """The newest months that have stories, newest first. Walks one month at a time: no count over the archive."""
    rows = among.in_print().in_edition(edition).newest_first()
    depends_on(lists.newest(rows.list_name))
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


def _newer(rows: ArticleQuerySet, first: date, last: date, edition: Edition) -> Month | None:
    """The next day (of a day's archive) or month that has stories."""
    day = _day_of_first(rows.printed_after(_end(last, edition)).oldest_first(), edition)
    if day is None:
        depends_on(lists.newest(rows.list_name))
        return None
    depends_on(lists.past(rows.list_name), *lists.recent_days(rows.list_name, last, day))
    return _archive_of(day, first, last)


def _older(rows: ArticleQuerySet, first: date, last: date, edition: Edition) -> Month | None:
    day = _day_of_first(rows.printed_before(_begin(first, edition)).newest_first(), edition)
    depends_on(lists.past(rows.list_name), *lists.recent_days(rows.list_name, day, first))
    return _archive_of(day, first, last) if day else None


def _day_of_first(rows: ArticleQuerySet, edition: Edition) -> date | None:
    """The day of the nearest story, which the archive depends on from now on."""
    nearest = rows.values_list("pk", "printed_at").first()
    if nearest is None:
        return None
    pk, moment = nearest
    depends_on(lists.of_story(rows.list_name, pk))
    day: date = moment.astimezone(edition.zone).date()
    return day


def _archive_of(day: date, first: date, last: date) -> Month:
    return Month(day, f"{day:%Y/%m/%d}/") if first == last else _month(day)


def _begin(day: date, edition: Edition) -> datetime:
    return datetime.combine(day, time.min, edition.zone)


def _end(day: date, edition: Edition) -> datetime:
    return _begin(day + timedelta(days=1), edition) - timedelta(microseconds=1)
