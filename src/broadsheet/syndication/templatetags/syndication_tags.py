"""Marks for programs, in the `marks` block of pages."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from broadsheet.articles.cards import Story
from broadsheet.pages.cards import Head, Listing
from broadsheet.syndication.marks import head as heads
from broadsheet.syndication.marks import lists, pages, script
from broadsheet.syndication.marks import story as stories
from broadsheet.syndication.marks import topics as explained
from broadsheet.topics.cards import Topic, TopicCard

register = template.Library()


@register.inclusion_tag("syndication/marks.html", takes_context=True)
def marks(context: template.Context, head: Head | str = "") -> dict[str, Any]:
    """Marks of every page. A page without a Head (an error) says only that it is not to be listed."""
    edition = _edition(context)
    if not edition or not isinstance(head, Head):
        return {"marks": None}
    request = context.get("request")
    is_open = not getattr(request, "is_demo", False) and not context.get("is_preview")
    return {"marks": heads.of(head, edition, is_open=is_open)}


@register.simple_tag(takes_context=True)
def page_title(context: template.Context, head: Head | str = "") -> str:
    """The words of <title>, at most 60 characters."""
    edition = _edition(context)
    return heads.page_title(head if isinstance(head, Head) else None, edition.name if edition else "")


@register.inclusion_tag("syndication/story_marks.html", takes_context=True)
def story_marks(context: template.Context, story: Story) -> dict[str, Any]:
    edition = _edition(context)
    if not edition:
        return {}
    graph = (stories.article(story, edition, context.get("masthead")), stories.breadcrumbs(story, edition))
    return {"marks": stories.head(story, edition), "script": script.script(*graph)}


@register.simple_tag(takes_context=True)
def listing_marks(context: template.Context, listing: Listing) -> SafeString | str:
    """A list's marks; an author's page has `profile` (and `portrait`) in its context."""
    edition, head, profile = _edition(context), context.get("head"), context.get("profile")
    if not edition:
        return ""
    page = (
        lists.profile(listing, profile, context.get("portrait"), edition)
        if profile
        else lists.collection(listing, head, edition)
    )
    return script.script(page, lists.trail(listing, head, edition))


@register.simple_tag(takes_context=True)
def page_marks(context: template.Context, kind: str = "WebPage") -> SafeString | str:
    """Marks of another page with a Head. kind: of schema.org."""
    edition, head = _edition(context), context.get("head")
    if not edition or not head:
        return ""
    return script.script(pages.page(head, edition, kind), pages.trail(head, edition))


@register.simple_tag(takes_context=True)
def topic_marks(context: template.Context, topic: Topic) -> SafeString | str:
    edition, head = _edition(context), context.get("head")
    if not edition or not head:
        return ""
    return script.script(explained.page(topic, head, edition), explained.trail(topic, head, edition))


@register.simple_tag(takes_context=True)
def topics_marks(context: template.Context, topics: Sequence[TopicCard]) -> SafeString | str:
    edition, head = _edition(context), context.get("head")
    if not edition or not head:
        return ""
    return script.script(explained.every(topics, head, edition), pages.trail(head, edition))


@register.simple_tag(takes_context=True)
def front_marks(context: template.Context, front: Any = None) -> SafeString | str:
    edition = _edition(context)
    return script.script(*lists.front(edition, context.get("masthead"))) if edition else ""


def _edition(context: template.Context) -> Any:
    return getattr(context.get("request"), "edition", None)
