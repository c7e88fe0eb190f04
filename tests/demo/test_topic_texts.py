"""The topics of the demo paper: the same in three languages, short, and each sentence with a source of its own."""

import re
from urllib.parse import urlsplit

import pytest

from broadsheet.demo import explaining
from broadsheet.lib import moments, reading
from broadsheet.topics.models.topic import LONGEST_DEFINITION, TopicKind

LANGUAGES = ("en", "ar", "fa")
LEAST = 17
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
        assert reading.count_words(text["definition"]) <= LONGEST_DEFINITION, key
        assert all(text[part].strip() for part in ("name", "definition", "what", "why", "fact")), key
        assert len(text["events"]) == len(explaining.common()["topics"][key]["moments"]), key


def test_every_sentence_has_a_source_that_stands_on_the_web():
    sources = explaining.common()["sources"]

    for key, facts in explaining.common()["topics"].items():
        assert len(facts["sources"]) == 3 and set(facts["sources"]) <= sources.keys(), key
        assert set(facts["related"]) <= explaining.common()["topics"].keys() - {key}, key
        assert re.fullmatch(r"(Q[1-9]\d*)?", facts["wikidata"]), key
        assert all(moments.read(moment) for moment in facts["moments"]), key
    assert all(row["name"] and urlsplit(row["url"]).scheme == "https" for row in sources.values())
