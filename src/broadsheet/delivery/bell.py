"""Named pipes beside the store: whoever spoils anything rings, and every printer wakes."""

import contextlib
import os
import select
from pathlib import Path

NAME = "bell"


class Bell:
    """A printer's end. number: of the printer; each has a pipe of its own, for what one has read no other hears."""

    def __init__(self, home: Path, number: int = 1) -> None:
        pipe = home / f"{NAME}-{number}"
        with contextlib.suppress(FileExistsError):
            os.mkfifo(pipe, 0o600)
        self.handle = os.open(pipe, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)

    def wait(self, seconds: float, *others: int) -> None:
        """Until somebody rings, or one of the other handles has something to read."""
        ready, _writable, _broken = select.select([self.handle, *others], [], [], seconds)
        if self.handle in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(self.handle, 65_536)


def ring(home: Path) -> None:
    """Wake this machine's printers, if there are any."""
    for pipe in home.glob(f"{NAME}-*"):
        with contextlib.suppress(OSError):  # nobody listens
            handle = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                os.write(handle, b"!")
            finally:
                os.close(handle)
