"""What stands on many pages and in the bytes of none: parts, by the place where they stand.

Each place has one stored page per edition, `/-/parts/<place>/`, which the pages themselves fetch by script. A part is
entered when the house opens, by rooms that may import this one; for the rooms below, this one does it:

    add(BESIDE_STORY, Part("most-viewed", "parts/most_viewed.html", audience.most_viewed), rank=20)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from broadsheet.articles import cards
from broadsheet.articles.models import Article, Kind
from broadsheet.editions.models import Edition
from broadsheet.pages.cards import Card

BESIDE_STORY = "beside-story"
LATEST = 6  # stories shown
SPARE = 1  # the story being read may be among them, and its reader leaves it out

Fill = Callable[[Edition], Sequence[Any]]


@dataclass(frozen=True)
class Part:
    """name: its id, by which readers know it. fill: what its template takes as `content`; if empty, it is not drawn."""

    name: str
    template: str
    fill: Fill


@dataclass(frozen=True)
class Filled:
    """A part of an edition, for its template."""

    name: str
    template: str
    content: Sequence[Any]


class NoSuchPlace(LookupError):
    """No part stands there."""


_standing: dict[str, dict[str, tuple[int, Part]]] = {}


def add(place: str, part: Part, *, rank: int) -> None:
    """Let the part stand at this place, low rank first. One of the same name is replaced."""
    _standing.setdefault(place, {})[part.name] = (rank, part)


def filled(place: str, edition: Edition) -> list[Filled]:
    """The parts of this place that have something to show, in their order. Raises NoSuchPlace."""
    if place not in _standing:
        raise NoSuchPlace(place)
    ranked = sorted(_standing[place].values(), key=lambda standing: standing[0])
    drawn = (Filled(part.name, part.template, part.fill(edition)) for _rank, part in ranked)
    return [part for part in drawn if part.content]


def latest_news(edition: Edition) -> list[Card]:
    return cards.latest(edition, among=Article.objects.of_kind(Kind.NEWS), limit=LATEST + SPARE)


add(BESIDE_STORY, Part("latest-news", "parts/latest_news.html", latest_news), rank=10)
