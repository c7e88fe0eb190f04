"""The outbox: what a change spoils is written in its transaction, and obeyed by every store after the commit.

A log: each store reads on from where it was. On SQLite rows are committed in the order of their ids. On PostgreSQL
they are not: rows carry the id of their transaction, and a store has read for good only what is older than every
transaction still running; newer rows that it has obeyed already it remembers one by one.
"""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Func, Max, Value
from django.utils import timezone

from broadsheet.delivery.models import PressStore, Spoiled

DEAD_AFTER = timedelta(days=1)  # a store not seen for so long is waited for no more
CHANNEL = "broadsheet_press"  # PostgreSQL: told at each commit that spoils anything


def append(deed: uuid.UUID, tags: Iterable[str], hot: Iterable[str], is_takedown: bool) -> None:
    """Note, in the running transaction, that these tags are spoiled."""
    Spoiled.objects.create(
        deed=deed, tags=list(tags), hot=list(hot), is_takedown=is_takedown, transaction_id=_transaction_id()
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")  # the server sends it at the commit, once a transaction


def _transaction_id() -> Any:
    if connection.vendor != "postgresql":
        return Value(0)
    return Func(
        function="pg_current_xact_id", template="%(function)s()::text::bigint", output_field=BigIntegerField()
    )


def unread(floor: int) -> tuple[list[Spoiled], int]:
    """Committed rows from the floor on, oldest first, and the floor to read from the next time.

    Rows that come twice (PostgreSQL, while an older transaction is still running) are known by their ids.
    """
    if connection.vendor != "postgresql":
        rows = list(Spoiled.objects.filter(pk__gt=floor).order_by("pk"))
        return rows, rows[-1].pk if rows else floor
    with connection.cursor() as cursor:  # asked before the rows: what commits in between is read again
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        oldest_running = cursor.fetchone()[0]
    rows = list(Spoiled.objects.filter(transaction_id__gte=floor).order_by("transaction_id", "pk"))
    return rows, max(floor, oldest_running)


def end() -> int:
    """The floor of a store that holds nothing yet, and so need not read what was before."""
    if connection.vendor != "postgresql":
        return Spoiled.objects.aggregate(newest=Max("pk"))["newest"] or 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


def note_store(name: uuid.UUID, floor: int) -> None:
    """Say how far this store has read, and remove what all stores have read."""
    now = timezone.now()
    PressStore.objects.update_or_create(name=name, defaults={"floor": floor, "seen_at": now})
    PressStore.objects.filter(seen_at__lt=now - DEAD_AFTER).delete()
    slowest = PressStore.objects.order_by("floor").values_list("floor", flat=True)[0]
    column = "transaction_id__lt" if connection.vendor == "postgresql" else "pk__lte"
    Spoiled.objects.filter(**{column: slowest}).delete()
