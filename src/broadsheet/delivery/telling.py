"""What the press tells its operators: how it is, where a page is kept, what readers were proved to see."""

import contextlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q, QuerySet

from broadsheet.delivery import bell, folder, outbox
from broadsheet.delivery.deeds import Deed
from broadsheet.delivery.index import chunks, marks
from broadsheet.delivery.models import Receipt, State
from broadsheet.delivery.store import KEPT, Kept, Store

COUNTED = ("hits", "misses", "renders", "purges", "damaged", "errors")
UNPROVED = timedelta(seconds=30)  # a receipt that waits longer is proved by nobody


@dataclass(frozen=True)
class Told:
    """The press at one moment. undone: seconds since the oldest change that is not obeyed yet, 0 if there is none.

    outbound: addresses of which a shared cache in front has not been told; untold: seconds since the oldest of them.
    counted: by the names of COUNTED; servers add theirs each ten seconds.
    """

    epoch: str
    pages: int
    bytes: int
    most_bytes: int
    waiting: int
    undone: float
    outbound: int
    untold: float
    has_printer: bool
    counted: Mapping[str, int]

    @property
    def share(self) -> float:
        """Of the disk that it may use, 0 to 1."""
        return self.bytes / self.most_bytes


@dataclass(frozen=True)
class Stored:
    """One stored page. size: bytes of both files, which are there or not."""

    kept: Kept
    size: int
    has_files: bool
    tags: list[str]


def look(store: Store) -> Told:
    """Raises FileNotFoundError before the first epoch, sqlite3.Error where the index cannot be read."""
    db = store.index.db
    outbound, oldest = db.execute("SELECT count(*), min(at) FROM outbound").fetchone()
    return Told(
        epoch=store.epoch,
        pages=db.execute("SELECT count(*) FROM page").fetchone()[0],
        bytes=store.index.fact("bytes"),
        most_bytes=settings.PRESS_DISK,
        waiting=db.execute("SELECT count(*) FROM wanted").fetchone()[0],
        undone=_undone(store),
        outbound=outbound,
        untold=max(time.time() - oldest, 0.0) if oldest else 0.0,
        has_printer=has_printer(store),
        counted=dict.fromkeys(COUNTED, 0) | store.index.counted(),
    )


def _undone(store: Store) -> float:
    rows, _floor = outbox.unread(store.index.fact("floor"))
    known = {row[0] for row in store.index.db.execute("SELECT id FROM obeyed")}
    oldest = min((row.spoiled_at.timestamp() for row in rows if row.pk not in known), default=None)
    return 0.0 if oldest is None else max(time.time() - oldest, 0.0)


def has_printer(store: Store) -> bool:
    """Whether a process of this machine holds the other end of the bell."""
    with contextlib.suppress(OSError):
        os.close(os.open(store.home / f"{bell.NAME}-1", os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC))
        return True
    return False


def stored(store: Store, path: str) -> Stored | None:
    """What is kept of an address, spoiled or not; None if nothing is."""
    db = store.index.db
    row = db.execute(
        f"SELECT {KEPT}, size FROM page WHERE path = ?",  # noqa: S608  # names of columns
        (path,),
    ).fetchone()
    if row is None:
        return None
    *columns, size = row
    kept = Kept.of(columns)
    tags = db.execute("SELECT tag FROM page_tag WHERE path = ? ORDER BY tag", (path,)).fetchall()
    files = folder.files(store.pages, kept.name)
    return Stored(kept, size, all(file.exists() for file in files), [tag for (tag,) in tags])


def depending(store: Store, tags: Iterable[str]) -> dict[str, float]:
    """path → when it was stored, of the pages that depend on any of the tags and are not spoiled."""
    found: dict[str, float] = {}
    for some in chunks(sorted(tags)):
        found.update(
            store.index.db.execute(
                "SELECT DISTINCT path, stored_at FROM page_tag JOIN page USING (path)"  # noqa: S608  # question marks
                f" WHERE spoiled_at IS NULL AND tag IN ({marks(some)})",
                some,
            )
        )
    return found


# --- receipts --------------------------------------------------------------------------------------------


def receipt_of_running_deed() -> Receipt | None:
    """None without asking the database, if the running transaction has spoiled nothing and left no receipt."""
    running = next((entry[1] for entry in connection.run_on_commit if isinstance(entry[1], Deed)), None)
    return Receipt.objects.filter(deed=running.id).first() if running else None


def by_state(since: datetime) -> dict[str, int]:
    """How many receipts of each state there are since then."""
    rows = Receipt.objects.filter(done_at__gte=since).order_by().values_list("state")
    return {**dict.fromkeys(State.values, 0), **dict(rows.annotate(Count("pk")))}


def in_trouble(at: datetime) -> QuerySet[Receipt]:
    """Late, failed, or proved by nobody."""
    unproved = Q(state=State.WAITING, done_at__lt=at - UNPROVED)
    return Receipt.objects.filter(Q(state__in=(State.LATE, State.FAILED)) | unproved)


def is_unproved(receipt: Receipt, at: datetime) -> bool:
    return receipt.state == State.WAITING and receipt.done_at < at - UNPROVED


def slowest(receipt: Receipt) -> int:
    """Milliseconds until the last address was seen to be right."""
    return max((line["ms"] for line in receipt.lines if line["state"] != "unchanged"), default=0)


def sentence(receipt: Receipt, at: datetime) -> str:
    """One line for the terminal."""
    state = "proved by nobody" if is_unproved(receipt, at) else str(receipt.state)
    shown = f"{len(receipt.lines) + receipt.more} addresses, slowest {slowest(receipt)} ms"
    if receipt.is_everything:
        shown = f"the whole paper, {shown}"
    done = f"{receipt.done_at:%Y-%m-%d %H:%M:%S} UTC  {receipt.what.partition('.')[2]} “{receipt.title}”"
    reasons = [
        f"{line['address']}: {line.get('error') or line['state']}"
        for line in receipt.lines
        if line["state"] in ("late", "failed")
    ]
    return f"{done}: {state}; {shown}" + "".join(f"\n    {reason}" for reason in reasons[:3])
