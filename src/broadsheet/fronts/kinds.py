"""Kinds of slots: what editors may place on a front, how each is drawn, and the rule that fills it.

A room that may import this one enters its own kind where its cards are (`cards/notice.py` is the example):

    kinds.add(SlotKind("in-focus", _("In Focus"), template="fronts/slots/in_focus.html", content=topics.strip))

A kind that no room provides is not offered; slots of it in older documents are not drawn, and the desk says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from broadsheet.articles.models import Kind
from broadsheet.fronts.document import Rule, Slot
from broadsheet.fronts.shelf import Shelf

LEAD, SECONDS, SIDE, ROW = "lead", "seconds", "side", "row"
Content = Callable[[Shelf, Slot, datetime], Sequence[Any]]


@dataclass(frozen=True)
class SlotKind:
    """name: in documents, for ever. label: for editors; heading: for readers, "" is none or that of the rule.

    place: in the head of the page (LEAD, SECONDS, SIDE) or in a ROW of its own. count: of stories at first; most: at
    most; least: that rules must find. turn: which rule is asked first; narrow ones go before wide ones. content: what
    stands in it if it holds no stories; an empty one is not drawn. say: one thing of it in words, for the desk.
    """

    name: str
    label: str | Promise
    template: str
    heading: str | Promise = ""
    place: str = ROW
    count: int = 1
    most: int = 1
    least: int = 1
    rule: Rule = field(default_factory=Rule)
    turn: int = 100
    has_picture: bool = False
    is_repeatable: bool = False
    is_on_sections: bool = True
    content: Content | None = None
    say: Callable[[Any], str] = str


_kinds: dict[str, SlotKind] = {}


def add(kind: SlotKind) -> None:
    _kinds[kind.name] = kind


def find(name: str) -> SlotKind | None:
    return _kinds.get(name)


def offered(*, on_section: bool) -> list[SlotKind]:
    return [kind for kind in _kinds.values() if kind.is_on_sections or not on_section]


add(
    SlotKind(
        "lead", _("Lead"), "fronts/slots/lead.html", place=LEAD, count=1, most=1, turn=10, has_picture=True
    )
)
add(
    SlotKind(
        "seconds", _("Second stories"), "fronts/slots/seconds.html", place=SECONDS, count=3, most=4,
        rule=Rule(Kind.NEWS), turn=20, has_picture=True,
    )
)  # fmt: skip
add(
    SlotKind(
        "editors-choice", _("Editor’s Choice"), "fronts/slots/editors_choice.html", _("Editor’s Choice"), place=SIDE,
        count=4, most=6, turn=55,
    )
)  # fmt: skip
add(
    SlotKind(
        "opinion", _("Opinion"), "fronts/slots/opinion.html", _("Opinion"), place=SIDE, count=5, most=8,
        rule=Rule(Kind.OPINION), turn=50,
    )
)  # fmt: skip
add(
    SlotKind(
        "latest-news", _("Latest news"), "fronts/slots/latest_news.html", _("Latest news"), count=6, most=12,
        rule=Rule(Kind.NEWS), turn=60,
    )
)  # fmt: skip
add(
    SlotKind(
        "analysis", _("Analysis"), "fronts/slots/analysis.html", _("Analysis"), count=3, most=6,
        rule=Rule(Kind.ANALYSIS), turn=40,
    )
)  # fmt: skip
add(
    SlotKind(
        "exclusive", _("Exclusive"), "fronts/slots/band.html", _("Exclusive"), count=3, most=5, least=2,
        rule=Rule(is_exclusive=True), turn=30, has_picture=True,
    )
)  # fmt: skip
add(
    SlotKind(
        "band", _("Band of a section or a tag"), "fronts/slots/band.html", count=5, most=5, least=2, turn=70,
        has_picture=True, is_repeatable=True,
    )
)  # fmt: skip
