"""The topics of the demo paper: the same in three languages, short, and each sentence with a source of its own."""

import re
from urllib.parse import urlsplit

import pytest

from broadsheet.demo import explaining
from broadsheet.lib import moments, reading
from broadsheet.topics.models import TopicSource
from broadsheet.topics.models.topic import LONGEST_DEFINITION, TopicKind

LANGUAGES = ("en", "ar", "fa")
LEAST = 17
MOST_SOURCES = 4
SENTENCES = ("definition", "what", "why", "events")
ENDED = re.compile(r"[^.]*\S[^.]*\.")  # one sentence, ended
WANTED = {"movement", "alliance", "people", "faith", "region", "treaty"}


def texts(language):
    return {key: text for key, text in explaining.words(language).items() if isinstance(text, dict)}


def test_there_are_topics_of_every_kind_that_news_needs():
    topics = explaining.common()["topics"]

    kinds = [facts["kind"] for facts in topics.values()]
    assert len(topics) >= LEAST and set(kinds) >= WANTED and set(kinds) <= set(TopicKind.values)
    assert 4 <= len(explaining.common()["order"]) <= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edition_explains_all_of_them_in_few_words(language):
    said = texts(language)

    assert said.keys() == explaining.common()["topics"].keys()
    for key, text in said.items():
        assert reading.count_words(" ".join(text["definition"])) <= LONGEST_DEFINITION, key
        assert text["name"].strip() and text["fact"].strip(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_names_the_source_that_bears_it(language):
    for key, text in texts(language).items():
        facts = explaining.common()["topics"][key]
        for part in SENTENCES:
            assert len(text[part]) == len(facts[part]) > 0, (key, part)
            assert all(ENDED.fullmatch(sentence) for sentence in text[part]), (key, part)
        assert len(text["events"]) == len(facts["moments"]) and isinstance(facts["fact"], str), key


def test_all_languages_say_the_same_things():
    first, *others = (texts(language) for language in LANGUAGES)

    for other in others:
        assert {key: text.keys() - {"common"} for key, text in other.items()} == {
            key: text.keys() - {"common"} for key, text in first.items()
        }


def test_every_source_stands_on_the_web_and_bears_something():
    sources, named = explaining.common()["sources"], set()

    for key, facts in explaining.common()["topics"].items():
        named |= {facts["fact"], *(name for part in SENTENCES for name in facts[part])}
        assert set(facts["related"]) <= explaining.common()["topics"].keys() - {key}, key
        assert re.fullmatch(r"(Q[1-9]\d*)?", facts["wikidata"]), key
        assert all(moments.read(moment) for moment in facts["moments"]), key
    assert named == sources.keys()
    for key, row in sources.items():
        topic = TopicSource(source_name=row["name"], source_url=row["url"])
        topic.clean_fields(exclude=["topic"])
        assert urlsplit(row["url"]).scheme == "https", key


def test_a_topic_leans_on_few_sources():
    for key, facts in explaining.common()["topics"].items():
        named = {facts["fact"], *(name for part in SENTENCES for name in facts[part])}
        assert len(named) <= MOST_SOURCES, (key, named)


def test_marks_number_the_sources_in_the_order_of_the_text():
    facts = {"definition": ["a", "b"], "what": ["b"], "why": ["c", "a"]}
    said = {"definition": ["One.", "Two."], "what": ["Three."], "why": ["Four.", "Five."]}

    told = explaining.Told(facts, said)

    assert told.sources == ["a", "b", "c"]
    assert [told.by(part) for part in explaining.MARKED] == [
        "One. [1] Two. [2]",
        "Three. [2]",
        "Four. [3] Five. [1]",
    ]
