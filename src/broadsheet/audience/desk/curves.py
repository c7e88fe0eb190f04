"""Views in time, as drawings: a column for each hour or day, its place and height for the template to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadsheet.audience import tally
from broadsheet.audience.tally import Window
from broadsheet.editions.models import Edition

HEIGHT = 100  # of a drawing, in its own units; a column is one unit wide
TICKS = {Window.DAY: 6, Window.WEEK: 24, Window.MONTH: 120}  # hours between the words below the columns
TICK_FORMATS = {Window.DAY: "H:i", Window.WEEK: "D j", Window.MONTH: "j M"}
CLOSE = 72  # columns that have room for a line between them
EACH_NAMED = 7  # days that have each a word below; of more, the first and the last have


@dataclass(frozen=True)
class Column:
    """name: of the hour or day. y, height: in a drawing of HEIGHT. is_running: the hour or day is not over."""

    name: str
    views: int
    x: int
    y: float
    height: float
    is_running: bool


@dataclass(frozen=True)
class Curve:
    """top: what the scale ends with. ticks: below the columns, at even distances; with `is_ended` at both ends."""

    columns: list[Column]
    top: int
    ticks: list[str]
    is_ended: bool = False

    @property
    def is_close(self) -> bool:
        return len(self.columns) > CLOSE

    @property
    def width(self) -> float:
        """Of a column: where they stand close, each reaches below the next one, so that no gap shines through."""
        return 1.25 if self.is_close else 1

    @property
    def half(self) -> int:
        return self.top // 2

    @property
    def sum(self) -> int:
        return sum(column.views for column in self.columns)

    @property
    def words(self) -> str:
        """What the drawing shows, for those who do not see it."""
        if not self.sum:
            return _("Nobody was counted.")
        best = max(self.columns, key=lambda column: column.views)
        said = {"sum": number(self.sum), "most": number(best.views), "when": best.name}
        return (
            ngettext("%(sum)s view in sum.", "%(sum)s views in sum.", self.sum) % said
            + " "
            + _("Most of them: %(when)s (%(most)s).") % said
        )


def of_hours(views: Sequence[int], until: int, window: Window, edition: Edition) -> Curve:
    """views: of the hours of the window, the last one is `until`, which is running."""
    begins = [begin_of(hour, edition) for hour in range(until - window.hours + 1, until + 1)]
    ticks = begins[:: TICKS[window]]
    named = [formats.date_format(moment, TICK_FORMATS[window]) for moment in ticks]
    return _curve([hour_name(moment) for moment in begins], views, named)


def of_days(views: Sequence[int], last: date) -> Curve:
    """views: of days of UTC that follow one another; the last one is running."""
    days = [last - timedelta(days=back) for back in reversed(range(len(views)))]
    is_ended = len(days) > EACH_NAMED
    ticks = [formats.date_format(day, "j M") for day in ((days[0], days[-1]) if is_ended else days)]
    return _curve([formats.date_format(day) for day in days], views, ticks, is_ended)


def begin_of(hour: int, edition: Edition) -> datetime:
    """In the edition's zone."""
    return datetime.fromtimestamp(hour * tally.HOUR, UTC).astimezone(edition.zone)


def hour_name(begin: datetime) -> str:
    end = begin + timedelta(hours=1)
    day = formats.date_format(begin, "D j M")
    return f"{day}, {begin:%H:%M}–{end:%H:%M}"


def number(value: int) -> str:
    return str(formats.number_format(value, force_grouping=True))


def small(views: Sequence[int]) -> str:
    """The outline of a small curve, as the path of a drawing that is as wide as there are views, and HEIGHT high."""
    top = max(views, default=0) or 1
    steps = "".join(f"V{HEIGHT - round(HEIGHT * value / top)}h1" for value in views)
    return f"M0 {HEIGHT}{steps}V{HEIGHT}z"


def _curve(names: list[str], views: Sequence[int], ticks: list[str], is_ended: bool = False) -> Curve:
    top = _top(max(views, default=0))
    heights = [round(HEIGHT * value / top, 2) for value in views]
    last = len(views) - 1
    columns = [
        Column(name, value, place, round(HEIGHT - height, 2), height, place == last)
        for place, (name, value, height) in enumerate(zip(names, views, heights, strict=True))
    ]
    return Curve(columns, top, ticks, is_ended)


def _top(most: int) -> int:
    """The next of 2, 4, 6, 8, 10, 20, 40 …: half of it is whole, too."""
    step = 1
    while most > 10 * step:
        step *= 10
    return next(top for top in range(2 * step, 12 * step, 2 * step) if top >= most)
