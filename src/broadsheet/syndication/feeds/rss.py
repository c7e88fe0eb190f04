from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date

from broadsheet.syndication.feeds.paper import MEDIA, PaperFeed, add_picture, authors


class Rss(PaperFeed, Rss201rev2Feed):
    """RSS 2.0 with the full text; a partner's copy names its original as dc:source."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
            "xml:lang": self.feed["language"],
        }

    def add_root_elements(self, handler: Any) -> None:
        """Django's `atom:link` says no type, and validators ask for one."""
        address, self.feed["feed_url"] = self.feed["feed_url"], None
        super().add_root_elements(handler)
        self.feed["feed_url"] = address
        handler.addQuickElement(
            "atom:link", None, {"rel": "self", "type": "application/rss+xml", "href": address}
        )

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        story = item["story"]
        for name, _address in authors(story):
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("atom:updated", rfc3339_date(story.updated_at))
        if story.original_url:
            handler.addQuickElement("dc:source", story.original_url)
        add_picture(handler, story)
        handler.addQuickElement("content:encoded", story.html)
