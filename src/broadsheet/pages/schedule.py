"""What goes live and what ends by the clock. Each item is published whole or not at all, and alone."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, Revision

log = logging.getLogger(__name__)

LATE = timedelta(minutes=1)  # past this a scheduled item counts as missed


@dataclass(frozen=True)
class Outcome:
    """One scheduled item that was tried. error: "" if it went well."""

    title: str
    what: str
    error: str


def due(at: datetime) -> QuerySet[Revision]:
    """Revisions whose minute has come, in the order of their minutes."""
    return Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at", "pk")


def overdue(at: datetime) -> QuerySet[Revision]:
    """Revisions that should be live since more than a minute: shown in red and told by the doctor."""
    return due(at - LATE)


def run_due(at: datetime, *, skip: frozenset[int] = frozenset()) -> list[tuple[int, Outcome]]:
    """Publish and end everything that is due, except the ids in `skip`. Returns what was tried, by id.

    A failing item is logged and stays due; it never stops the others.
    """
    tried = [
        (row.pk, _try(row.object_str, "publish", lambda row=row: _publish(row)))
        for row in _left(due(at), skip)
    ]
    ended = Page.objects.live().filter(expire_at__lte=at).order_by("expire_at")
    return tried + [
        (-row.pk, _try(row.title, "end", lambda row=row: _end(row))) for row in _left(ended, skip, -1)
    ]


def _left(rows: Any, skip: frozenset[int], sign: int = 1) -> Iterator[Any]:
    return (row for row in list(rows) if sign * row.pk not in skip)


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def _end(page: Page) -> None:
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _try(title: str, what: str, deed: Any) -> Outcome:
    try:
        with transaction.atomic():
            deed()
    except Exception as error:  # noqa: BLE001  # whatever is wrong with one item, the others have their minute
        log.exception("Scheduled item “%s” failed (%s).", title, what)
        return Outcome(title, what, f"{type(error).__name__}: {error}")
    log.info("Scheduled item “%s” done (%s).", title, what)
    return Outcome(title, what, "")
