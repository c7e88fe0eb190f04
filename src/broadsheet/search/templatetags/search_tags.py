"""Stories for an address at which there is none."""

from typing import Any

from django import template

from broadsheet.pages.cards import Card
from broadsheet.search import guesses as guessing

register = template.Library()


@register.simple_tag(takes_context=True)
def guesses(context: Any, words: str, limit: int) -> list[Card]:
    """What the reader may have looked for; nothing where no edition answers."""
    edition = getattr(context.get("request"), "edition", None)
    return guessing.guesses(edition, words, limit=limit) if edition else []
