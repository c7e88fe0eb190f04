"""Archives: rivers by month, and by day where a month has over 200 stories."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection
from django.db.models import Count
from django.db.models.functions import TruncDay

from broadsheet.articles.cards.lists import deal
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.lib import calendars
from broadsheet.pages import lists
from broadsheet.pages.cards import Card

END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
BUSY_MONTH = 200  # stories; above this a month lists its days


@dataclass(frozen=True)
class Month:
    """A link to a month's or a day's archive. path: "2026/11/", "j/1405/09/" or "2026/11/22/" below the list."""

    first: date
    last: date
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


def archive(
    edition: Edition, among: ArticleQuerySet, *, first: date, last: date, calendar: str = "gregorian"
) -> Archive:
    """The stories of `among` printed from `first` to `last` (days of the edition's zone, both whole).

    calendar: of the month, and so of those that it leads to: "gregorian" or "jalali".
    """
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
        newer=_newer(rows, first, last, edition, calendar),
        older=_older(rows, first, last, edition, calendar),
    )


def months(edition: Edition, among: ArticleQuerySet, *, limit: int = 24) -> tuple[Month, ...]:
    """The newest months that have stories, newest first, in the edition's calendar if its archives know that.

    Walks one month at a time: no count over the archive.
    """
    rows = among.in_print().in_edition(edition).newest_first()
    depends_on(lists.newest(rows.list_name))
    if rows.query.is_empty():  # the list of what was never saved
        return ()
    found: list[Month] = []
    newest_before = _newest_before(rows)
    newest = newest_before(END_OF_TIME)
    while newest and len(found) < limit:
        month = _month(newest.astimezone(edition.zone).date(), edition.calendar)
        found.append(month)
        newest = newest_before(_begin(month.first, edition))
    return tuple(found)


def _newest_before(rows: ArticleQuerySet) -> Callable[[datetime], datetime | None]:
    """moment → when the newest of the rows before it was printed. rows: newest first.

    Django puts the question into words once, which takes twenty times as long as the answer.
    """
    adapt = connection.ops.adapt_datetimefield_value
    question = rows.printed_before(END_OF_TIME).values_list("printed_at")[:1].query
    words, values = question.sql_with_params()
    before, after = values[: (place := values.index(adapt(END_OF_TIME)))], values[place + 1 :]

    def ask(moment: datetime) -> datetime | None:
        with connection.cursor() as cursor:
            cursor.execute(words, (*before, adapt(moment), *after))
            found = cursor.fetchone()
        if not found or isinstance(found[0], datetime):
            return found and found[0]
        return datetime.fromisoformat(found[0]).replace(tzinfo=UTC)  # SQLite keeps moments as words, in UTC

    return ask


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day. Raises ValueError for what is no month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _month(day: date, calendar: str) -> Month:
    """The month that holds this day."""
    jalali = calendars.jalali(day) if calendar == "jalali" else None
    if jalali is None:
        return Month(*month_of(day.year, day.month), f"{day:%Y/%m}/")
    year, month, _day = jalali
    return Month(*calendars.jalali_month(year, month), f"j/{year:04}/{month:02}/")


def _day(day: date, stories: int = 0) -> Month:
    return Month(day, day, f"{day:%Y/%m/%d}/", stories)


def _days(span: ArticleQuerySet, edition: Edition) -> list[Month]:
    counted = span.order_by().annotate(day=TruncDay("printed_at", tzinfo=edition.zone)).values("day")
    rows = counted.annotate(stories=Count("pk")).order_by("-day")
    return [_day(row["day"].date(), row["stories"]) for row in rows]


def _newer(rows: ArticleQuerySet, first: date, last: date, edition: Edition, calendar: str) -> Month | None:
    """The next day (of a day's archive) or month that has stories."""
    day = _day_of_first(rows.printed_after(_end(last, edition)).oldest_first(), edition)
    if day is None:
        depends_on(lists.newest(rows.list_name))
        return None
    depends_on(lists.past(rows.list_name), *lists.recent_days(rows.list_name, last, day))
    return _day(day) if first == last else _month(day, calendar)


def _older(rows: ArticleQuerySet, first: date, last: date, edition: Edition, calendar: str) -> Month | None:
    day = _day_of_first(rows.printed_before(_begin(first, edition)).newest_first(), edition)
    depends_on(lists.past(rows.list_name), *lists.recent_days(rows.list_name, day, first))
    if day is None:
        return None
    return _day(day) if first == last else _month(day, calendar)


def _day_of_first(rows: ArticleQuerySet, edition: Edition) -> date | None:
    """The day of the nearest story, which the archive depends on from now on."""
    nearest = rows.values_list("pk", "printed_at").first()
    if nearest is None:
        return None
    pk, moment = nearest
    depends_on(lists.of_story(rows.list_name, pk))
    day: date = moment.astimezone(edition.zone).date()
    return day


def _begin(day: date, edition: Edition) -> datetime:
    return datetime.combine(day, time.min, edition.zone)


def _end(day: date, edition: Edition) -> datetime:
    return _begin(day + timedelta(days=1), edition) - timedelta(microseconds=1)
