"""Lists as the press knows them: the tags of a list's newest part, its months and days, and its far end.

name: "section:7", "kind:1:news"; docs/reference/tags.md has all of them. Days are those of the edition's zone.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from django.utils import timezone

from broadsheet.lib import calendars

RECENT = timedelta(
    days=2
)  # what is printed or vanishes later than this after its print is a change of the past


def newest(name: str) -> str:
    """The list as a whole: its river, its feed. Spoiled by each story that comes, goes or changes its time."""
    return f"list:{name}"


def of_month(name: str, day: date) -> str:
    return f"list:{name}@{day:%Y-%m}"


def of_jalali_month(name: str, day: date) -> str | None:
    """None for a day that the calendar cannot name."""
    jalali = calendars.jalali(day)
    return f"list:{name}@j{jalali[0]}-{jalali[1]:02}" if jalali else None


def of_day(name: str, day: date) -> str:
    return f"list:{name}@{day:%Y-%m-%d}"


def past(name: str) -> str:
    """What is older and what is not: spoiled only by stories printed over two days before their change."""
    return f"list:{name}:past"


def of_story(name: str, page_id: int) -> str:
    """That this story stands in the list, at its time."""
    return f"list:{name}:{page_id}"


def of_span(name: str, first: date, last: date) -> set[str]:
    """The tags of an archive: a day, a month, or a month of the Jalali calendar, which lies in two of ours."""
    if first == last:
        return {of_day(name, first)}
    jalali = of_jalali_month(name, first) if first.day > 1 else None
    return {jalali} if jalali else {of_month(name, first), of_month(name, last)}


def recent_days(name: str, after: date | None, before: date) -> Iterator[str]:
    """The tags of the days between these two, of which `past` knows nothing yet."""
    first = timezone.localdate() - RECENT - timedelta(days=1)
    day = max(first, after + timedelta(days=1)) if after else first
    while day < before:
        yield of_day(name, day)
        day += timedelta(days=1)


def facts(name: str, page_id: int, printed_at: datetime, zone: tzinfo) -> dict[str, datetime]:
    """What a story's standing in the list says, for spoiling."""
    day = printed_at.astimezone(zone).date()
    tags = [newest(name), of_month(name, day), of_day(name, day), of_story(name, page_id)]
    if jalali := of_jalali_month(name, day):
        tags.append(jalali)
    if printed_at < timezone.now() - RECENT:
        tags.append(past(name))
    return dict.fromkeys(tags, printed_at)


def of_sitemap(edition_id: int, month: datetime) -> str:
    """The sitemap of a month; those count in UTC."""
    return f"sitemap:{edition_id}@{month.astimezone(UTC):%Y-%m}"


def of_news(edition_id: int) -> str:
    return f"sitemap:{edition_id}:news"
