"""How slots draw their stories."""

from collections.abc import Iterable

from django import template

from broadsheet.fronts.cards import Front, Placed
from broadsheet.pages.cards import Card

register = template.Library()

LARGER = {"text": "tile", "opinion": "major", "tile": "major", "standard": "major", "major": "opener"}


@register.filter
def drawn(story: Placed, kind: str) -> str:
    """The kind of card for a story that would be drawn as `kind`: one larger if it is boosted."""
    return LARGER.get(kind, kind) if story.is_boosted else kind


@register.filter
def besides(cards: Iterable[Card], front: Front) -> list[Card]:
    """Those of these cards that stand nowhere on the front."""
    ids = front.ids
    return [card for card in cards if card.page_id not in ids]
