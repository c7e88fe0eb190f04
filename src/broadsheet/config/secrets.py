"""The secret key: made at the first start, kept in the home, readable by its owner only."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.utils.crypto import get_random_string

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)"


def key(path: Path) -> str:
    """The key kept at `path`, made if there is none. Of two processes that start at once, one key wins whole."""
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent, prefix=".key-") as new:  # mode 600
            new.write(get_random_string(64, LETTERS))
            new.flush()
            with suppress(FileExistsError):  # the other process was faster; its key is read below
                os.link(new.name, path)
    return path.read_text("ascii").strip()
