"""Signs of life of the processes of `broadsheet run`: one file each, touched at every turn of its loop."""

import time
from pathlib import Path

from django.conf import settings

STALE = 60.0  # seconds; a worker may be busy with one long task


def path(name: str) -> Path:
    folder = Path(settings.HOME) / "run"
    folder.mkdir(exist_ok=True)
    return folder / name


def beat(name: str) -> None:
    path(name).touch()


def age(name: str) -> float | None:
    """Seconds since the last beat; None if there was never one."""
    try:
        return time.time() - path(name).stat().st_mtime
    except FileNotFoundError:
        return None


def is_alive(name: str) -> bool:
    seconds = age(name)
    return seconds is not None and seconds < STALE
