"""Dates, digits and the other editions, as the edition of the page prints them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Protocol
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from broadsheet.editions import wording
from broadsheet.editions.models import Edition
from broadsheet.lib import digits as numbers
from broadsheet.lib import language, moments

register = template.Library()

NO_BREAK = "\u00a0"

# our names of calendars → those of CLDR, by which browsers know them; the Gregorian one needs no mark
CLDR = {"jalali": "persian", "hijri": "islamic-umalqura"}


class Printed(Protocol):
    printed_at: datetime


@dataclass(frozen=True)
class Choice:
    """Another edition as a link: to this very page where it is translated, else to the front page."""

    language_code: str
    direction: str
    url: str


@dataclass(frozen=True)
class Day:
    day: date
    cards: tuple[Any, ...]


@register.simple_tag(takes_context=True)
def when(context: Any, moment: datetime, with_zone: bool = False) -> SafeString:
    """A moment as <time>, in the edition's zone, calendar (both where it has two) and digits."""
    edition = _edition(context)
    local = moment.astimezone(edition.zone) if edition else moment
    digits = wording.digits(edition)
    said = {"day": _day(local.date(), edition), "time": numbers.localise(f"{local:%H:%M}", digits)}
    words = pgettext("date and time of day", "%(day)s, %(time)s") % said
    name = _zone(local, digits)
    zone = format_html(' <bdi class="when__zone" dir="ltr">{}</bdi>', name) if with_zone else ""
    return _time(local.isoformat("T", "minutes"), format_html("{}{}", words, zone))


@register.simple_tag(takes_context=True)
def day(context: Any, value: date) -> SafeString:
    return _time(value.isoformat(), _day(value, _edition(context)))


@register.simple_tag(takes_context=True)
def span(context: Any, first: date, last: date) -> SafeString:
    """The days of an archive as one name: a day, or a month by the edition's calendar (both where it has two)."""
    if first == last:
        return day(context, first)
    words = wording.span(first, last, _edition(context))
    return _time(_machine(first), _both(words.first, words.second or ""))


@register.simple_tag(takes_context=True)
def historic(context: Any, moment: str) -> SafeString:
    """A moment of history as exactly as it is known (lib.moments): a day, a month, a year, a year before our era."""
    edition, read = _edition(context), moments.read(moment)
    if read.first and read.last:
        words = wording.span(read.first, read.last, edition)
        return _time(moment, _both(words.first, words.second or ""))
    year = numbers.localise(str(abs(read.year)), wording.digits(edition))
    if read.year > 0:
        return _time(moment, year)
    return format_html("{}", pgettext("a year before our era", "%(year)s BC") % {"year": year})


@register.simple_tag(takes_context=True)
def stacked_span(context: Any, first: date, last: date) -> SafeString:
    """A month by the edition's calendar, and below it the same by the second calendar, where it has two."""
    words = wording.span(first, last, _edition(context))
    if not words.second:
        return _time(_machine(first), words.first)
    parts = '<span class="when__first">{}</span> <span class="when__second">{}</span>'
    return _time(_machine(first), format_html(parts, words.first, words.second))


@register.simple_tag(takes_context=True)
def by_day(context: Any, cards: Iterable[Printed]) -> list[Day]:
    """Cards that follow one another on one day of the edition's zone, together."""
    edition = _edition(context)
    zone = edition.zone if edition else None
    groups = groupby(cards, key=lambda card: card.printed_at.astimezone(zone).date())
    return [Day(on, tuple(group)) for on, group in groups]


@register.simple_tag(takes_context=True)
def clock_marks(context: Any) -> SafeString:
    """Attributes of <html> by which short-time.js counts as the edition does."""
    edition = _edition(context)
    if edition is None:
        return mark_safe("")
    marks = {"calendar": CLDR.get(edition.calendar), "digits": edition.digits, "zone": edition.time_zone}
    return format_html_join("", ' data-{}="{}"', ((name, value) for name, value in marks.items() if value))


@register.simple_tag(takes_context=True)
def other_editions(context: Any) -> list[Choice]:
    """The other editions, in their order: each leads to this page's translation, or to its front page."""
    request = _request(context)
    head, own = context.get("head"), _edition(context)
    # by path: hreflang names the public address, a reader's link stays where the reader is
    translated = {row.language_code: urlsplit(row.url).path for row in head.alternates} if head else {}
    return [
        Choice(row.language_code, row.direction, translated.get(row.language_code, row.prefix))
        for row in getattr(request, "editions", ())
        if own is None or row.language_code != own.language_code
    ]


@register.simple_tag(takes_context=True)
def in_digits(context: Any, value: object) -> str:
    """A number in the digits of the edition."""
    return numbers.localise(str(value), wording.digits(_edition(context)))


@register.filter
def direction(language_code: str) -> str:
    return language.direction(language_code)


def _request(context: Any) -> Any:
    """Parts included with `only` lose the variables of the page, but not its request."""
    return getattr(context, "request", None) or context.get("request")


def _edition(context: Any) -> Edition | None:
    return getattr(_request(context), "edition", None)


def _day(value: date, edition: Edition | None) -> str:
    words = wording.day(value, edition)
    return _both(words.first, (words.second or "").replace(" ", NO_BREAK))  # a narrow rail breaks before it


def _machine(first: date) -> str:
    """A month as programs read it; one of another calendar has no name there, so it is its first day."""
    return f"{first:%Y-%m}" if first.day == 1 else first.isoformat()


def _both(first: str, second: str) -> str:
    if not second:
        return first
    return pgettext("two calendars", "%(first)s (%(second)s)") % {"first": first, "second": second}


def _zone(local: datetime, digits: numbers.Digits) -> str:
    """The zone's short name, such as GMT; UTC+3:30 where it has only a number."""
    name = f"{local:%Z}"
    if not name or name.isalpha():
        return name
    sign, hours, minutes = name[0], int(name[1:3]), name[3:5]
    away = f"{hours}:{minutes}" if minutes.strip("0") else f"{hours}"
    return f"UTC{sign}{numbers.localise(away, digits)}"  # apart: digits in a word with Latin letters stay as they are


def _time(machine: str, words: str) -> SafeString:
    return format_html('<time class="when" datetime="{}">{}</time>', machine, words)
