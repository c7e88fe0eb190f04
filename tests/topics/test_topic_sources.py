"""Who says so: marks behind the sentences of a topic lead to the list of its sources."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from broadsheet.topics.models import TopicPage, TopicSource
from tests.topics import factories

TWO = "It is a league. [1] It sits in Cairo. [2]"


def sourced(paper, **facts):
    """A topic with a second source."""
    topic = factories.topic(paper, slug="arab-league", **facts)
    draft = topic.get_latest_revision_as_object()
    draft.sources = [TopicSource(source_name="Almanac", source_url="https://example.org/almanac")]
    draft.save_revision().publish()
    return TopicPage.objects.get(pk=topic.pk)


def page_of(client, address="/topics/arab-league/"):
    return client.get(address).content.decode()


def test_a_mark_leads_to_its_source(client, paper):
    sourced(paper, definition=TWO, what_it_is="<p>It meets. [2]</p>", why_now="<p>It met. [1]</p>")

    page = page_of(client)

    assert page.count('<a href="#source-1" aria-label="Source 1: Charter">1</a>') == 2
    assert page.count('<a href="#source-2" aria-label="Source 2: Almanac">2</a>') == 2
    assert '<li id="source-1"><a href="https://example.org/charter" rel="noopener">Charter</a></li>' in page
    assert '<li id="source-2"><a href="https://example.org/almanac" rel="noopener">Almanac</a></li>' in page


def test_a_definition_without_marks_names_its_own_source(client, paper):
    factories.topic(paper, slug="arab-league")

    page = page_of(client)

    assert page.count('href="#source-1"') == 1 and "source-2" not in page


def test_a_mark_without_a_source_stays_as_it_is_written(client, paper):
    sourced(paper, what_it_is="<p>It meets. [3]</p>")

    assert "It meets. [3]" in page_of(client)


def test_numbers_of_sources_stand_in_the_digits_of_the_edition(client, arabic):
    arabic.digits = "arab"
    arabic.save()
    factories.topic(arabic, "الجامعة", "league", definition="جامعة. [1]")

    assert ">١</a></sup>" in page_of(client, "/ar/topics/league/")


def test_cards_feeds_and_marks_for_machines_have_none(client, paper, world):
    topic = sourced(paper, definition=TWO)
    factories.in_focus(paper, topic, *(factories.topic(paper, f"Known {n}") for n in range(3)))
    story = factories.story(
        world, topics=[topic], mentions=[(topic, "league", "confirmed")], text="<p>The league.</p>"
    )

    for address in (
        "/",
        "/topics/",
        story.address,
        "/topics/arab-league/feed/",
        "/topics/arab-league/feed/json/",
    ):
        page = page_of(client, address)
        assert "It is a league. It sits in Cairo." in page and "[1]" not in page, address
    assert '"description":"It is a league. It sits in Cairo."' in page_of(client)


def test_marks_are_no_words_of_the_definition(paper):
    topic = factories.topic(paper)
    topic.definition = "word " * 60 + "[1]"

    topic.full_clean()

    topic.definition = "word " * 61 + "[1]"
    with pytest.raises(ValidationError, match="61 words"):
        topic.full_clean()


def test_editors_enter_further_sources_in_the_form(admin_client, paper):
    topic = sourced(paper)

    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[topic.pk])).content.decode()

    assert 'name="sources-0-source_name"' in form and "Further sources" in form


def test_a_source_that_changes_is_new_on_the_page(client, paper):
    topic = sourced(paper, definition=TWO)
    page_of(client)

    draft = topic.get_latest_revision_as_object()
    draft.sources = [TopicSource(source_name="Yearbook", source_url="https://example.org/yearbook")]
    draft.save_revision().publish()

    assert "Yearbook" in page_of(client)
