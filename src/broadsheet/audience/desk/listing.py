"""The most read stories of a part of the paper, as many questions for a thousand as for ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Page

from broadsheet.audience import totals
from broadsheet.audience.desk import curves, where
from broadsheet.audience.desk.doors import Scope
from broadsheet.audience.desk.where import Where
from broadsheet.audience.tally import Sums, Window
from broadsheet.pages import querysets

LOOK = 400  # stories looked at in one question
DEEPEST = 4000  # that are looked at for those that the user may see
LISTED = 1000
NOW = 10  # on the first screen
FIELDS = ("pk", "title", "path", "live", "first_published_at")


@dataclass(frozen=True)
class Story:
    """place: in the list, from 1. section: the title of the page above. is_printed: readers find it."""

    place: int
    pk: int
    title: str
    section: str
    is_printed: bool
    printed_at: datetime | None


@dataclass(frozen=True)
class Line:
    """curve: of the last 24 hours, as curves.small draws it. url: where readers find the story, or ""."""

    story: Story
    views: Sums
    curve: str
    url: str = ""


@dataclass(frozen=True)
class MostRead:
    """What the first screen shows. chosen: None where the user may see nothing."""

    known: list[Where]
    chosen: Where | None
    lines: list[Line]

    @property
    def sections(self) -> list[Where]:
        return where.sections(self.known, self.chosen) if self.chosen else []

    @property
    def editions(self) -> list[Where]:
        return where.editions(self.known)


def most_read(chosen: Where, scope: Scope, window: Window, limit: int = LISTED) -> list[Story]:
    """Most read first; of those that stand in the chosen part now."""
    found: list[tuple[Any, ...]] = []
    after, look = 0, min(LOOK, 3 * limit)
    while len(found) < limit and after < DEEPEST:
        rows = totals.top(window, chosen.edition.locale_id, chosen.section, limit=look, after=after)
        known = {facts[0]: facts for facts in _facts(scope, [page for page, _views in rows])}
        found += [
            known[page] for page, _views in rows if page in known and _is_in(chosen, known[page], scope)
        ]
        after += look
        if len(rows) < look:
            break
    sections = _above([facts[2] for facts in found[:limit]])
    return [
        Story(place, pk, title, sections.get(path[: -Page.steplen], ""), live, printed_at)
        for place, (pk, title, path, live, printed_at) in enumerate(found[:limit], 1)
    ]


def lines(stories: Sequence[Story], hour: int, *, with_url: bool = False) -> list[Line]:
    """hour: the running one."""
    ids = [story.pk for story in stories]
    sums, shapes = totals.sums_of(ids), totals.curves_of(ids, hour, Window.DAY.hours)
    urls = _urls([story.pk for story in stories if story.is_printed]) if with_url else {}
    return [
        Line(story, sums.get(story.pk, Sums()), curves.small(shapes[story.pk]), urls.get(story.pk, ""))
        for story in stories
    ]


def now(query: Any, scope: Scope, hour: int) -> MostRead:
    """The most read stories of the last 24 hours. Raises Http404 for a query that asks for what is not there."""
    known = where.all_of(scope)
    chosen = where.asked(query, known)
    found = most_read(chosen, scope, Window.DAY, NOW) if chosen else []
    return MostRead(known, chosen, lines(found, hour))


def address_of(page: Page) -> str:
    return str(getattr(page, "address", "") or page.url or "") if page.live else ""


def _facts(scope: Scope, pages: list[int]) -> list[tuple[Any, ...]]:
    rows = scope.pages().exclude(first_published_at=None).filter(pk__in=pages)
    return list(rows.values_list(*FIELDS))


def _is_in(chosen: Where, facts: tuple[Any, ...], scope: Scope) -> bool:
    """The tally may not know yet where it was moved to."""
    path = facts[2]
    return path.startswith(chosen.path) and scope.covers(path)


def _above(paths: list[str]) -> dict[str, str]:
    """path → title of the pages right above these."""
    wanted = {path[: -Page.steplen] for path in paths}
    if not wanted:
        return {}
    return dict(querysets.any_page().filter(path__in=wanted).values_list("path", "title"))


def _urls(pages: list[int]) -> dict[int, str]:
    return {page.pk: address_of(page) for page in querysets.any_page().filter(pk__in=pages).specific()}
