"""What the topics of an edition are called: the names looked for in its stories."""

from functools import lru_cache

from django.db.models import F

from broadsheet.editions.models import Edition
from broadsheet.lib.mentions import Finder, Name
from broadsheet.topics.models import Alias, TopicPage


def finder(edition: Edition) -> Finder:
    """Of all topics that readers may see: names, other names, names of those merged into them. Three queries."""
    shown = TopicPage.objects.shown().in_edition(edition).order_by("pk")
    names = [Name(*row) for row in shown.values_list("pk", "title", "is_common_word")]
    keys = {name.key for name in names}
    merged = TopicPage.objects.live().in_edition(edition).exclude(merged_into=None).order_by("pk")
    further = [Name(*row) for row in merged.values_list("merged_into_id", "title", "is_common_word")]
    aliases = Alias.objects.filter(topic__locale_id=edition.locale_id).order_by("pk")
    into = aliases.annotate(key=F("topic__merged_into_id"))
    further += [Name(key or topic, text) for key, topic, text in into.values_list("key", "topic_id", "name")]
    known = (*names, *(name for name in further if name.key in keys))
    return _made(known, edition.language_code)


@lru_cache(maxsize=8)
def _made(names: tuple[Name, ...], language_code: str) -> Finder:
    """Made again only when a name has changed."""
    return Finder(names, language_code)
