"""How slots draw their stories, and how a story is counted."""

from collections.abc import Iterable

from django import template
from django.conf import settings

from broadsheet.fronts.cards import Front, Placed
from broadsheet.pages.cards import Card

register = template.Library()

LARGER = {
    "text": "tile",
    "opinion": "major",
    "tile": "major",
    "pair": "major",
    "standard": "major",
    "major": "opener",
}


@register.filter
def drawn(story: Placed, kind: str) -> str:
    """The kind of card for a story that would be drawn as `kind`: one larger if it is boosted."""
    return LARGER.get(kind, kind) if story.is_boosted else kind


@register.filter
def besides(cards: Iterable[Card], front: Front) -> list[Card]:
    """Those of these cards that stand nowhere on the front."""
    ids = front.ids
    return [card for card in cards if card.page_id not in ids]


@register.simple_tag
def refusal_is_honoured() -> bool:
    """Whether readers are not counted whose browsers say that they do not want it."""
    return settings.VIEWS_HONOUR_GPC
