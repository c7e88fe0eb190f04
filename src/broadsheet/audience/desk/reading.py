"""The reading of one story: in each window, since it was printed, and where its readers came from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from wagtail.models import Page

from broadsheet.audience import tally, totals
from broadsheet.audience.desk import curves
from broadsheet.audience.desk.curves import Curve
from broadsheet.audience.tally import KEPT_HOURS, Window
from broadsheet.editions.models import Edition

EPOCH = date(1970, 1, 1)
DRAWN_DAYS = 90  # the last ones
SHOWN_SOURCES = 15


@dataclass(frozen=True)
class Source:
    """name: of a site, or of those who came from none. is_host: it is one. share: in hundredths of the views."""

    name: str
    views: int
    share: float
    is_host: bool


@dataclass(frozen=True)
class Reading:
    """hours: views of each of the last KEPT_HOURS, the last one is `until`. days: day → views, since it was printed."""

    edition: Edition
    until: int
    hours: list[int]
    days: dict[date, int]
    sources: list[Source]
    since: date

    def last(self, window: Window) -> list[int]:
        return self.hours[-window.hours :]

    @property
    def sums(self) -> dict[Window, int]:
        return {window: sum(self.last(window)) for window in Window}

    @property
    def sum(self) -> int:
        return sum(self.days.values())

    @property
    def shown_sources(self) -> list[Source]:
        """The first ones, and the others in one."""
        shown, others = self.sources[:SHOWN_SOURCES], self.sources[SHOWN_SOURCES:]
        if not others:
            return shown
        share = round(sum(source.share for source in others), 2)
        return [*shown, Source(_("All others"), sum(source.views for source in others), share, is_host=False)]

    def curve(self, window: Window) -> Curve:
        return curves.of_hours(self.last(window), self.until, window, self.edition)

    def curve_of_days(self, printed_at: datetime) -> Curve:
        """From the day when it was printed, or of the last DRAWN_DAYS."""
        today = _day(self.until // 24)
        first = min([printed_at.astimezone(UTC).date(), *self.days, today])
        length = min((today - first).days + 1, DRAWN_DAYS)
        drawn = [today - timedelta(days=back) for back in reversed(range(length))]
        return curves.of_days([self.days.get(day, 0) for day in drawn], today)


def of(page: Page, edition: Edition, window: Window, until: int) -> Reading:
    """window: where readers came from is of the days that it touches. until: the running hour."""
    hours = totals.curve(page.pk, until, KEPT_HOURS)
    since = (until - window.hours + 1) // 24
    sources = _sources(totals.sources_of(page.pk, since))
    return Reading(edition, until, hours, _days(page.pk, hours, until), sources, _day(since))


def _days(page: int, hours: list[int], until: int) -> dict[date, int]:
    """As they were summed; those of which all hours are kept, from these."""
    first = until - len(hours) + 1
    kept: dict[int, int] = defaultdict(int)
    for hour, views in enumerate(hours, first):
        if views and hour // 24 * 24 >= first:
            kept[hour // 24] += views
    return {_day(day): views for day, views in sorted((totals.days_of(page) | kept).items())}


def _day(number: int) -> date:
    return EPOCH + timedelta(days=number)


def _sources(rows: list[tuple[str, int]]) -> list[Source]:
    sum_of_all = sum(views for _host, views in rows) or 1
    names = {"": _("Came directly, from this paper, or did not say"), tally.OTHER: _("Other sites")}
    return [
        Source(names.get(host, host), views, round(100 * views / sum_of_all, 2), host not in names)
        for host, views in rows
    ]
