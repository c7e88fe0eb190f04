import json
from typing import Any

from django.utils.feedgenerator import rfc3339_date

from broadsheet.pages.addresses import absolute
from broadsheet.syndication.cards import FeedStory
from broadsheet.syndication.feeds.paper import PaperFeed, authors


class JsonFeed(PaperFeed):
    """JSON Feed 1.1 (jsonfeed.org) with the full text; a partner's copy names its original: external_url."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        words = json.dumps(self.whole(), ensure_ascii=False, separators=(",", ":"))
        outfile.write(words.encode(encoding))

    def whole(self) -> dict[str, Any]:
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"], "url": self.feed["author_link"]}],
            "items": [self.item(story) for story in self.stories()],
        }

    def item(self, story: FeedStory) -> dict[str, Any]:
        whole = {
            "id": story.identity,
            "url": absolute(story.url),
            "external_url": story.original_url,
            "title": story.headline,
            "content_html": story.html,
            "summary": story.summary,
            "image": absolute(story.picture.shapes["wide"].src) if story.picture else "",
            "date_published": rfc3339_date(story.printed_at),
            "date_modified": rfc3339_date(story.updated_at),
            "authors": [
                {"name": name, "url": url} if url else {"name": name} for name, url in authors(story)
            ],
            "tags": list(story.categories),
            "language": self.feed["language"],
        }
        return {name: value for name, value in whole.items() if value}
