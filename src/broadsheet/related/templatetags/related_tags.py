"""Stories to stand beside a story."""

from typing import Any

from django import template

from broadsheet.articles.cards import Story
from broadsheet.related import cards

register = template.Library()


@register.simple_tag(takes_context=True)
def related_to(context: Any, story: Story) -> list[cards.Related]:
    """Its neighbours; nothing where no edition answers, and beside a draft that was never saved."""
    edition = getattr(context.get("request"), "edition", None)
    return cards.beside(story, edition) if edition and story.card.page_id else []
