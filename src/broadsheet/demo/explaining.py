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
    TopicSource,
    TopicsPage,
)

FILES = Path(__file__).parent / "topics"
MARKED = ("definition", "what", "why")  # whose sentences name their sources by marks
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


def source(key: str) -> dict[str, str]:
    row = common()["sources"][key]
    return {"source_name": row["name"], "source_url": row["url"]}


@dataclass(frozen=True)
class Told:
    """The sentences of a topic in one language, and the sources that bear them. facts: of topics.toml."""

    facts: dict[str, Any]
    said: dict[str, Any]

    @property
    def sources(self) -> list[str]:
        """Those that marks name, each once, in the order of the text: the definition's first one leads."""
        return list(dict.fromkeys(key for part in MARKED for key in self.facts[part]))

    def by(self, part: str) -> str:
        """Each sentence with the mark of its source."""
        numbers = (self.sources.index(key) + 1 for key in self.facts[part])
        return " ".join(f"{words} [{n}]" for words, n in zip(self.said[part], numbers, strict=True))


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
        said, as_of, told = text[key], text["as_of"], Told(facts, text[key])
        first, *further = told.sources
        topic = TopicPage(
            title=said["name"], slug=key if self.edition.is_default else slugs.slugify(said["name"]),
            locale=self.edition.locale, live=False, kind=facts["kind"], wikidata_id=facts["wikidata"],
            definition=told.by("definition"), what_it_is=f"<p>{told.by('what')}</p>",
            why_now=f"<p>{told.by('why')}</p>",
            as_of_date=as_of, is_common_word=said.get("common", False),
            picture_id=self.picture(recipe(key, self.edition.language_code)), **source(first),
        )  # fmt: skip
        topic.sources = [TopicSource(sort_order=n, **source(one)) for n, one in enumerate(further)]
        topic.facts = [TopicFact(text=said["fact"], as_of_date=as_of, **source(facts["fact"]))]
        topic.events = [
            TopicEvent(moment=moment, text=event, sort_order=n, **source(one))
            for n, (moment, event, one) in enumerate(
                zip(facts["moments"], said["events"], facts["events"], strict=True)
            )
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
