"""Names of topics in a story's text are found when it is saved; its editor decides on each."""

import json

import pytest
from django.urls import reverse

from broadsheet.articles.models import Article
from broadsheet.newsroom import roles
from tests.newsroom import factories
from tests.newsroom.factories import typed
from tests.topics.factories import topic

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def editor(sign_in):
    return sign_in(roles.EDITOR)


@pytest.fixture
def league(paper):
    return topic(paper, "Arab League", "arab-league", aliases=["League of Arab States"])


def text(words):
    """As the editor's box of rich text posts it."""
    block = {
        "key": "a",
        "type": "unstyled",
        "depth": 0,
        "text": words,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return [("text", {"": json.dumps({"blocks": [block], "entityMap": {}})})]


def save(client, article, **said):
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), typed(slug=article.slug, **said)
    )


def noted():
    draft = Article.objects.get().get_latest_revision_as_object()
    return [(row.topic.title, row.text, row.state) for row in draft.mentions.all()]


def test_a_saved_draft_suggests_the_topics_that_its_text_names(client, paper, world, editor, league):
    topic(paper, "Sahel")
    article = factories.article(world)

    save(client, article, body=text("Envoys of the League of Arab States met; the Arab League was silent."))

    assert noted() == [("Arab League", "League of Arab States", "suggested")]


def test_the_form_shows_what_was_found(client, world, editor, league):
    article = factories.article(world)
    save(client, article, body=text("The Arab League met."))

    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert 'name="mentions-0-text" value="Arab League"' in page


def test_what_is_confirmed_opens_a_card_and_what_is_only_suggested_does_not(
    client, paper, world, editor, league
):
    topic(paper, "Sahel")
    article = factories.article(world)
    said = {"topic": league.pk, "text": "Arab League", "state": "confirmed"}

    save(client, article, mentions=[said], body=text("The Arab League met in the Sahel."), **PUBLISH)

    page = client.get(Article.objects.get().address).content.decode()
    assert noted() == [("Arab League", "Arab League", "confirmed"), ("Sahel", "Sahel", "suggested")]
    assert page.count('class="topic-term"') == 1


def test_what_is_refused_is_not_suggested_again(client, world, editor, league):
    article = factories.article(world)
    said = {"topic": league.pk, "text": "Arab League", "state": "refused"}

    save(client, article, mentions=[said], body=text("The Arab League met."))

    assert noted() == [("Arab League", "Arab League", "refused")]


def test_a_suggestion_goes_with_its_words(client, world, editor, league):
    article = factories.article(world)
    said = {"topic": league.pk, "text": "Arab League", "state": "suggested"}

    save(client, article, mentions=[said], body=text("Nobody met."))

    assert noted() == []


def test_a_topic_without_definition_is_not_suggested(client, paper, world, editor):
    topic(paper, "Sahel", definition="")
    article = factories.article(world)

    save(client, article, body=text("In the Sahel it rained."))

    assert noted() == []
