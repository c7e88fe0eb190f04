"""One render of a page at a time on this machine: a lock on one byte of one file, by the hash of the path.

The kernel gives it back when a process dies. Whoever waits looks whether the other has stored the page by then.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from broadsheet.delivery.slots import of
from broadsheet.delivery.store import Store

LONGEST_WAIT = 2.0  # seconds; then the page is rendered twice rather than late
LOOK_AGAIN = 0.004

_held: set[int] = set()  # bytes held by this process: the kernel does not tell its threads apart
_guard = threading.Lock()


@contextmanager
def take(store: Store, path: str) -> Iterator[bool]:
    """Yields whether somebody else has stored the page while this one waited."""
    try:
        byte, file = of(path), _file(store.home / "turns")
    except OSError:  # a closed disk: everybody renders
        yield False
        return
    deadline = time.monotonic() + LONGEST_WAIT
    has_turn = _try(file, byte)
    has_waited = not has_turn
    while not has_turn and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN)
        has_turn = _try(file, byte)
    try:
        yield has_waited and store.serves(path)
    finally:
        if has_turn:
            _give_back(file, byte)


@cache
def _file(name: Path) -> int:
    """Never closed: closing any copy of it would give back all locks of the process."""
    return os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _try(file: int, byte: int) -> bool:
    with _guard:
        if byte in _held:
            return False
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
        except OSError:
            return False
        _held.add(byte)
        return True


def _give_back(file: int, byte: int) -> None:
    with _guard:
        _held.discard(byte)
        fcntl.lockf(file, fcntl.LOCK_UN, 1, byte)
