"""A topic's page, the page of all topics, and what readers are never shown."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from broadsheet.topics import cards
from broadsheet.topics.models import (
    OtherLanguage,
    RelatedTopic,
    TopicEvent,
    TopicFact,
    TopicPage,
    TopicsPage,
)
from tests.articles import factories as articles
from tests.articles.factories import NOON
from tests.topics import factories

SOURCE = {"source_name": "A source", "source_url": "https://example.org/source"}


def full(paper, name="Arab League"):
    """A topic with something of everything."""
    other = factories.topic(paper, "Sahel")
    topic = factories.topic(paper, name, "arab-league", aliases=["The League"], wikidata_id="Q7172")
    draft = topic.get_latest_revision_as_object()
    draft.what_it_is, draft.why_now = "<p>It meets twice a year.</p>", "<p>It met last week.</p>"
    draft.facts = [TopicFact(text="It has 22 members.", as_of_date=date(2026, 1, 1), **SOURCE)]
    moments = ("-0539", "1945", "1945-03", "1945-03-22")
    draft.events = [
        TopicEvent(text=f"At {moment}.", moment=moment, sort_order=n, **SOURCE)
        for n, moment in enumerate(moments)
    ]
    draft.names_elsewhere = [OtherLanguage(language_code="ar", name="جامعة الدول العربية")]
    draft.neighbours = [RelatedTopic(related=other)]
    draft.save_revision().publish()
    return topic


def test_a_topic_s_page_explains_it_and_lists_its_stories(client, paper, world):
    topic = full(paper)
    factories.story(world, title="Summit ends", topics=[topic])

    page = client.get("/topics/arab-league/").content.decode()

    for words in (
        "Arab League in a few words.", "It meets twice a year.", "It met last week.", "It has 22 members.", "539 BC",
        '<time class="when" datetime="1945">1945</time>', "March 1945", "22 March 1945", "The League",
        '<bdi lang="ar" dir="rtl">جامعة الدول العربية</bdi>', "/topics/topic-", "Summit ends", "https://example.org/charter",
    ):  # fmt: skip
        assert words in page, words


def test_its_marks_name_it_as_a_defined_term(client, paper):
    full(paper)

    page = client.get("/topics/arab-league/").content.decode()

    assert '"@type":"DefinedTerm"' in page
    assert '"sameAs":["https://www.wikidata.org/entity/Q7172"]' in page


@pytest.mark.parametrize(
    "lacking", [{"definition": ""}, {"source_name": ""}, {"source_url": ""}, {"live": False}]
)
def test_a_topic_without_definition_or_source_is_shown_nowhere(client, paper, world, lacking):
    live = lacking.pop("live", True)
    topic = factories.topic(paper, "Secret", "secret", live=live, **lacking)
    others = [factories.topic(paper, f"Known {n}") for n in range(4)]
    factories.in_focus(paper, topic, *others)
    story = factories.story(
        world, topics=[topic], mentions=[(topic, "Secret word", "confirmed")], text="<p>The Secret word.</p>"
    )

    pages = [
        client.get(path).content.decode() for path in ("/topics/", "/", story.address, "/sitemap-pages.xml")
    ]

    assert client.get("/topics/secret/").status_code == 404
    assert client.get("/topics/secret/feed/").status_code == 404
    assert not [page for page in pages if "/topics/secret/" in page or "topic-term" in page]
    assert "Known 3" in pages[0] and 'id="in-focus"' in pages[1]


def test_fewer_than_four_topics_are_no_strip(client, paper):
    factories.in_focus(paper, *(factories.topic(paper, f"Known {n}") for n in range(3)))

    assert 'id="in-focus"' not in client.get("/").content.decode()


def test_the_strip_stands_in_the_editors_order(client, paper):
    topics = [factories.topic(paper, name) for name in ("Delta", "Alpha", "Gamma", "Beta")]
    factories.in_focus(paper, *topics)

    page = client.get("/").content.decode()

    places = [page.index(topic.definition) for topic in topics]
    assert places == sorted(places)


def test_all_topics_stand_by_name_on_their_page(client, paper):
    for name in ("Sahel", "Druze", "Kurds"):
        factories.topic(paper, name)

    page = client.get("/topics/").content.decode()

    assert page.index("Druze") < page.index("Kurds") < page.index("Sahel")


def test_a_definition_of_more_than_sixty_words_is_refused(paper):
    topic = factories.topic(paper)
    topic.definition = "word " * 61

    with pytest.raises(ValidationError, match="61 words"):
        topic.full_clean()


@pytest.mark.parametrize("moment", ["79", "1979-13", "1979-02-30", "-0539-01", "0000", "yesterday"])
def test_what_is_no_moment_is_refused(moment):
    with pytest.raises(ValidationError):
        TopicEvent(moment=moment, text="x", **SOURCE).clean_fields(exclude=["topic"])


@pytest.mark.parametrize("number", ["7172", "Q", "Q07", "q7", "Q7172 "])
def test_a_wikidata_number_is_q_and_digits(paper, number):
    topic = factories.topic(paper)
    topic.wikidata_id = number

    with pytest.raises(ValidationError):
        topic.full_clean()


def test_translations_of_a_topic_name_each_other(client, paper, arabic):
    topic = factories.topic(paper, slug="arab-league")
    factories.topic(arabic, "الجامعة", "الجامعة", translation_key=topic.translation_key)

    page = client.get("/topics/arab-league/").content.decode()

    assert 'hreflang="ar" href="http://127.0.0.1:8000/ar/topics/%D8%A7' in page


def test_months_and_feeds_of_a_topic_hold_its_stories(client, paper, world):
    topic = factories.topic(paper, slug="arab-league")
    factories.story(world, title="Now", topics=[topic])
    factories.story(world, title="Before", topics=[topic], at=NOON - timedelta(days=40))
    factories.story(world, title="Else")

    month = client.get("/topics/arab-league/2026/10/").content.decode()
    feeds = [client.get(f"/topics/arab-league/feed/{end}").content.decode() for end in ("", "atom/", "json/")]

    assert "Before" in month and "Now" not in month
    assert all("Before" in feed and "Now" in feed and "Else" not in feed for feed in feeds)
    assert client.get("/topics/arab-league/2026/").status_code == 404
    assert client.get("/topics/arab-league/1999/01/").status_code == 404


def test_the_sitemap_names_topics(client, paper):
    factories.topic(paper, slug="arab-league")

    told = client.get("/sitemap-pages.xml").content.decode()

    assert "/topics/arab-league/</loc>" in told and "/topics/</loc>" in told


@pytest.mark.parametrize("topics", [4, 12])
def test_the_strip_costs_the_same_for_few_and_for_many(paper, topics, django_assert_max_num_queries):
    factories.in_focus(
        paper, *(factories.topic(paper, f"Topic {n}", picture=articles.picture()) for n in range(topics))
    )

    with django_assert_max_num_queries(6):
        assert len(cards.strip(paper)) == topics


@pytest.mark.parametrize("make", [TopicPage, TopicsPage])
def test_a_page_that_is_not_saved_yet_can_be_looked_at(paper, make):
    parent = factories.index(paper) if make is TopicPage else articles.front_of(paper)
    page = make(
        title="Not yet",
        slug="not-yet",
        locale=paper.locale,
        path=parent.path + "0009",
        depth=parent.depth + 1,
    )

    answer = page.make_preview_request()

    assert answer.status_code == 200 and "Not yet" in answer.content.decode()
