"""What the clock starts, and how often."""

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from broadsheet.audience import journal
from broadsheet.audience import tasks as audience
from broadsheet.comments import digest, learning, retention
from broadsheet.delivery.models import Receipt
from broadsheet.operations.models import Job
from broadsheet.pages import lookups
from broadsheet.pages.models import MissingAddress
from broadsheet.related import tasks as related

log = logging.getLogger(__name__)

KEEP_RECEIPTS = timedelta(days=90)
KEEP_MISSING = 1000  # addresses not found that are kept: those asked for most


@dataclass(frozen=True)
class Task:
    """is_local: done on each machine, for itself."""

    every: timedelta
    do: Callable[[], object]
    is_local: bool = False


def fold_missing_addresses() -> None:
    """Move the log of addresses not found into the newsroom's list; the least asked are dropped past a bound."""
    folded = lookups.LOG.with_suffix(".folding")
    if lookups.LOG.exists():
        lookups.LOG.replace(folded)
    if not folded.exists():
        return
    with transaction.atomic():
        for line in folded.read_text("utf-8", "replace").splitlines():
            with suppress(json.JSONDecodeError):  # a line torn by a crash
                _count(json.loads(line))
        kept = MissingAddress.objects.order_by("-hits").values_list("pk", flat=True)[:KEEP_MISSING]
        MissingAddress.objects.exclude(pk__in=list(kept)).delete()
    folded.unlink()


def _count(line: dict[str, str | int]) -> None:
    at = datetime.fromtimestamp(int(line["at"]), UTC)
    row, is_new = MissingAddress.objects.get_or_create(
        path=line["path"],
        defaults={"hits": 1, "first_seen_at": at, "last_seen_at": at, "referrer": line["from"]},
    )
    if not is_new:
        referrer = line["from"] or row.referrer
        MissingAddress.objects.filter(pk=row.pk).update(
            hits=F("hits") + 1, last_seen_at=at, referrer=referrer
        )


def tidy() -> None:
    """Nightly: old sessions, task results and receipts, the planner's statistics, abandoned previews of files."""
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    Receipt.objects.filter(done_at__lt=timezone.now() - KEEP_RECEIPTS).delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")
    for leftover in Path(settings.HOME).glob(".key-*"):
        leftover.unlink(missing_ok=True)


TASKS = {
    "fold missing addresses": Task(timedelta(minutes=1), fold_missing_addresses),
    "related stories": Task(timedelta(minutes=1), related.look_at_overdue),
    "views": Task(timedelta(minutes=1), audience.count, is_local=True),
    "most viewed": Task(timedelta(minutes=1), audience.rank),
    "days of views": Task(timedelta(hours=1), audience.roll_up),
    "tidy": Task(timedelta(days=1), tidy),
    "retention of comments": Task(timedelta(days=1), retention.retain),
    "lessons of comments": Task(timedelta(minutes=5), learning.look),
    "digest of comments": Task(timedelta(hours=1), digest.send),
}


def run(at: datetime) -> list[str]:
    """Run every job whose time has come. Returns their names. A failing job keeps its error on its row."""
    tasks = {_name_here(name) if task.is_local else name: task for name, task in TASKS.items()}
    return [name for name, task in tasks.items() if _take(name, task, at) and _do(name, task)]


def _name_here(name: str) -> str:
    return f"{name} on {journal.the_journal().machine}"


def _take(name: str, task: Task, at: datetime) -> bool:
    """Whether this process may run the job now; of several schedulers only one may."""
    Job.objects.get_or_create(name=name, defaults={"next_at": at + task.every})
    mine = Job.objects.filter(name=name, next_at__lte=at)
    return bool(mine.update(next_at=at + task.every, started_at=at, error=""))


def _do(name: str, task: Task) -> bool:
    error = ""
    try:
        task.do()
    except Exception as failure:  # noqa: BLE001  # kept on the job's row and told by the doctor
        log.exception("The job “%s” failed.", name)
        error = f"{type(failure).__name__}: {failure}"
    Job.objects.filter(name=name).update(finished_at=datetime.now(UTC), error=error)
    return True
