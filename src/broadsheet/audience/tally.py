"""Counted views in tables of their own: by hour, by day, where readers came from, and the sums of the windows.

On SQLite they are a file beside the content, views.sqlite3, that no transaction of the content spans; on PostgreSQL
tables beside the others, so that several machines add to the same sums. Hours and days are those of UTC, numbered from
the beginning of 1970. Nothing here is of a person: a row says how often a page was read, and when.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections, models, transaction
from django.utils.translation import gettext_lazy as _


class Window(models.TextChoices):
    """The last so many hours, the running one among them."""

    DAY = "day", _("Day")
    WEEK = "week", _("Week")
    MONTH = "month", _("Month")

    @property
    def hours(self) -> int:
        return {"day": 24, "week": 7 * 24, "month": 30 * 24}[self.value]


HOUR = 3600  # seconds
KEPT_HOURS = 31 * 24  # then only days are known
LONGEST_GAP = 48  # hours without counting, after which all sums are made anew
MOST_HOSTS = 50  # of one page and day; those that come after are counted as OTHER
OTHER = "…"
CHUNK = 400  # values in one question

# each step is taken once, in order; steps are only ever added
STEPS = (
    """
    CREATE TABLE audience_hour (
        hour INTEGER NOT NULL, page BIGINT NOT NULL, views INTEGER NOT NULL, PRIMARY KEY (hour, page)
    );
    CREATE INDEX audience_hour_of_page ON audience_hour (page, hour);
    CREATE TABLE audience_day (
        page BIGINT NOT NULL, day INTEGER NOT NULL, views INTEGER NOT NULL, PRIMARY KEY (page, day)
    );
    CREATE TABLE audience_source (
        page BIGINT NOT NULL, day INTEGER NOT NULL, host TEXT NOT NULL, views INTEGER NOT NULL,
        PRIMARY KEY (page, day, host)
    );
    CREATE TABLE audience_sum (
        page BIGINT PRIMARY KEY, locale BIGINT NOT NULL, section BIGINT NOT NULL,
        day INTEGER NOT NULL, week INTEGER NOT NULL, month INTEGER NOT NULL
    );
    CREATE INDEX audience_sum_day ON audience_sum (locale, day DESC, page DESC) WHERE day > 0;
    CREATE INDEX audience_sum_week ON audience_sum (locale, week DESC, page DESC) WHERE week > 0;
    CREATE INDEX audience_sum_month ON audience_sum (locale, month DESC, page DESC) WHERE month > 0;
    CREATE INDEX audience_sum_section_day ON audience_sum (section, day DESC, page DESC) WHERE day > 0;
    CREATE INDEX audience_sum_section_week ON audience_sum (section, week DESC, page DESC) WHERE week > 0;
    CREATE INDEX audience_sum_section_month ON audience_sum (section, month DESC, page DESC) WHERE month > 0;
    CREATE TABLE audience_read (log TEXT PRIMARY KEY, place BIGINT NOT NULL);
    """,
)


@dataclass(frozen=True)
class Place:
    """Where a page stands: its language, and the page above it."""

    locale: int
    section: int


@dataclass(frozen=True)
class Sums:
    """Views of a page in the windows."""

    day: int = 0
    week: int = 0
    month: int = 0


def hour_of(moment: float) -> int:
    """The number of the hour of a moment, in seconds since 1970."""
    return int(moment // HOUR)


# --- the tables ------------------------------------------------------------------------------------------

_ready: set[str] = set()


def ensure() -> None:
    """Make the tables, or bring them up to date."""
    with _transaction() as db:
        db.execute("CREATE TABLE IF NOT EXISTS audience_fact (name TEXT PRIMARY KEY, value BIGINT NOT NULL)")
        done = _fact(db, "steps")
        for step in STEPS[done:]:
            for statement in filter(str.strip, step.split(";")):
                db.execute(statement)
        if done < len(STEPS):
            _set_fact(db, "steps", len(STEPS))


def _be_ready() -> None:
    """The tables are there: the file may have been taken away while nobody served."""
    name = str(connections[settings.VIEWS].settings_dict["NAME"])
    if name not in _ready:
        ensure()
        _ready.add(name)


@contextmanager
def reading() -> Iterator[Any]:
    """A cursor."""
    _be_ready()
    with connections[settings.VIEWS].cursor() as db:
        yield db


@contextmanager
def writing() -> Iterator[Any]:
    """A cursor in a transaction of these tables alone."""
    _be_ready()
    with _transaction() as db:
        yield db


@contextmanager
def _transaction() -> Iterator[Any]:
    with transaction.atomic(using=settings.VIEWS), connections[settings.VIEWS].cursor() as db:
        yield db


def _fact(db: Any, name: str) -> int:
    db.execute("SELECT value FROM audience_fact WHERE name = %s", [name])
    row = db.fetchone()
    return row[0] if row else 0


def _set_fact(db: Any, name: str, value: int) -> None:
    db.execute(
        "INSERT INTO audience_fact (name, value) VALUES (%s, %s)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )


# --- adding ----------------------------------------------------------------------------------------------

Views = Mapping[tuple[int, int], int]  # (page, hour) → how many
Hosts = Mapping[tuple[int, int, str], int]  # (page, day, host) → how many


def add(db: Any, views: Views, hosts: Hosts, places: Mapping[int, Place], now: int) -> None:
    """Add views to their hours, to the sums of the windows, and to where they came from.

    places: of all pages in `views`. now: the running hour; what claims to be later is counted in it.
    """
    hour = advance(db, now)
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (page, when), number in views.items():
        for column, window in enumerate(Window):
            if when > hour - window.hours:
                sums[page][column] += number
    db.executemany(
        "INSERT INTO audience_hour (hour, page, views) VALUES (%s, %s, %s)"
        " ON CONFLICT (hour, page) DO UPDATE SET views = audience_hour.views + excluded.views",
        [(min(when, hour), page, number) for (page, when), number in views.items()],
    )
    db.executemany(
        "INSERT INTO audience_sum (page, locale, section, day, week, month) VALUES (%s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (page) DO UPDATE SET locale = excluded.locale, section = excluded.section,"
        " day = audience_sum.day + excluded.day, week = audience_sum.week + excluded.week,"
        " month = audience_sum.month + excluded.month",
        [(page, places[page].locale, places[page].section, *three) for page, three in sums.items()],
    )
    db.executemany(
        "INSERT INTO audience_source (page, day, host, views) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (page, day, host) DO UPDATE SET views = audience_source.views + excluded.views",
        list(_bounded(db, hosts)),
    )


def _bounded(db: Any, hosts: Hosts) -> Iterator[tuple[int, int, str, int]]:
    """Rows of hosts. Whoever writes beacons can name any: no page has more than MOST_HOSTS a day."""
    known: dict[tuple[int, int], set[str]] = defaultdict(set)
    days = [day for _page, day, _host in hosts]
    for some in chunks(sorted({page for page, _day, _host in hosts})):
        db.execute(
            f"SELECT page, day, host FROM audience_source WHERE page IN ({marks(some)}) AND day BETWEEN %s AND %s",
            [*some, min(days), max(days)],
        )
        for page, day, host in db.fetchall():
            known[page, day].add(host)
    for (page, day, host), number in sorted(hosts.items(), key=lambda item: -item[1]):
        there = known[page, day]
        if host not in there and len(there) >= MOST_HOSTS:
            host = OTHER
        there.add(host)
        yield page, day, host, number


def advance(db: Any, now: int) -> int:
    """Let the windows end with the hour `now`: what they leave behind is taken off. Returns where they end."""
    before = _fact(db, "hour")
    if now <= before:
        return before
    if now - before > LONGEST_GAP:
        recount(db, now)
        return now
    _set_fact(db, "hour", now)
    for hour in range(before + 1, now + 1):
        for window in Window:
            left = hour - window.hours
            db.execute(
                f"UPDATE audience_sum SET {window.value} = {window.value} - (SELECT views FROM audience_hour"
                " WHERE hour = %s AND audience_hour.page = audience_sum.page)"
                " WHERE page IN (SELECT page FROM audience_hour WHERE hour = %s)",
                [left, left],
            )
    return now


def recount(db: Any, now: int) -> None:
    """Make all sums anew from the hours, with windows that end with the hour `now`."""
    _set_fact(db, "hour", now)
    columns = ", ".join(
        f"{window.value} = COALESCE((SELECT SUM(views) FROM audience_hour WHERE audience_hour.page = audience_sum.page"
        f" AND hour > {now - window.hours} AND hour <= {now}), 0)"
        for window in Window
    )
    db.execute(f"UPDATE audience_sum SET {columns}")


def move(db: Any, places: Mapping[int, Place]) -> None:
    """Pages that stand elsewhere now."""
    db.executemany(
        "UPDATE audience_sum SET locale = %s, section = %s WHERE page = %s",
        [(place.locale, place.section, page) for page, place in places.items()],
    )


def erase(pages: Collection[int]) -> None:
    """Forget all that was counted of these pages."""
    with writing() as db:
        for some in chunks(list(pages)):
            for table in ("audience_hour", "audience_day", "audience_source", "audience_sum"):
                db.execute(f"DELETE FROM {table} WHERE page IN ({marks(some)})", list(some))


# --- logs that were read ---------------------------------------------------------------------------------


def place_in(db: Any, log: str) -> int:
    """How many bytes of a log are counted; nobody else counts it until the transaction ends."""
    db.execute("INSERT INTO audience_read (log, place) VALUES (%s, 0) ON CONFLICT (log) DO NOTHING", [log])
    lock = " FOR UPDATE" if connections[settings.VIEWS].features.has_select_for_update else ""
    db.execute(f"SELECT place FROM audience_read WHERE log = %s{lock}", [log])
    place: int = db.fetchone()[0]
    return place


def set_place(db: Any, log: str, place: int) -> None:
    db.execute("UPDATE audience_read SET place = %s WHERE log = %s", [place, log])


def forget(log: str) -> None:
    """The log is no more."""
    with writing() as db:
        db.execute("DELETE FROM audience_read WHERE log = %s", [log])


# --- rolling up ------------------------------------------------------------------------------------------


def roll_up(db: Any, day: int) -> None:
    """Sum the hours of a day; once more is the same as once."""
    db.execute(
        "INSERT INTO audience_day (page, day, views) SELECT page, %s, SUM(views) FROM audience_hour"
        " WHERE hour >= %s AND hour < %s GROUP BY page"
        " ON CONFLICT (page, day) DO UPDATE SET views = excluded.views",
        [day, day * 24, (day + 1) * 24],
    )


def roll_up_to(now: int) -> None:
    """Sum all days that are over at the hour `now`, the last ones once more: a log may have been read late.

    Hours that are in no window any more go, and so do sums of pages that nobody reads.
    """
    with writing() as db:
        advance(db, now)
        today = now // 24
        db.execute("SELECT MIN(hour) FROM audience_hour")
        first = db.fetchone()[0]
        begin = max(_fact(db, "rolled") - 1, (first if first is not None else now) // 24)
        for day in range(begin, today):
            roll_up(db, day)
        _set_fact(db, "rolled", today)
        db.execute("DELETE FROM audience_hour WHERE hour <= %s", [now - KEPT_HOURS])
        db.execute("DELETE FROM audience_sum WHERE month = 0")


# --- questions with many values --------------------------------------------------------------------------


def chunks(values: list[int]) -> Iterable[list[int]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def marks(values: list[int]) -> str:
    return ",".join(["%s"] * len(values))
