"""A day in words, in the calendars papers are dated by: Gregorian, Jalali and Hijri (Umm al-Qura).

Days come in as Gregorian dates in the edition's zone. A day that a calendar cannot name is named by the
Gregorian alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import hijridate

from broadsheet.lib import calendar_names, language
from broadsheet.lib.calendar_names import ArabicMonths
from broadsheet.lib.digits import Digits, localise

Calendar = Literal["gregorian", "jalali", "hijri", "gregorian-hijri"]
Names = Mapping[str, Sequence[str]]  # "gregorian", "jalali", "hijri": 12 names; "weekdays": 7 from Monday

# In these years the leap rule below agrees with the equinox as seen at noon on Iran's meridian.
FIRST_JALALI_YEAR, LAST_JALALI_YEAR = 1178, 1633
_JALALI_EPOCH = date(622, 3, 21).toordinal()


@dataclass(frozen=True)
class Day:
    """One day as a paper dates it. first: by the edition's own calendar; second: by its other one, if any."""

    first: str
    second: str | None = None


def day_words(
    day: date,
    lang: str,
    calendar: Calendar = "gregorian",
    digits: Digits = "latn",
    *,
    weekday: bool = False,
    arabic_months: ArabicMonths = "common",
    names: Names | None = None,
) -> Day:
    """The day in words: «۲۳ آبان ۱۴۰۵» and «۱۴ نوامبر ۲۰۲۶», or "14 November 2026" and nothing.

    weekday: put its name before the first. names: for a language not known here (it would get English ones).
    """
    named = _names(lang, arabic_months, names)
    gregorian = _words(named["gregorian"], (day.year, day.month, day.day), digits)
    other = _in_other_calendar(day, calendar)
    words = [gregorian] if other is None else [_words(named[other[0]], other[1], digits), gregorian]
    if calendar == "gregorian-hijri":
        words.reverse()
    first = f"{named['weekdays'][day.weekday()]} {words[0]}" if weekday else words[0]
    return Day(first, words[1] if len(words) > 1 else None)


def span_words(
    first: date,
    last: date,
    lang: str,
    calendar: Calendar = "gregorian",
    digits: Digits = "latn",
    *,
    names: Names | None = None,
) -> Day:
    """The months that these days lie in: «آذر ۱۴۰۵» and «نوامبر – دسامبر ۲۰۲۶», or "November 2026" and nothing."""
    named = _names(lang, "common", names)
    gregorian = _month_span(named["gregorian"], (first.year, first.month), (last.year, last.month), digits)
    begin, end = _in_other_calendar(first, calendar), _in_other_calendar(last, calendar)
    if begin is None or end is None:
        return Day(gregorian)
    other = _month_span(named[begin[0]], begin[1][:2], end[1][:2], digits)
    return Day(gregorian, other) if calendar == "gregorian-hijri" else Day(other, gregorian)


def weekday_name(day: date, lang: str, *, names: Names | None = None) -> str:
    return _names(lang, "common", names)["weekdays"][day.weekday()]


def jalali(day: date) -> tuple[int, int, int] | None:
    """Year, month and day; None outside the years 1178 to 1633 (21 March 1799 to 20 March 2255)."""
    elapsed = day.toordinal() - _JALALI_EPOCH
    year = (33 * elapsed + 3) // 12053 + 1
    passed = elapsed - _days_before(year)
    if not FIRST_JALALI_YEAR <= year <= LAST_JALALI_YEAR:
        return None
    month, of_month = divmod(passed, 31) if passed < 186 else divmod(passed - 186, 30)
    return year, month + (1 if passed < 186 else 7), of_month + 1


def from_jalali(year: int, month: int, day: int) -> date:
    """Raises ValueError for a day there is not, or of a year outside 1178 to 1633."""
    if not (
        FIRST_JALALI_YEAR <= year <= LAST_JALALI_YEAR
        and 1 <= month <= 12
        and 1 <= day <= _length(year, month)
    ):
        raise ValueError(f"no such Jalali day: {year}-{month}-{day}")
    passed = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(_JALALI_EPOCH + _days_before(year) + passed + day - 1)


def jalali_month(year: int, month: int) -> tuple[date, date]:
    """First and last day, Gregorian. Raises ValueError as `from_jalali` does."""
    first = from_jalali(year, month, 1)
    return first, first + timedelta(days=_length(year, month) - 1)


def is_jalali_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day by Umm al-Qura; None outside its tables (1 August 1924 to 16 November 2077)."""
    try:
        return hijridate.Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:
        return None


def _in_other_calendar(day: date, calendar: Calendar) -> tuple[str, tuple[int, int, int]] | None:
    kind = "jalali" if calendar == "jalali" else "hijri"
    parts = None if calendar == "gregorian" else jalali(day) if kind == "jalali" else hijri(day)
    return (kind, parts) if parts else None


def _words(months: Sequence[str], parts: tuple[int, int, int], digits: Digits) -> str:
    year, month, day = parts
    return f"{localise(str(day), digits)} {months[month - 1]} {localise(str(year), digits)}"


def _month_span(months: Sequence[str], begin: tuple[int, int], end: tuple[int, int], digits: Digits) -> str:
    """begin, end: year and month. The year stands once where it is one."""
    year, last_year = localise(str(begin[0]), digits), localise(str(end[0]), digits)
    month, last_month = months[begin[1] - 1], months[end[1] - 1]
    if begin == end:
        return f"{month} {year}"
    return (
        f"{month} – {last_month} {year}"
        if year == last_year
        else f"{month} {year} – {last_month} {last_year}"
    )


def _names(lang: str, arabic_months: ArabicMonths, names: Names | None) -> Names:
    known, code = calendar_names.NAMES, lang.replace("_", "-").lower()
    table: Names = known.get(code) or known.get(language.base(lang)) or known["en"]
    if language.base(lang) == "ar":
        table = {**table, "gregorian": calendar_names.GREGORIAN_ARABIC[arabic_months]}
    return {**table, **names} if names else table


def _days_before(year: int) -> int:
    """Days from the epoch to the first of a year: eight leap years in each 33."""
    return 365 * (year - 1) + (8 * year + 21) // 33


def _length(year: int, month: int) -> int:
    return 31 if month <= 6 else 30 if month <= 11 or is_jalali_leap(year) else 29
