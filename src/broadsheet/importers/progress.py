"""How far an import is: a bar on a terminal, a line now and then elsewhere."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

EVERY = 500


class Told(Protocol):
    def step(self) -> None: ...


class _Lines:
    def __init__(self, title: str, total: int) -> None:
        self.title, self.total, self.done = title, total, 0

    def step(self) -> None:
        self.done += 1
        if self.done % EVERY == 0:
            said = _("%(what)s: %(done)d of %(total)d") % {
                "what": self.title,
                "done": self.done,
                "total": self.total,
            }
            sys.stderr.write(said + "\n")


class _Bar:
    def __init__(self, bar: Progress, title: str, total: int) -> None:
        self.bar, self.task = bar, bar.add_task(title, total=total)

    def step(self) -> None:
        self.bar.advance(self.task)


@contextmanager
def telling(title: str, total: int) -> Iterator[Told]:
    console = Console(stderr=True)
    if not console.is_terminal or os.environ.get("NO_COLOR"):
        yield _Lines(title, total)
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console) as bar:
        yield _Bar(bar, title, total)
