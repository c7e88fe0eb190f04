"""Who has been counted this hour: one table in a file that all server processes of a machine share.

It holds no address and no name. A keyed hash of reader, page and hour chooses a place and leaves a mark there; the key
is thrown away at midnight, UTC, and with it whatever the marks could say. Networks leave a mark with a number.
"""

import fcntl
import mmap
import os
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from broadsheet.audience import tally

FORM = 1  # of the file; another one is begun anew
WAYS = 8  # marks side by side, among which a hash may leave its own
ROUNDS = 4  # such rows that are tried before the table counts as full
READERS, NETWORKS = 2**21, 2**19  # marks
HEAD = 8  # numbers before the marks: the form, the day of the key, and the key
SALT = slice(2, 6)
SIZE = 8 * (HEAD + READERS + NETWORKS)
HOUR_BITS, COUNT_BITS = 20, 16
HOUR, COUNT = 2**HOUR_BITS - 1, 2**COUNT_BITS - 1
OF_ALL = 100  # times as many views a network may have on all pages together in an hour as on one


@dataclass(frozen=True, slots=True)
class View:
    """network, reader: bytes that name them, which nobody writes down. host: where the reader came from, or ""."""

    page: int
    hour: int
    network: bytes
    reader: bytes
    host: str = ""


class Seen:
    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.alone = threading.Lock()
        self.day, self.salt = 0, b""
        with self:
            if os.fstat(self.handle).st_size != SIZE:
                os.ftruncate(self.handle, SIZE)
            self.values = memoryview(mmap.mmap(self.handle, SIZE)).cast("Q")
            if self.values[0] != FORM:
                self.values[0], self.values[1] = FORM, 0

    def __enter__(self) -> None:
        """Nobody else looks at the table, in this process or another; what dies gives it back."""
        self.alone.acquire()
        fcntl.flock(self.handle, fcntl.LOCK_EX)

    def __exit__(self, *args: object) -> None:
        fcntl.flock(self.handle, fcntl.LOCK_UN)
        self.alone.release()

    def new_ones(self, views: Iterable[View], most: int) -> list[View]:
        """Those that count as one more of their page in their hour; their readers do so never again.

        most: readers of one network that count on one page in an hour.
        """
        with self:
            return [view for view in views if self._is_new(view, most)]

    def _is_new(self, view: View, most: int) -> bool:
        page, hour = view.page, view.hour
        salt = self._salt_of(hour // 24)
        mark, place = self._find(
            HEAD, READERS, _hash(salt, b"r%d/%d/" % (page, hour), view.reader), HOUR_BITS, hour
        )
        if place is None or self.values[place] == mark:
            return False  # seen, or the table is full: rather one too few than one twice
        counters = []
        for name, limit in ((b"p%d/%d/" % (page, hour), most), (b"a%d/" % hour, most * OF_ALL)):
            hashed = _hash(salt, name, view.network)
            sign, counter = self._find(HEAD + READERS, NETWORKS, hashed, HOUR_BITS + COUNT_BITS, hour)
            if counter is None:
                return False
            known = self.values[counter]
            number = known & COUNT if known >> COUNT_BITS == sign >> COUNT_BITS else 0
            if number >= min(limit, COUNT):
                return False
            counters.append((counter, sign | number + 1))
        self.values[place] = mark
        for counter, value in counters:
            self.values[counter] = value
        return True

    def forget_old_key(self, hour: int) -> None:
        """Overwrite the key of a day that is over; done each minute, so that it goes where nobody reads, too."""
        with self:
            self._salt_of(hour // 24)

    def _find(self, begin: int, size: int, hashed: int, low_bits: int, hour: int) -> tuple[int, int | None]:
        """The mark of a hash, its lowest bits empty, and where it stands or may be left; None if all is full.

        The hour stands in the low bits of a reader's mark, and above the number in a network's: a mark of another
        hour is an empty place.
        """
        shift = low_bits - HOUR_BITS
        now = (hour & HOUR) << shift
        mark = (hashed >> 64 >> low_bits << low_bits) | now
        rows = size // WAYS
        row, free = hashed % rows, None
        for tried in range(ROUNDS):
            start = begin + (row + tried) % rows * WAYS
            for place, value in enumerate(self.values[start : start + WAYS].tolist(), start):
                if value >> shift == mark >> shift:
                    return mark, place
                if free is None and value >> shift & HOUR != hour & HOUR:
                    free = place
            if free is not None:  # it would have been left here
                break
        return mark, free

    def _salt_of(self, day: int) -> bytes:
        """The key; a new one as soon as somebody is of a later day; who is a moment late finds that."""
        known = self.values[1]
        if not known - 1 <= day <= known:
            self.values[SALT] = memoryview(secrets.token_bytes(32)).cast("Q")
            self.values[1] = known = day
        if self.day != known:
            self.day, self.salt = known, self.values[SALT].tobytes()
        return self.salt


def _hash(salt: bytes, name: bytes, who: bytes) -> int:
    return int.from_bytes(blake2b(name + who, key=salt, digest_size=16).digest(), "little")


@cache
def _table(file: Path) -> Seen:
    return Seen(file)


def the_table() -> Seen:
    """That of this machine."""
    return _table(settings.VIEW_LOGS / "seen")


def forget_old_key(moment: float) -> None:
    the_table().forget_old_key(tally.hour_of(moment))
