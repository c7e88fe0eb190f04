"""What the doctor looks at. Each check yields findings in words."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django_tasks_db.models import DBTaskResult

from broadsheet.editions.models import Edition
from broadsheet.operations import heartbeat, preparation
from broadsheet.operations.models import Job
from broadsheet.pages import schedule

LOW_DISK = 500 * 2**20


@dataclass(frozen=True)
class Finding:
    is_well: bool
    words: str


def examine() -> Iterator[Finding]:
    """All findings, most basic first. Where the database is out of reach, what needs it is left out."""
    yield from home()
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


def contents() -> Iterator[Finding]:
    editions = [str(edition) for edition in Edition.objects.published().select_related("locale")]
    words = ", ".join(editions) if editions else "No edition is published; readers get “not found”."
    yield Finding(bool(editions), f"Editions: {words}")


def processes() -> Iterator[Finding]:
    for name, what in (("worker", "The task worker"), ("scheduler", "The clock")):
        age = heartbeat.age(name)
        if heartbeat.is_alive(name):
            yield Finding(True, f"{what} is at work.")
        else:
            since = "was never seen" if age is None else f"was last seen {age:.0f} s ago"
            yield Finding(False, f"{what} {since}. Is `broadsheet run` running?")
    failed = DBTaskResult.objects.failed().count()
    yield Finding(not failed, f"{failed} tasks failed." if failed else "No task failed.")


def clock() -> Iterator[Finding]:
    for row in schedule.overdue(datetime.now(UTC)):
        yield Finding(
            False,
            f"Missed: “{row.object_str}” should be live since {row.approved_go_live_at:%Y-%m-%d %H:%M} UTC.",
        )
    for job in Job.objects.exclude(error=""):
        yield Finding(False, f"The job “{job.name}” failed: {job.error}")
