"""Stories for pages that hold none of their own, such as an error page."""

from typing import Any

from django import template

from broadsheet.articles import cards
from broadsheet.pages.cards import Card

register = template.Library()


@register.simple_tag(takes_context=True)
def newest(context: Any, limit: int) -> list[Card]:
    """The newest stories of the reader's edition; none where no edition answers."""
    edition = getattr(context.get("request"), "edition", None)
    return cards.latest(edition, limit=limit) if edition else []
