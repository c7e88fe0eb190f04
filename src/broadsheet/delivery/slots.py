"""A table of counters that all processes of a machine share: what is in memory holds while its counter stands still.

One file, mapped into memory: 65,536 counters, one for each group of paths by hash, one for the epoch, and the number of
the last spoiling. Written only under the store's lock, read without any.
"""

import mmap
import os
import time
import zlib
from pathlib import Path

COUNT = 65_536
EPOCH = COUNT
CHANGES = COUNT + 1
SIZE = (COUNT + 2) * 8


class Slots:
    def __init__(self, file: Path) -> None:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            state = os.fstat(handle)
            self.inode = state.st_ino
            if state.st_size < SIZE:
                os.ftruncate(handle, SIZE)
            self.values = memoryview(mmap.mmap(handle, SIZE)).cast("Q")
        finally:
            os.close(handle)
        if state.st_size < SIZE:  # a new table: nothing that was remembered by another holds
            self.values[EPOCH] = time.time_ns()

    def bump(self, path: str) -> None:
        self.values[of(path)] += 1

    def bump_epoch(self) -> None:
        self.values[EPOCH] += 1


def of(path: str) -> int:
    """The slot of a path."""
    return zlib.crc32(path.encode("utf-8", "surrogateescape")) & (COUNT - 1)
