"""A front as its editors see it: every slot with what is chosen, what its rule finds, and what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadsheet.articles.models import Article
from broadsheet.editions.models import Edition
from broadsheet.fronts import filling, kinds
from broadsheet.fronts.cards.front import heading_of
from broadsheet.fronts.desk import words
from broadsheet.fronts.document import Document, Pick, Slot
from broadsheet.fronts.filling import Filling
from broadsheet.fronts.models import Front, FrontPage
from broadsheet.fronts.shelf import Shelf
from broadsheet.pages.cards import Card

STALE = timedelta(hours=6)  # a slot whose newest story is older is marked


@dataclass(frozen=True)
class Line:
    """A story on the board. place: among the chosen ones, from 1; 0 if a rule found it. facts: what is said of it."""

    story: int
    headline: str
    picture: str
    place: int
    is_shown: bool
    facts: list[str]
    warnings: list[str]
    printed_at: datetime | None = None


@dataclass(frozen=True)
class Box:
    """A slot on the board. why: readers do not see it. is_stale: its newest story is over six hours old.

    content: of a slot without stories, in words.
    """

    slot: Slot
    label: str
    heading: str
    rule: str
    place: str
    picks: list[Line]
    found: list[Line]
    why: str
    age: str
    is_stale: bool
    holds_stories: bool
    content: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        return [warning for line in (*self.picks, *self.found) for warning in line.warnings]


@dataclass(frozen=True)
class Board:
    boxes: list[Box]
    differences: list[str]

    @property
    def heads(self) -> list[Box]:
        return [box for box in self.boxes if box.place in (kinds.LEAD, kinds.SECONDS)]

    @property
    def sides(self) -> list[Box]:
        return self._beside[:1]

    @property
    def rows(self) -> list[Box]:
        return [*self._beside[1:], *(box for box in self.boxes if box.place == kinds.ROW)]

    @property
    def _beside(self) -> list[Box]:
        return [box for box in self.boxes if box.place == kinds.SIDE]

    @property
    def warnings(self) -> list[tuple[Box, str]]:
        said = [(box, warning) for box in self.boxes for warning in box.warnings]
        said += [(box, box.why) for box in self.boxes if box.why]
        return said + [(box, box.age) for box in self.boxes if box.is_stale]


def board(page: Front, edition: Edition, draft: Document, live: Document | None) -> Board:
    """live: what readers see now; None for a section that shows its river."""
    at = timezone.now()
    shelf = shelf_of(page, edition)
    fillings = filling.fill(draft, shelf, at)
    now = filling.fill(live, shelf, at) if live else []
    ids = {pk for filled in (*fillings, *now) for pk in filled.ids}
    titles = _titles({pick.story for pick in draft.picks} | ids)
    dealt = shelf.deal(ids)
    boxes = [_box(filled, draft, titles, dealt, shelf, at) for filled in fillings]
    headings = {slot.key: heading_of(slot, shelf) or words.label(slot) for slot in _slots(draft, live)}
    names = {pk: article.card_headline for pk, article in titles.items()}
    return Board(boxes, words.differences(fillings, now, headings, names))


def shelf_of(page: Front, edition: Edition) -> Shelf:
    return Shelf(edition, None if isinstance(page, FrontPage) else page)


def _slots(*documents: Document | None) -> Iterable[Slot]:
    return (slot for document in reversed(documents) if document for slot in document.slots)


def _titles(ids: set[int]) -> dict[int, Article]:
    rows = Article.objects.filter(pk__in=ids).only(
        "title", "short_headline", "live", "printed_at", "withdrawn_at", "go_live_at", "edition_id"
    )
    return {row.pk: row for row in rows}


def _box(
    filled: Filling,
    draft: Document,
    titles: dict[int, Article],
    dealt: dict[int, Card],
    shelf: Shelf,
    at: datetime,
) -> Box:
    slot, kind = filled.slot, kinds.find(filled.slot.kind)
    shown = {pick.story for pick in filled.picks}
    first = filled.ids[:1]
    picks = [
        _picked(pick, place, pick.story in shown, slot, titles, dealt, at)
        for place, pick in enumerate(slot.picks, start=1)
    ]
    found = [_found(pk, dealt) for pk in filled.ids if pk not in shown and pk in dealt]
    if kind and kind.has_picture and first and first[0] in dealt:
        _say_of_picture(first[0], filled, dealt, picks, found)
    content = kind.content(shelf, slot, at) if kind and kind.content else ()
    ages = [dealt[pk].printed_at for pk in filled.ids if pk in dealt]
    return Box(
        slot=slot,
        label=words.label(slot),
        heading=heading_of(slot, shelf),
        rule=words.rule(slot.rule, shelf),
        place=kind.place if kind else kinds.ROW,
        picks=picks,
        found=found,
        why=words.why_empty(filled, shelf, content),
        age=words.age(max(ages), at) if ages else "",
        is_stale=bool(ages) and at - max(ages) > STALE,
        holds_stories=bool(kind and not kind.content),
        content=[kind.say(one) for one in content] if kind else [],
        places=list(range(1, len(slot.picks) + 1)),
    )


def _picked(
    pick: Pick,
    place: int,
    is_shown: bool,
    slot: Slot,
    titles: dict[int, Article],
    dealt: dict[int, Card],
    at: datetime,
) -> Line:
    article, card = titles.get(pick.story), dealt.get(pick.story)
    headline = pick.headline or (article.card_headline if article else _("A story that is no more"))
    return Line(
        pick.story,
        headline,
        _picture(card),
        place,
        is_shown,
        words.facts(pick),
        words.troubles(pick, article, slot, is_shown, at),
        card.printed_at if card else None,
    )


def _found(pk: int, dealt: dict[int, Card]) -> Line:
    card = dealt[pk]
    return Line(pk, card.headline, _picture(card), 0, True, [], [], card.printed_at)


def _say_of_picture(
    pk: int, filled: Filling, dealt: dict[int, Card], picks: list[Line], found: list[Line]
) -> None:
    pick = filled.slot.pick_of(pk)
    if dealt[pk].picture is None and not (pick and pick.picture):
        for line in (*picks, *found):
            if line.story == pk:
                line.warnings.append(_("It stands large and has no picture."))


def _picture(card: Card | None) -> str:
    if card is None or card.picture is None:
        return ""
    shape = card.picture.shapes["landscape"]
    return shape.webp.partition(" ")[0] or shape.src


def held_lines(picks: Iterable[Pick]) -> list[Line]:
    """What is on the clipboard."""
    picks = list(picks)
    titles = _titles({pick.story for pick in picks})
    return [
        Line(pick.story, titles[pick.story].card_headline, "", 0, False, words.facts(pick), [])
        for pick in picks
        if pick.story in titles
    ]


def count_of(board: Board) -> str:
    number = len(board.differences)
    text = ngettext(
        "%(count)s difference to what readers see", "%(count)s differences to what readers see", number
    )
    return text % {"count": formats.number_format(number)}
