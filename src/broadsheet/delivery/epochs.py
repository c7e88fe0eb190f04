"""An epoch: all pages that one state of the code, the settings and the menus has rendered.

Its name begins with a hash of code, templates, assets, settings and migrations. Other code begins another epoch, and so
does a change to what stands on every page; what was stored before is swept later.
"""

import hashlib
import logging
import os
import shutil
import sqlite3
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from broadsheet.delivery import cdn, outbox
from broadsheet.delivery.index import Index, marks
from broadsheet.delivery.models import PressStore
from broadsheet.delivery.store import Store

log = logging.getLogger(__name__)

FORGOTTEN = ("damaged", "errors")  # counts of what was wrong with the folder before
CARRIED = {"wanted": "path, rank, since", "proof": "deed, path, kind, was, at, number"}
LISTENING = {"HOST", "PORT"}  # no page tells them: readers' addresses come from WAGTAILADMIN_BASE_URL
SUFFIXES = {".py", ".html", ".css", ".js", ".svg", ".mo", ".txt", ".xml"}


@cache
def code() -> str:
    """A hash of what the bytes of a page are made by, apart from what editors write."""
    state = hashlib.sha256()
    for file in sorted(Path(settings.PACKAGE).rglob("*")):
        if file.suffix in SUFFIXES and "/demo/" not in file.as_posix():
            state.update(
                f"{file.relative_to(settings.PACKAGE)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode()
            )
    state.update(f"{settings.WAGTAILADMIN_BASE_URL}\n".encode())
    for reading in settings.READINGS.values():
        if reading.name not in LISTENING:
            state.update(f"{reading.name}={reading.value}\n".encode())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists():
        state.update(manifest.read_bytes())
    return state.hexdigest()[:12]


def is_ours(epoch: str) -> bool:
    """Whether this process runs the code that the epoch was begun by."""
    return epoch.rpartition(".")[0] == code()


def ensure(store: Store) -> bool:
    """Before anything is served: an epoch of this code, that has heard of every change. Returns whether it is new."""
    with store.lock():
        if not (_is_usable(store) and is_known(store)):
            begin(store, outbox.end())
            return True
        begin_use(store)
    return False


def begin(store: Store, floor: int) -> str:
    """Begin with an empty folder, of this code. Constant time.

    floor: where in the outbox it begins to read. Returns the epoch's name; older folders are left to sweep().
    """
    return _begin(store, floor, code())


def begin_again(store: Store, floor: int) -> str:
    """The same after a change to what stands on every page, or damage: of whichever code has begun the one before.

    So a process that is about to be replaced does not take the press back.
    """
    return _begin(store, floor, store.epoch.rpartition(".")[0] or code())


def _begin(store: Store, floor: int, code: str) -> str:
    with store.lock():
        name = f"{code}.{_next_number(store)}"
        try:
            _furnish(store, store.home / name, floor)
        except (OSError, sqlite3.Error):
            shutil.rmtree(store.home / name, ignore_errors=True)
            raise
        link = store.home / "next"
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        link.rename(store.home / "current")
        store.slots.bump_epoch()
    outbox.note_store(store.name, floor)
    log.info("The press begins with an empty folder: %s.", name)
    return name


def _furnish(store: Store, made: Path, floor: int) -> None:
    (made / "pages").mkdir(parents=True)
    (made / "waiting").mkdir()
    index = Index(made / "index.sqlite3")
    index.make()
    index.set_fact("floor", floor)
    _carry_over(store, index)
    (made / "boot").write_text(boot_id())


def _carry_over(store: Store, index: Index) -> None:
    """What was still to be printed and proved, and what is counted; a damaged index has nothing to say."""
    with suppress(FileNotFoundError, sqlite3.Error):
        before = store.index
        index.set_fact("number", before.fact("number"))  # goes on: a render may have noted it just before
        counted = before.counted()
        index.count({name: number for name, number in counted.items() if name not in FORGOTTEN})
        for table, columns in CARRIED.items():
            rows = before.db.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608  # names
            index.db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks(columns.split())})", rows)  # noqa: S608
        if settings.PRESS_CDN:
            changed = before.db.execute("SELECT path FROM page UNION SELECT path FROM outbound").fetchall()
            cdn.note(index.db, [path for (path,) in changed])


def _next_number(store: Store) -> int:
    taken = (entry.name.rpartition(".")[2] for entry in store.home.iterdir() if entry.is_dir())
    return 1 + max((int(number) for number in taken if number.isdigit()), default=0)


def _is_usable(store: Store) -> bool:
    """Whether the epoch is of this code, and the machine has not crashed under it."""
    name = store.epoch
    if name.rpartition(".")[0] != code():
        return False
    try:
        boot = (store.home / name / "boot").read_text()
        return boot in ("", boot_id()) and store.index.fact("floor") >= 0
    except (OSError, sqlite3.DatabaseError):
        return False


def begin_use(store: Store) -> None:
    (store.home / store.epoch / "boot").write_text(boot_id())


def end_use(store: Store) -> None:
    """A clean stop: whatever was written is given to the disk first."""
    if name := store.epoch:
        os.sync()
        (store.home / name / "boot").write_text("")


def sweep(store: Store) -> None:
    """Remove the folders of past epochs."""
    with store.lock():  # one that is being begun is not the current one yet
        current = store.epoch
        past = [entry for entry in store.home.iterdir() if entry.is_dir() and entry.name != current]
    for entry in past if current else ():
        shutil.rmtree(entry, ignore_errors=True)


def is_known(store: Store) -> bool:
    """A store that was waited for no more has missed changes."""
    return PressStore.objects.filter(name=store.name).exists()


def boot_id() -> str:
    """Differs after each start of the machine."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""
