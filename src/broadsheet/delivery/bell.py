"""A named pipe beside the store: whoever spoils anything rings, the printer wakes."""

import contextlib
import os
import select
from pathlib import Path

NAME = "bell"


class Bell:
    """The printer's end."""

    def __init__(self, home: Path) -> None:
        with contextlib.suppress(FileExistsError):
            os.mkfifo(home / NAME, 0o600)
        self.handle = os.open(home / NAME, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)

    def wait(self, seconds: float, *others: int) -> None:
        """Until somebody rings, or one of the other handles has something to read."""
        ready, _writable, _broken = select.select([self.handle, *others], [], [], seconds)
        if self.handle in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(self.handle, 65_536)


def ring(home: Path) -> None:
    """Wake this machine's printer, if there is one."""
    with contextlib.suppress(OSError):
        handle = os.open(home / NAME, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            os.write(handle, b"!")
        finally:
            os.close(handle)
