"""Days and months in the words of an edition: its language, calendar and digits."""

from datetime import date

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language

from broadsheet.editions.models import Edition
from broadsheet.lib import calendar_names, calendars, language
from broadsheet.lib import digits as numbers


def day(value: date, edition: Edition | None) -> calendars.Day:
    code = _language(edition)
    return calendars.day_words(value, code, _calendar(edition), digits(edition), names=_names(code))


def span(first: date, last: date, edition: Edition | None) -> calendars.Day:
    """The day, or the month or months from `first` to `last`."""
    if first == last:
        return day(first, edition)
    code = _language(edition)
    return calendars.span_words(first, last, code, _calendar(edition), digits(edition), names=_names(code))


def digits(edition: Edition | None) -> numbers.Digits:
    return edition.digits if edition else "latn"  # type: ignore[return-value]  # a choice of the same three words


def _language(edition: Edition | None) -> str:
    return edition.language_code if edition else get_language() or "en"


def _calendar(edition: Edition | None) -> calendars.Calendar:
    return edition.calendar if edition else "gregorian"  # type: ignore[return-value]  # a choice of the same words


def _names(language_code: str) -> dict[str, list[str]] | None:
    """Django's names of months for languages whose names lib does not keep."""
    if language.base(language_code) in calendar_names.NAMES:
        return None
    return {
        "gregorian": [str(MONTHS[n]) for n in range(1, 13)],
        "weekdays": [str(WEEKDAYS[n]) for n in range(7)],
    }
