"""An epoch: all pages that one state of the code, the settings and the menus has rendered.

Its name begins with a hash of code, templates, assets, settings and migrations. Other code begins another epoch, and so
does a change to what stands on every page; what was stored before is swept later.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from broadsheet.delivery import outbox
from broadsheet.delivery.models import PressStore
from broadsheet.delivery.store import Store

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
    for reading in settings.READINGS.values():
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
    if not (store.is_usable(code()) and _is_known(store)):
        begin(store)
        return True
    store.begin_use()
    return False


def begin(store: Store) -> str:
    return store.begin_epoch(code(), outbox.end())


def _is_known(store: Store) -> bool:
    """A store that was waited for no more has missed changes."""
    return PressStore.objects.filter(name=store.name).exists()
