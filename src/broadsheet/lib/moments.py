"""A moment of history as exactly as it is known: "1979", "1979-02", "1979-02-11"; 539 BC is "-0539"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

FORM = re.compile("(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class Moment:
    """year: never 0; below it is before our era. first, last: the days of a month or a day, None of a bare year."""

    year: int
    first: date | None = None
    last: date | None = None


def read(text: str) -> Moment:
    """Raises ValueError for what is no moment, such as 1979-02-30, or a month before our era."""
    found = FORM.fullmatch(text)
    if found is None or int(found[1]) == 0:
        raise ValueError(text)
    year, month, day = int(found[1]), found[2], found[3]
    if month is None:
        return Moment(year)
    first = date(year, int(month), int(day or 1))
    return Moment(year, first, first if day else _last_day(first))


def _last_day(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
