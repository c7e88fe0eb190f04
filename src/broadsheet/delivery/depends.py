"""What a page depends on, said while it renders by whoever reads.

    depends_on(f"page:{article.pk}", f"picture:{picture.pk}")    what stands on the page
    depends_on("list:section:7")                                 what would stand on it, if it were printed now
    stale_at(midnight)                                           what time alone will spoil

Outside a render these do nothing, so cards may be made anywhere. A render that said nothing is never stored.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

T = TypeVar("T")

MOST_TAGS = 2000  # on one page; a page of more is answered, and not stored


@dataclass
class Notes:
    """What was said during one render. is_private: somebody read what differs between readers.

    answers: of questions that are asked again and again.
    """

    tags: set[str] = field(default_factory=set)
    stale_at: datetime | None = None
    is_private: bool = False
    answers: dict[str, Any] = field(default_factory=dict)


_notes: ContextVar[Notes | None] = ContextVar("broadsheet.delivery.notes", default=None)


def depends_on(*tags: str) -> None:
    """The page that is being rendered shows what these tags stand for."""
    if notes := _notes.get():
        notes.tags.update(tags)


def stale_at(moment: datetime) -> None:
    """The page that is being rendered is wrong from this aware moment on; the earliest said counts."""
    notes = _notes.get()
    if notes and (notes.stale_at is None or moment < notes.stale_at):
        notes.stale_at = moment


def never_store() -> None:
    """The page that is being rendered is for this one request: it read the query, say."""
    if notes := _notes.get():
        notes.is_private = True


def once(question: str, ask: Callable[[], T]) -> T:
    """The answer, asked for once in the render that is under way; outside a render each time."""
    notes = _notes.get()
    if notes is None:
        return ask()
    if question not in notes.answers:
        notes.answers[question] = ask()
    answer: T = notes.answers[question]
    return answer


@contextmanager
def noting() -> Iterator[Notes]:
    """Collect what is said inside the block."""
    notes = Notes()
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)
