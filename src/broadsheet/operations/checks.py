"""What the doctor looks at. Each check yields findings in words."""

import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django_tasks_db.models import DBTaskResult

from broadsheet.delivery import obeying, telling
from broadsheet.editions.models import Edition
from broadsheet.operations import heartbeat, preparation
from broadsheet.operations.models import Job
from broadsheet.pages import schedule

LOW_DISK = 500 * 2**20
PROCESSES = {"worker": "The task worker", "scheduler": "The clock", "printer": "The printer"}
LONGEST_UNDONE = 5.0  # seconds that a change may wait to be obeyed by the press
LONGEST_UNTOLD = 30.0  # seconds that a shared cache may not know of a change
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Finding:
    is_well: bool
    words: str


def examine() -> Iterator[Finding]:
    """All findings, most basic first. Where the database is out of reach, what needs it is left out."""
    yield from home()
    yield from shared_cache()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        yield Finding(False, f"The database cannot be reached: {error}")
        return
    if missing := preparation.unapplied_migrations():
        yield Finding(
            False, f"{len(missing)} migrations are not applied, first {missing[0]}. Run: broadsheet migrate"
        )
        return
    yield Finding(True, f"The database answers ({connection.vendor}), its tables are up to date.")
    yield from contents()
    yield from processes()
    yield from press()
    yield from receipts(datetime.now(UTC))
    yield from clock()


def home() -> Iterator[Finding]:
    key = Path(settings.HOME) / "secret-key"
    if stat.S_IMODE(key.stat().st_mode) & 0o077:
        yield Finding(False, f"{key} can be read by others. Run: chmod 600 {key}")
    free = preparation.free_space()
    yield Finding(
        free > LOW_DISK, f"{free // 2**20:,} MB are free where the paper keeps its state ({settings.HOME})."
    )
    if not (Path(settings.STATIC_ROOT) / ".stamp").exists():
        yield Finding(False, "Static files are not gathered yet; `broadsheet run` does that.")
    if settings.DEBUG:
        yield Finding(False, "BROADSHEET_DEBUG is on: errors show their code to everybody.")


def shared_cache() -> Iterator[Finding]:
    """What processes share; without it nobody can sign in, for wrong passwords are counted there."""
    if not settings.CACHE_URL:
        return
    try:
        cache.set("doctor", "well", 60)
        is_kept = cache.get("doctor") == "well"
    except Exception as error:  # noqa: BLE001  # the library's errors, which is there only where it is asked for
        yield Finding(False, f"The cache of BROADSHEET_CACHE_URL does not answer: {error}")
    else:
        words = "answers" if is_kept else "takes what it is given and does not keep it"
        yield Finding(is_kept, f"The cache of BROADSHEET_CACHE_URL {words}.")


def contents() -> Iterator[Finding]:
    editions = [str(edition) for edition in Edition.objects.published().select_related("locale")]
    words = ", ".join(editions) if editions else "No edition is published; readers get “not found”."
    yield Finding(bool(editions), f"Editions: {words}")


def processes() -> Iterator[Finding]:
    for name, what in PROCESSES.items():
        age = heartbeat.age(name)
        if heartbeat.is_alive(name):
            yield Finding(True, f"{what} is at work.")
        else:
            since = "was never seen" if age is None else f"was last seen {age:.0f} s ago"
            yield Finding(False, f"{what} {since}. Is `broadsheet run` running?")
    failed = DBTaskResult.objects.failed().count()
    yield Finding(not failed, f"{failed} tasks failed." if failed else "No task failed.")


def press() -> Iterator[Finding]:
    try:
        told = telling.look(obeying.the_store())
    except FileNotFoundError:
        yield Finding(False, "The press has not begun; `broadsheet run` begins it.")
        return
    except (OSError, sqlite3.Error) as error:
        yield Finding(
            False,
            f"The press cannot be read: {error}. Stop the paper, remove {settings.PRESS_HOME}, start again.",
        )
        return
    yield Finding(
        True,
        f"The press answers: {told.pages:,} pages, {told.bytes / 2**20:,.1f} of {told.most_bytes // 2**20:,} MB.",
    )
    if told.undone > LONGEST_UNDONE:
        yield Finding(
            False,
            f"Readers may see old pages: a change of {told.undone:.0f} s ago is not obeyed. Look into the log.",
        )
    if told.untold > LONGEST_UNTOLD:
        yield Finding(
            False,
            f"The shared cache in front has not taken {told.outbound:,} addresses for {told.untold:.0f} s."
            " Does it answer at BROADSHEET_CDN?",
        )
    for name, words in (("damaged", "were damaged, and replaced"), ("errors", "could not be stored")):
        if count := told.counted[name]:
            yield Finding(
                False,
                f"{count:,} pages {words}. Look after the disk; then: broadsheet press purge '*'",
            )


def receipts(now: datetime) -> Iterator[Finding]:
    """Whether readers saw the changes of the last day in time."""
    troubled = telling.in_trouble(now).filter(done_at__gte=now - DAY)
    count = sum(telling.by_state(now - DAY).values())
    if newest := troubled.first():
        words = telling.sentence(newest, now)
        yield Finding(
            False,
            f"{troubled.count()} of {count} changes of the last day reached readers late, or not at all: {words}",
        )
    else:
        yield Finding(True, f"Changes of the last day: {count}, all reached readers in time.")


def clock() -> Iterator[Finding]:
    for row in schedule.overdue(datetime.now(UTC)):
        yield Finding(
            False,
            f"Missed: “{row.object_str}” should be live since {row.approved_go_live_at:%Y-%m-%d %H:%M} UTC.",
        )
    for job in Job.objects.exclude(error=""):
        yield Finding(False, f"The job “{job.name}” failed: {job.error}")
