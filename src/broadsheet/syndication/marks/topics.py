"""What a topic's page says of the topic, and the page of all topics of each."""

from collections.abc import Sequence

from django.utils.translation import gettext

from broadsheet.editions.models import Edition
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Head
from broadsheet.syndication.marks import pages, things
from broadsheet.topics.cards import Topic, TopicCard, TopicLink
from broadsheet.topics.cards import url as address

WIKIDATA = "https://www.wikidata.org/entity/"


def identity(url: str) -> str:
    """The @id of the topic at this address: the same wherever it is spoken of."""
    return f"{absolute(url)}#topic"


def link(topic: TopicLink | TopicCard) -> things.Thing:
    """A topic as a story speaks of it."""
    return {
        "@type": "DefinedTerm",
        "@id": identity(topic.url),
        "name": topic.name,
        "url": absolute(topic.url),
    }


def term(card: TopicCard) -> things.Thing:
    return {**link(card), "description": card.definition}


def page(topic: Topic, head: Head, edition: Edition) -> things.Thing:
    names = [*topic.aliases, *(row.name for row in topic.names)]
    return {
        **pages.page(head, edition),
        "mainEntity": {
            **term(topic.card),
            "alternateName": names,
            "sameAs": [WIKIDATA + topic.wikidata_id] if topic.wikidata_id else [],
            "image": things.images(topic.picture),
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "@id": _set(edition),
                "name": gettext("In Focus"),
            },
        },
    }


def every(topics: Sequence[TopicCard], head: Head, edition: Edition) -> things.Thing:
    terms = [term(card) for card in topics]
    named = {"@type": "DefinedTermSet", "@id": _set(edition), "name": head.title, "hasDefinedTerm": terms}
    return {**pages.page(head, edition, "CollectionPage"), "mainEntity": named}


def trail(topic: Topic, head: Head, edition: Edition) -> things.Thing:
    steps = [
        (edition.name, absolute(edition.prefix)),
        (gettext("In Focus"), absolute(address("", edition)[:-1])),
    ]
    return things.breadcrumbs([*steps, (head.title, head.url)])


def _set(edition: Edition) -> str:
    return f"{absolute(edition.prefix)}topics/#topics"
