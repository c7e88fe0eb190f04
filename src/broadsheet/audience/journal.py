"""Views on their way into the tally: lines in a file of the hour. The kernel has them: a killed server loses none.
A line is a page and the host that its reader came from: `v17 example.org;`
"""

import os
import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

LINE = re.compile(rb"^v(\d{1,18}) ([a-z0-9.-]{0,253});$", re.M)  # what a torn line makes of two is none
NAME = re.compile(r"(\d+)-([0-9a-f]+)\.log")


class Journal:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.machine = folder, machine(folder)
        self.open: tuple[int, int] = (0, -1)  # hour and file
        self.alone = threading.Lock()

    def write(self, lines: bytes, hour: int) -> None:
        """Raises OSError where they cannot be kept."""
        with self.alone:
            if os.write(self._file(hour), lines) != len(lines):
                raise OSError("The disk is full.")

    def _file(self, hour: int) -> int:
        if self.open[0] != hour:
            name = self.folder / f"{hour}-{self.machine}.log"
            file = os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            old, self.open = self.open[1], (hour, file)
            if old >= 0:
                os.close(old)
        return self.open[1]


def line(page: int, host: str) -> bytes:
    return b"v%d %s;\n" % (page, host.encode("ascii"))


def machine(folder: Path) -> str:
    """The name of this machine among those that share a tally; made when it is first asked for."""
    file = folder / "machine"
    if not file.exists():
        name = secrets.token_hex(4)
        new = folder / f".machine-{name}"
        new.write_text(name)
        with suppress(FileExistsError):  # another process was first
            os.link(new, file)
        new.unlink()
    return file.read_text()


def logs(folder: Path) -> Iterator[tuple[int, Path]]:
    """Hour and file of each log, oldest first."""
    found = ((NAME.fullmatch(file.name), file) for file in folder.glob("*.log"))
    yield from sorted((int(match[1]), file) for match, file in found if match)


@cache
def _journal(folder: Path) -> Journal:
    return Journal(folder)


def the_journal() -> Journal:
    """That of this process."""
    return _journal(settings.VIEW_LOGS)
