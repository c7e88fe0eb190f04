"""What stands on many pages and in the bytes of none: parts, by the place where they stand.

Each place has one stored page per edition, `/-/parts/<place>/`, which the pages themselves fetch by script. A part is
entered when the house opens, by rooms that may import this one; for the rooms below, this one does it:

    add(BESIDE_STORY, Part("maps", "parts/maps.html", maps.beside, _("Situation map")), rank=24)

Beside stories an edition may have an order of its own (models.Rails), set at the desk of fronts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from broadsheet.articles import cards
from broadsheet.articles.models import Article, Kind
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.fronts import cards as fronts
from broadsheet.fronts.models import Rails
from broadsheet.pages.cards import Card

BESIDE_STORY, BANNER = "beside-story", "banner"
LATEST, EXCLUSIVE = 6, 3  # stories shown
SPARE = 1  # the story being read may be among them, and its reader leaves it out

Fill = Callable[[Edition], Sequence[Any]]


@dataclass(frozen=True)
class Part:
    """name: its id, by which readers know it. fill: what its template takes as `content`; if empty, it is not drawn.

    label: for editors.
    """

    name: str
    template: str
    fill: Fill
    label: str | Promise = ""


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
    chosen = _in_order_of(edition, offered(place)) if place == BESIDE_STORY else offered(place)
    drawn = (Filled(part.name, part.template, part.fill(edition)) for part in chosen)
    return [part for part in drawn if part.content]


def offered(place: str) -> list[Part]:
    """All parts of this place, by rank."""
    ranked = sorted(_standing.get(place, {}).values(), key=lambda standing: standing[0])
    return [part for _rank, part in ranked]


def _in_order_of(edition: Edition, parts: list[Part]) -> list[Part]:
    """As the edition has chosen, if it has."""
    depends_on(f"rails:{edition.pk}")
    row = Rails.objects.filter(edition=edition).first()
    if row is None:
        return parts
    by_name = {part.name: part for part in parts}
    return [by_name[name] for name in row.parts if name in by_name]


def latest_news(edition: Edition) -> list[Card]:
    return cards.latest(
        edition, among=Article.objects.of_kind(Kind.NEWS), limit=LATEST + SPARE, are_lines=True
    )


def exclusive(edition: Edition) -> list[Card]:
    return cards.latest(edition, among=Article.objects.exclusive(), limit=EXCLUSIVE + SPARE, are_lines=True)


def editors_choice(edition: Edition) -> list[Card]:
    """As it stands on the front page; nothing where that has no such slot."""
    return fronts.of_slot(edition, "editors-choice", timezone.now(), spare=SPARE)


add(
    BESIDE_STORY,
    Part("editors-choice", "parts/editors_choice.html", editors_choice, _("Editor’s Choice")),
    rank=8,
)
add(BESIDE_STORY, Part("latest-news", "parts/latest_news.html", latest_news, _("Latest news")), rank=10)
add(
    BESIDE_STORY,
    Part("in-focus", "parts/in_focus_beside.html", fronts.focus_beside, _("In Focus")),
    rank=14,
)
add(BESIDE_STORY, Part("exclusive", "parts/exclusive.html", exclusive, _("Exclusive")), rank=18)
add(
    BESIDE_STORY,
    Part("most-viewed", "parts/most_viewed.html", fronts.most_viewed_of, _("Most viewed")),
    rank=20,
)
add(BANNER, Part("banner", "parts/banner.html", fronts.banners), rank=0)
