"""What readers see of topics, as facts for the press: docs/reference/tags.md."""

from collections.abc import Iterator
from typing import Any

from broadsheet.pages import lists, shown
from broadsheet.topics.models import Alias, TopicPage, TopicsPage

CARD = ("title", "slug", "kind", "definition", "source_name", "source_url", "picture_id", "as_of_date")
READS = (
    *shown.READS, "slug", "kind", "definition", "source_name", "source_url", "picture", "as_of_date", "merged_into",
)  # fmt: skip


def of_topic(topic: TopicPage) -> dict[str, Any]:
    """Nothing of what readers are not shown; of a merged one its name, which the other's page prints."""
    if topic.live and topic.merged_into_id:
        return {f"page:{topic.merged_into_id}": topic.title}
    facts = shown.of_page(topic) if topic.is_shown else {}
    if not facts:
        return {}
    card = tuple(getattr(topic, name) for name in CARD)
    place = (topic.title, topic.slug)
    edition = topic.edition
    return {
        **facts,
        f"topic:{topic.pk}": place,
        f"topiccard:{topic.pk}": card,
        **({lists.newest(f"topics:{edition.pk}"): place} if edition else {}),
        "list:pages": (topic.url_path, topic.is_hidden_from_search),
    }


def of_topics(page: TopicsPage) -> dict[str, Any]:
    facts, edition = shown.of_page(page), getattr(page.locale, "edition", None)
    if not facts or edition is None:
        return {}
    order = tuple(row.topic_id for row in page.in_focus.all())
    listed = (page.url_path, page.is_hidden_from_search)
    return {**facts, f"focus:{edition.pk}": order, "list:pages": listed}


def of_alias(alias: Alias) -> dict[str, Any]:
    """Other names stand on the topic's page alone."""
    topic = alias.topic
    return {f"page:{topic.pk}": alias.name} if topic.is_shown else {}


def addresses(topic: TopicPage) -> Iterator[str]:
    """What is renewed at once: the topic, and the front page, on which it may stand."""
    if topic.edition and topic.is_shown and (address := topic.address):
        yield from (address, topic.edition.prefix, f"{topic.edition.prefix}topics/")
