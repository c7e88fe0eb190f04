"""What the three forms of a feed share."""

from datetime import datetime
from typing import Any

from django.utils.feedgenerator import SyndicationFeed

from broadsheet.articles.listings import List
from broadsheet.editions.models import Edition
from broadsheet.pages.addresses import absolute
from broadsheet.syndication.cards import FeedCard, FeedStory
from broadsheet.syndication.words import line

MEDIA = "http://search.yahoo.com/mrss/"


class PaperFeed(SyndicationFeed):
    """Django's feed, told when it was changed; each item has its `story`."""

    content_type: str

    def latest_post_date(self) -> datetime:
        changed_at: datetime = self.feed["changed_at"]
        return changed_at

    def stories(self) -> list[FeedStory]:
        return [item["story"] for item in self.items]


def of(form: type[PaperFeed], which: List, edition: Edition, card: FeedCard, *, address: str) -> PaperFeed:
    """address: the absolute one of the feed itself."""
    paper = line(edition.name)
    title = f"{paper} – {line(which.title)}" if which.title else paper
    made = form(
        title=title,
        link=absolute(which.url),
        description=line(which.description) or line(edition.tagline) or title,
        language=edition.language_code,
        author_name=paper,
        author_link=absolute(edition.prefix),
        feed_url=address,
        feed_guid=address,
        changed_at=card.changed_at,
    )
    for story in card.stories:
        made.add_item(**_item(story))
    return made


def _item(story: FeedStory) -> dict[str, Any]:
    return {
        "title": story.headline,
        "link": absolute(story.url),
        "description": story.summary or story.headline,
        "pubdate": story.printed_at,
        "updateddate": story.updated_at,
        "unique_id": story.identity,
        "unique_id_is_permalink": False,
        "categories": story.categories,
        "story": story,
    }


def authors(story: FeedStory) -> list[tuple[str, str]]:
    """Names and absolute addresses; the agency where no person signs."""
    named = [(name.name, absolute(name.url) if name.url else "") for name in story.names]
    return named or ([(story.source_name, "")] if story.source_name else [])


def add_picture(handler: Any, story: FeedStory) -> None:
    """media:content of the lead picture. No enclosure: that asks for a length in bytes nobody has counted."""
    if story.picture is None:
        return
    shape = story.picture.shapes["wide"]
    facts = {
        "url": absolute(shape.src),
        "medium": "image",
        "width": str(shape.width),
        "height": str(shape.height),
    }
    handler.startElement("media:content", facts)
    if story.picture.alt:
        handler.addQuickElement("media:description", line(story.picture.alt), {"type": "plain"})
    if story.picture.credit:
        handler.addQuickElement("media:credit", line(story.picture.credit))
    handler.endElement("media:content")
