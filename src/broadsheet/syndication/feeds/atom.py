from typing import Any

from django.utils.feedgenerator import Atom1Feed

from broadsheet.syndication.feeds.paper import MEDIA, PaperFeed, add_picture, authors


class Atom(PaperFeed, Atom1Feed):
    """Atom (RFC 4287) with the full text; a partner's copy names its original as rel="via"."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("subtitle", self.feed["description"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(
            handler, {**item, "description": None}
        )  # ours is plain text, Django says "html"
        story = item["story"]
        for name, address in authors(story):
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")
        if story.summary:
            handler.addQuickElement("summary", story.summary, {"type": "text"})
        if story.original_url:
            handler.addQuickElement("link", None, {"rel": "via", "href": story.original_url})
        add_picture(handler, story)
        handler.addQuickElement("content", story.html, {"type": "html"})
