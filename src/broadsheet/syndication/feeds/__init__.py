"""RSS 2.0, Atom and JSON Feed 1.1, each from the same stories."""

from broadsheet.syndication.feeds.atom import Atom
from broadsheet.syndication.feeds.json_feed import JsonFeed
from broadsheet.syndication.feeds.paper import PaperFeed, of
from broadsheet.syndication.feeds.rss import Rss

FORMS: dict[str, type[PaperFeed]] = {"rss": Rss, "atom": Atom, "json": JsonFeed}

__all__ = ["FORMS", "Atom", "JsonFeed", "PaperFeed", "Rss", "of"]
