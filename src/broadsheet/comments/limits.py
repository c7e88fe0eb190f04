"""How often a network may write: token buckets in one small file, which all server processes of a machine share.

No address is kept, not even hashed: a keyed hash chooses a bucket among 65,536, and a bucket holds a level and a time.
"""

import fcntl
import mmap
import os
import threading
import time
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from broadsheet.comments import keys

COUNT = 65_536
SIZE = COUNT * 16  # two doubles each: the level, and when it was that


@dataclass(frozen=True)
class Rate:
    """most: at once, and again within so many seconds."""

    purpose: str
    most: int
    seconds: float


POSTS = (Rate("posts", 3, 60), Rate("posts-an-hour", 20, 3600))
CHALLENGES = (Rate("challenges", 30, 60),)
REPORTS = (Rate("reports", 5, 60), Rate("reports-an-hour", 20, 3600))
OWN = (Rate("own", 10, 60),)
MAILS = (Rate("mails", 5, 3600),)  # to one e-mail address, whoever asks for them
ALL = Rate("all", 100, 1)  # whoever they come from


class TooOften(Exception):
    """So many are not taken now. seconds: until the next one is."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = max(1, int(seconds + 0.999))


class Buckets:
    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.fstat(self.handle).st_size < SIZE:
            os.ftruncate(self.handle, SIZE)
        self.values = memoryview(mmap.mmap(self.handle, SIZE)).cast("d")
        self.alone = threading.Lock()

    def take(self, key: str, rate: Rate, now: float) -> None:
        """Put one in. Raises TooOften if the bucket is full."""
        place = zlib.crc32(f"{rate.purpose}:{key}".encode()) % COUNT * 2
        with self.alone:
            fcntl.flock(self.handle, fcntl.LOCK_EX)
            try:
                level = self._level(place, rate, now) + 1
                if level > rate.most:
                    raise TooOften((level - rate.most) * rate.seconds / rate.most)
                self.values[place], self.values[place + 1] = level, now
            finally:
                fcntl.flock(self.handle, fcntl.LOCK_UN)

    def _level(self, place: int, rate: Rate, now: float) -> float:
        level, then = self.values[place], self.values[place + 1]
        gone = max(0.0, now - then) * rate.most / rate.seconds
        return min(max(0.0, level - gone), float(rate.most))


def check(who: str, rates: tuple[Rate, ...]) -> None:
    """Count one of `who`, a keyed hash ("" is somebody too). Raises TooOften."""
    now, buckets = time.time(), the_buckets(settings.COMMENT_LIMITS)
    for rate in rates:
        buckets.take(keys.keyed("limit", who), rate, now)


def check_all() -> None:
    """Count one of all that the machine takes. Raises TooOften."""
    the_buckets(settings.COMMENT_LIMITS).take("", ALL, time.time())


@cache
def the_buckets(file: Path) -> Buckets:
    return Buckets(file)
