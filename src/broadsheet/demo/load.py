"""A full archive for measuring: articles in any number, with everything that belongs to them.

Pages, articles, bylines, taggings, a revision each, the reference index as Wagtail keeps it, the words that
readers search and the titles that the newsroom searches. Each batch is one transaction: what is broken off is
whole, and goes on where it stopped when asked again.
"""

import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Page

from broadsheet.articles.models import SectionPage
from broadsheet.delivery.spoiling import EVERYTHING, spoil
from broadsheet.demo import desk, sheets
from broadsheet.demo.desk import Desk
from broadsheet.demo.sentences import LoadStory, Writer

Say = Callable[[str], object]
Written = list[tuple[LoadStory, uuid.UUID]]
BATCH = 2000
NAMESPACE = uuid.UUID("6f1d1f2e-92b4-4f0c-9d53-5d1b6a4c2b11")  # a translation key for each number


class TreeIsBroken(Exception):
    """A section counts other children than it has; nothing was loaded. `broadsheet fixtree` mends it."""


def fill(articles: int, say: Say = print) -> int:
    """See to it that the default edition has load articles 0 to `articles` - 1. Returns how many were added.

    Raises TreeIsBroken, desk.NotADemonstration.
    """
    ground = desk.ensure(settings.LANGUAGE_CODE)
    _check(ground.sections)
    writer = Writer(desk.texts(settings.LANGUAGE_CODE), newest=datetime.now(UTC).replace(microsecond=0))
    printer = sheets.Printer(ground)
    _hurry()
    started, added = time.monotonic(), 0
    for stories in _written(writer, articles):
        _print(stories, printer)
        added += len(stories)
        say(f"{added:,} articles added, {added / (time.monotonic() - started):,.0f} a second")
    _settle()
    spoil(EVERYTHING)
    return added


def key(number: int) -> uuid.UUID:
    """The translation key of load article `number`, by which it is known again."""
    return uuid.uuid5(NAMESPACE, str(number))


def _written(writer: Writer, articles: int) -> Iterator[Written]:
    """Batches of the stories that are not there yet; one is written while the database takes in the last."""
    with ThreadPoolExecutor(max_workers=1) as writers:
        waiting: Future[Written] | None = None
        for first in range(0, articles, BATCH):
            missing = _missing(range(first, min(first + BATCH, articles)))
            writing = writers.submit(_write, writer, missing)
            if waiting:
                yield waiting.result()
            waiting = writing
        if waiting:
            yield waiting.result()


def _missing(numbers: range) -> dict[int, uuid.UUID]:
    keys = {key(number): number for number in numbers}
    known = Page.objects.filter(translation_key__in=keys).values_list("translation_key", flat=True)
    for there in known:
        del keys[there]
    return {number: at for at, number in keys.items()}


def _write(writer: Writer, numbers: dict[int, uuid.UUID]) -> Written:
    """Oldest first: the full-text index takes them quickest in that order."""
    stories = [(writer.story(number), at) for number, at in numbers.items()]
    return sorted(stories, key=lambda story: story[0].printed_at)


@transaction.atomic
def _print(stories: Written, printer: sheets.Printer) -> None:
    if stories:
        printer.print_all(stories, _steps(printer.ground))
        _count_children(printer.ground, [story for story, _key in stories])


def _steps(ground: Desk) -> dict[int, int]:
    """The last step of the tree below each section, the section's row locked."""
    last = {}
    for section in Page.objects.select_for_update().filter(pk__in=[row.pk for row in ground.sections]):
        child = section.get_last_child()
        last[section.pk] = Page._str2int(child.path[-Page.steplen :]) if child else 0
    return last


def _count_children(ground: Desk, stories: list[LoadStory]) -> None:
    for place, section in enumerate(ground.sections):
        count = sum(story.section % len(ground.sections) == place for story in stories)
        Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + count)


def _check(sections: list[SectionPage]) -> None:
    for section in sections:
        page = Page.objects.get(pk=section.pk)
        if Page.objects.child_of(page).count() != page.numchild:
            raise TreeIsBroken(section.title)


def _hurry() -> None:
    """Settings of this connection: rows are merged into indexes and files in larger portions."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("PRAGMA wal_autocheckpoint = 25000")
            if not connection.in_atomic_block:  # inside one SQLite refuses
                cursor.execute("PRAGMA synchronous = NORMAL")
            return
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SET gin_pending_list_limit = '1GB'")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression'")
        if "lz4" in ((cursor.fetchone() or [None])[0] or ()):
            cursor.execute("SET default_toast_compression = 'lz4'")


def _settle() -> None:
    """Let the database look at what it holds now, so that it plans by it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT gin_clean_pending_list('search_entry_vector')")
        else:
            cursor.execute("PRAGMA analysis_limit = 4000")
        cursor.execute("ANALYZE")
