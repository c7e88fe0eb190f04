"""A front as values: each slot of its document with its heading and its stories. No story stands twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils import timezone

from broadsheet.articles.listings import KINDS
from broadsheet.editions.models import Edition
from broadsheet.fronts import filling, kinds, standing
from broadsheet.fronts.document import Document, Pick, Slot
from broadsheet.fronts.filling import Filling
from broadsheet.fronts.models import Front as FrontRow
from broadsheet.fronts.models import FrontPage
from broadsheet.fronts.shelf import Shelf
from broadsheet.images.cards import PictureCard, pictures
from broadsheet.pages.cards import Card
from broadsheet.topics import cards as topics

WORDS = {str(kind): word for word, kind in KINDS.items()}  # first word of a kind's address
PAGES = {"in-focus": "topics/", "most-viewed": "most-viewed/"}  # of slots that hold no stories of a rule
PAIRS = (("latest-news", "analysis"), ("band", "most-viewed"))  # beside one another where there is room


@dataclass(frozen=True)
class Placed:
    """A story in a slot, with the slot's own words and picture. is_boosted: drawn one kind larger."""

    card: Card
    is_boosted: bool = False


@dataclass(frozen=True)
class ShownSlot:
    """A slot that has something to show. id: its anchor, "" if it may stand there twice. content: of other things.

    is_beside: the next slot stands beside it, or the one before. is_turned: its large story stands at the end.
    """

    key: str
    kind: str
    place: str
    template: str
    id: str
    heading: str
    url: str
    stories: tuple[Placed, ...] = ()
    content: Sequence[Any] = ()
    is_beside: bool = False
    is_turned: bool = False


@dataclass(frozen=True)
class Front:
    slots: tuple[ShownSlot, ...]

    @property
    def lead(self) -> Card | None:
        return next((slot.stories[0].card for slot in self.slots if slot.place == kinds.LEAD), None)

    @property
    def heads(self) -> list[ShownSlot]:
        """The first lead and the first slot of second stories, in the order in which they are read."""
        return [slot for place in (kinds.LEAD, kinds.SECONDS) for slot in self._at(place)[:1]]

    @property
    def sides(self) -> list[ShownSlot]:
        """What stands beside the lead: one slot, about as tall as the lead."""
        return self._at(kinds.SIDE)[:1]

    @property
    def rows(self) -> list[ShownSlot]:
        return [*self._at(kinds.SIDE)[1:], *self._at(kinds.ROW)]

    @property
    def ids(self) -> set[int]:
        """The stories that stand on it."""
        return {story.card.page_id for slot in self.slots for story in slot.stories}

    def _at(self, place: str) -> list[ShownSlot]:
        return [slot for slot in self.slots if slot.place == place]


def front(page: FrontRow, edition: Edition) -> Front | None:
    """The front as it was launched, now; None for a section that nobody has composed."""
    document = standing.document_of(page)
    if document is None:
        return None
    section = None if isinstance(page, FrontPage) else page
    return compose(document, Shelf(edition, section), timezone.now())


def of_slot(edition: Edition, kind: str, at: datetime, *, spare: int = 0) -> list[Card]:
    """The stories of the front page's slot of this kind, and `spare` more of its rule; none without such a slot."""
    page = FrontPage.objects.filter(locale_id=edition.locale_id).first()
    document = standing.document_of(page) if page else None
    slot = next((slot for slot in document.slots if slot.kind == kind), None) if document else None
    if slot is None:
        return []
    alone = Document((replace(slot, count=slot.count + spare),))
    return [story.card for shown in compose(alone, Shelf(edition), at).slots for story in shown.stories]


def compose(document: Document, shelf: Shelf, at: datetime) -> Front:
    fillings = filling.fill(document, shelf, at)
    dealt = shelf.deal(pk for filled in fillings for pk in filled.ids)
    picks = {pick.story: pick for filled in fillings for pick in filled.picks}
    own = {pick.picture for pick in picks.values() if pick.picture}
    shown = pictures(own, has_words=False) if own else {}
    placed = {pk: _placed(card, picks.get(pk), shown) for pk, card in dealt.items()}
    slots = [_shown(filled, placed, shelf, at) for filled in fillings]
    return Front(tuple(_in_rows([slot for slot in slots if slot and (slot.stories or slot.content)])))


def heading_of(slot: Slot, shelf: Shelf) -> str:
    """Its own words, else those of its kind, else the name of the section, tag or topic of its rule."""
    kind, rule = kinds.find(slot.kind), slot.rule
    if slot.heading or (kind and kind.heading):
        return slot.heading or str(kind.heading if kind else "")
    section, tag = shelf.sections.get(rule.section or 0), shelf.tags.get(rule.tag or 0)
    topic = shelf.topics.get(rule.topic or 0)
    return topic.title if topic else tag.name if tag else section.title if section else ""


def _shown(filled: Filling, placed: dict[int, Placed], shelf: Shelf, at: datetime) -> ShownSlot | None:
    slot, kind = filled.slot, kinds.find(filled.slot.kind)
    if kind is None:
        return None
    return ShownSlot(
        key=slot.key,
        kind=kind.name,
        place=kind.place,
        template=kind.template,
        id="" if kind.is_repeatable else kind.name,
        heading=heading_of(slot, shelf),
        url=_url(slot, shelf),
        stories=tuple(placed[pk] for pk in filled.ids if pk in placed),
        content=kind.content(shelf, slot, at) if kind.content else (),
    )


def _placed(card: Card, pick: Pick | None, shown: dict[int, PictureCard]) -> Placed:
    if pick is None:
        return Placed(card)
    card = replace(
        card,
        headline=pick.headline or card.headline,
        picture=shown.get(pick.picture or 0, card.picture),
        standfirst="" if pick.hides_standfirst else card.standfirst,
    )
    return Placed(card, pick.is_boosted)


def _url(slot: Slot, shelf: Shelf) -> str:
    """Where all stories of the rule are, if one list has them."""
    rule, prefix = slot.rule, shelf.edition.prefix
    section, tag = shelf.sections.get(rule.section or 0), shelf.tags.get(rule.tag or 0)
    topic = shelf.topics.get(rule.topic or 0)
    if slot.kind in PAGES:
        return f"{prefix}{PAGES[slot.kind]}"
    said = [word for word in (rule.kind, section, tag, topic, rule.is_exclusive) if word]
    if len(said) != 1:
        return ""
    if topic:
        return topics.url(topic.slug, shelf.edition)
    if section:
        return f"{prefix}{section.slug}/"
    if tag:
        return f"{prefix}tags/{tag.slug}/"
    return f"{prefix}{WORDS[rule.kind] if rule.kind else 'exclusive'}/"


def _in_rows(slots: list[ShownSlot]) -> list[ShownSlot]:
    """What stands in PAIRS right after one another stands side by side; every other band is turned."""
    names = [slot.kind for slot in slots]
    pairs = {n for n, pair in enumerate(pairwise(names)) if pair in PAIRS}
    bands = [slot.key for slot in slots if slot.kind == "band"][::2]
    return [
        replace(slot, is_beside=n in pairs or n - 1 in pairs, is_turned=slot.key in bands)
        for n, slot in enumerate(slots)
    ]
