"""The topics of the demo paper: read from files, printed, and found in its stories."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from broadsheet.articles import finding
from broadsheet.articles.models import Article, ArticleTopic, MentionState
from broadsheet.editions.models import Edition
from broadsheet.fronts.models import FrontPage
from broadsheet.lib import slugs
from broadsheet.topics.models import (
    Alias,
    InFocus,
    RelatedTopic,
    TopicEvent,
    TopicFact,
    TopicPage,
    TopicsPage,
)

FILES = Path(__file__).parent / "topics"
NEAREST = 2  # of the topics that a story names, those that it is about


@cache
def common() -> dict[str, Any]:
    """What all editions share: order, sources, topics."""
    return tomllib.loads((FILES / "topics.toml").read_text("utf-8"))


@cache
def words(language: str) -> dict[str, Any]:
    return tomllib.loads((FILES / f"{language}.toml").read_text("utf-8"))


def recipes(language: str) -> list[dict[str, Any]]:
    """A map for each topic."""
    return [recipe(key, language) for key in common()["topics"]]


def recipe(key: str, language: str) -> dict[str, Any]:
    text = words(language)
    place = common()["topics"][key]["map"]
    return {"recipe": "map", **place, "alt": text["map_alt"] % text[key]["name"], "use": "topic"}


@dataclass
class Explainer:
    """Prints the topics of one edition. picture: recipe → id. made: all pages, the page of all topics first."""

    edition: Edition
    front: FrontPage
    picture: Callable[[dict[str, Any]], int]

    def print_all(self) -> list[Any]:
        index = self._index()
        topics = {key: self._lay_out(key, index) for key in common()["topics"]}
        for key, topic in topics.items():
            related = common()["topics"][key]["related"]
            topic.neighbours = [
                RelatedTopic(related=topics[one], sort_order=n) for n, one in enumerate(related)
            ]
            topic.save_revision().publish()
        index.in_focus = [InFocus(topic=topics[key], sort_order=n) for n, key in enumerate(common()["order"])]
        index.save_revision().publish()
        return [index, *(TopicPage.objects.get(pk=topic.pk) for topic in topics.values())]

    def _index(self) -> TopicsPage:
        text = words(self.edition.language_code)
        page = TopicsPage(
            title=text["title"], description=text["description"], slug="topics", locale=self.edition.locale
        )
        if twin := TopicsPage.objects.first():
            page.translation_key = twin.translation_key
        self.front.add_child(instance=page)
        return page

    def _lay_out(self, key: str, index: TopicsPage) -> TopicPage:
        facts, text = common()["topics"][key], words(self.edition.language_code)
        said, as_of = text[key], text["as_of"]
        sources = [common()["sources"][name] for name in facts["sources"]]
        source, of_fact, of_events = (
            {"source_name": row["name"], "source_url": row["url"]} for row in sources
        )
        topic = TopicPage(
            title=said["name"], slug=key if self.edition.is_default else slugs.slugify(said["name"]),
            locale=self.edition.locale, live=False, kind=facts["kind"], wikidata_id=facts["wikidata"],
            definition=said["definition"], what_it_is=f"<p>{said['what']}</p>", why_now=f"<p>{said['why']}</p>",
            as_of_date=as_of, is_common_word=said.get("common", False),
            picture_id=self.picture(recipe(key, self.edition.language_code)), **source,
        )  # fmt: skip
        topic.facts = [TopicFact(text=said["fact"], as_of_date=as_of, **of_fact)]
        moments = zip(facts["moments"], said["events"], strict=True)
        topic.events = [
            TopicEvent(moment=moment, text=event, sort_order=n, **of_events)
            for n, (moment, event) in enumerate(moments)
        ]
        if twin := TopicPage.objects.filter(slug=key).first():  # the edition opened first
            topic.translation_key = twin.translation_key
        index.add_child(instance=topic)
        for name in said["aliases"]:
            Alias.objects.create(topic=topic, name=name)
        return topic


def mark(article: Article) -> None:
    """Confirm the names of topics in a story, as its editor would, and say which of them it is about."""
    finding.suggest(article)
    mentions = list(article.mentions.all())
    for mention in mentions:
        mention.state = MentionState.CONFIRMED
    article.mentions = mentions
    article.topics = [
        ArticleTopic(topic_id=mention.topic_id, sort_order=n) for n, mention in enumerate(mentions[:NEAREST])
    ]
