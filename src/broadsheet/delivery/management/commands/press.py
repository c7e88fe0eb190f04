"""`broadsheet press`: looks into the press, fills it, empties it."""

import http.client
import sqlite3
import textwrap
from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from broadsheet.delivery import answers, folder, obeying, spoiling, telling, warming
from broadsheet.delivery.proving import Door
from broadsheet.delivery.store import Store

MB = 2**20
WIDTH = 14  # of the names, in letters


class Command(BaseCommand):
    help = "Looks into the press, where readers' pages are stored; fills it, empties it."

    def add_arguments(self, parser: Any) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="status | warm | purge | where")
        deeds.add_parser("status", help="How the press is: pages, bytes, hits, what waits.")
        warm = deeds.add_parser("warm", help="Ask for pages before readers do, one after the other.")
        warm.add_argument("paths", nargs="*", metavar="PATH", help="Default: all that the sitemaps name.")
        warm.add_argument("--limit", type=positive, metavar="N", help="The first N addresses only.")
        warm.add_argument("--door", default=default_door(), help="Where to ask. Default: %(default)s")
        purge = deeds.add_parser("purge", help="Drop what depends on tags; they are renewed when asked for.")
        purge.add_argument("tags", nargs="+", metavar="TAG", help="Such as page:42; '*' is everything.")
        where = deeds.add_parser("where", help="Whether an address is stored, in which file, since when.")
        where.add_argument("url", metavar="URL", help="An address of the paper, or its path.")

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        verbs: dict[str, Callable[..., None]] = {
            "status": self.status, "warm": self.warm, "purge": self.purge, "where": self.where,
        }  # fmt: skip
        try:
            verbs[deed](obeying.the_store(), options)
        except FileNotFoundError:
            raise CommandError("Nothing is stored yet: the press begins with `broadsheet run`.") from None
        except sqlite3.Error as error:
            raise CommandError(f"The index of the press cannot be read: {error}") from error

    # --- status ------------------------------------------------------------------------------------------

    def status(self, store: Store, options: dict[str, Any]) -> None:
        told = telling.look(store)
        counted = told.counted
        self.lines(
            ("folder", f"{store.home / told.epoch}"),
            ("stored", f"{told.pages:,} pages, {told.bytes / MB:,.1f} of {told.most_bytes // MB:,} MB"),
            ("hits", f"{counted['hits']:,} from the press; those that nginx served are not counted"),
            ("misses", f"{counted['misses']:,}"),
            ("renders", f"{counted['renders']:,}"),
            ("purges", f"{counted['purges']:,} pages dropped or renewed after changes"),
            ("damaged", f"{counted['damaged']:,} pages, replaced since"),
            ("not storable", f"{counted['errors']:,} times"),
            ("not obeyed", f"since {told.undone:.1f} s" if told.undone else "no change"),
            ("shared cache", f"{told.outbound:,} addresses to be told of" if settings.PRESS_CDN else "none"),
            ("printer", "at work" if told.has_printer else "away; is `broadsheet run` running?"),
            ("waiting", f"{told.waiting:,} hot pages"),
        )

    # --- warm --------------------------------------------------------------------------------------------

    def warm(self, store: Store, options: dict[str, Any]) -> None:
        door = Door(options["door"])
        paths = [path_of(text) for text in options["paths"]]
        found: Counter[str] = Counter()
        try:
            for path, outcome in warming.warm(
                door, islice(paths or warming.addresses(door), options["limit"])
            ):
                found[outcome] += 1
                if outcome not in ("stored", "rendered"):
                    self.stderr.write(f"{path} was answered with {outcome}.")
        except (OSError, http.client.HTTPException) as error:
            raise CommandError(
                f"Nobody answers at {options['door']} ({error}). Is `broadsheet run` running? Else say --door."
            ) from error
        self.stdout.write(f"{found['rendered']:,} rendered, {found['stored']:,} already stored.")
        if refused := found.total() - found["rendered"] - found["stored"]:
            raise CommandError(f"{refused:,} of {found.total():,} addresses gave no page.")

    # --- purge -------------------------------------------------------------------------------------------

    def purge(self, store: Store, options: dict[str, Any]) -> None:
        tags = list(dict.fromkeys(options["tags"]))
        if spoiling.EVERYTHING in tags:
            pages = telling.look(store).pages
            self.spoil(spoiling.EVERYTHING)
            self.stdout.write(f"All {pages:,} stored pages went.")
            return
        unknown = [tag for tag in tags if not telling.depending(store, [tag])]
        before = telling.depending(store, tags)
        self.spoil(*tags)  # the unknown ones too: another machine's press may know them
        after = telling.depending(store, tags)
        gone = [path for path, stored_at in before.items() if after.get(path) != stored_at]
        for tag in unknown:
            self.stderr.write(f"Nothing stored here depends on “{tag}”.")
        self.stdout.write(f"{len(gone):,} stored pages went.")
        if unknown == tags:
            raise CommandError(
                "Nothing was stored that could go. `press where URL` lists the tags of a page."
            )

    @transaction.atomic
    def spoil(self, *tags: str) -> None:
        spoiling.spoil(*tags)

    # --- where -------------------------------------------------------------------------------------------

    def where(self, store: Store, options: dict[str, Any]) -> None:
        path = path_of(options["url"])
        found = telling.stored(store, path)
        if found is None:
            raise CommandError(f"{path} is not stored: nobody asked for it yet, or it may not be.")
        kept = found.kept
        files = ", ".join(map(str, folder.files(store.pages, kept.name)))
        self.lines(
            ("address", path),
            ("files", files if found.has_files else f"missing: {files}"),
            ("size", f"{found.size:,} bytes in both"),
            ("etag", answers.etag(kept.content, "br")),
            ("since", moment(kept.stored_at)),
            ("stale at", moment(kept.stale_at) if kept.stale_at else "no time set"),
            ("spoiled", f"since {moment(kept.spoiled_at)}" if kept.spoiled_at else "no"),
            (
                "depends on",
                textwrap.fill(
                    " ".join(found.tags), 90, subsequent_indent=" " * WIDTH, break_on_hyphens=False
                ),
            ),
        )

    def lines(self, *rows: tuple[str, str]) -> None:
        for name, words in rows:
            self.stdout.write(f"{name:<{WIDTH}}{words}")


def path_of(text: str) -> str:
    """The path of an address of this paper. Raises CommandError."""
    parts, paper = urlsplit(text), urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if parts.netloc and parts.netloc != paper.netloc:
        raise CommandError(f"{text} is no address of this paper, which is at {paper.geturl()}/ .")
    if not parts.path.startswith("/") and not parts.netloc:
        raise CommandError(f"{text!r} is no address: it begins with / or {paper.geturl()}/ .")
    return unquote(parts.path) or "/"


def default_door() -> str:
    return settings.DOOR or f"http://127.0.0.1:{settings.PORT}"


def positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"a whole number from 1 on is needed, not {text!r}")
    return int(text)


def moment(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
