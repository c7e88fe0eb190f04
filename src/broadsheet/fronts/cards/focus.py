"""In Focus on a front and beside stories: the topics that the page of all topics names, in its order."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from broadsheet.editions.models import Edition
from broadsheet.fronts import kinds
from broadsheet.fronts.document import Slot
from broadsheet.fronts.shelf import Shelf
from broadsheet.topics import cards as topics

BESIDE = 4  # topics beside a story


def strip(shelf: Shelf, slot: Slot, at: datetime) -> Sequence[topics.TopicCard]:
    return topics.strip(shelf.edition)


def beside(edition: Edition) -> Sequence[topics.TopicCard]:
    """The first of the strip."""
    return topics.strip(edition, limit=BESIDE)


kinds.add(
    kinds.SlotKind(
        "in-focus", _("In Focus"), "fronts/slots/in_focus.html", _("In Focus"), content=strip,
        say=lambda topic: topic.name,
    )
)  # fmt: skip
