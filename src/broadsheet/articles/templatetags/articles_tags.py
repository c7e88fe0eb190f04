"""Stories for pages that hold none of their own, such as an error page."""

from typing import Any

from django import template

from broadsheet.articles import cards
from broadsheet.delivery.depends import depends_on
from broadsheet.pages.cards import Card, Name

register = template.Library()


@register.simple_tag(takes_context=True)
def newest(context: Any, limit: int) -> list[Card]:
    """The newest stories of the reader's edition; none where no edition answers."""
    edition = getattr(context.get("request"), "edition", None)
    return cards.latest(edition, limit=limit) if edition else []


@register.simple_tag
def authors_of(card: Card) -> tuple[Name, ...]:
    """Who wrote it, for a list that prints names: it depends on them, be there any or none."""
    depends_on(f"names:{card.page_id}")
    return card.names
