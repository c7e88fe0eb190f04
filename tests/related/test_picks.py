"""Editors' picks: chosen in the article's form, above the text, and only what is in print."""

import pytest
from django.urls import reverse

from broadsheet.articles.models import Article
from tests.articles import factories as articles
from tests.newsroom import factories
from tests.related.factories import pick

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, paper):
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(factories.staff("Editor"), backend=backend)
    return client


def publish(client, page, **typed):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    facts = {"title": page.title, "slug": page.slug, "action-publish": "1"}
    return client.post(address, factories.typed(**facts, **typed))


def page(client, of):
    return client.get(Article.objects.get(pk=of.pk).address).content.decode()


def test_an_editor_picks_stories_and_readers_see_them_above_the_text_in_that_order(client, editor, world):
    one, other = (articles.article(world, title) for title in ("Ferry stops", "Dam breaks"))
    story = factories.article(world, live=True, slug="leading")
    answer = publish(editor, story, picks=[other, one])
    client.logout()

    said = page(client, story)

    assert answer.status_code == 302
    places = [said.index(words) for words in ('id="picks"', "Dam breaks", "Ferry stops", "story-text")]
    assert places == sorted(places)


@pytest.mark.parametrize("count", [4])
def test_more_than_three_are_refused(editor, world, count):
    picks = [articles.article(world, f"Story {number}") for number in range(count)]
    story = factories.article(world, live=True, slug="leading")

    assert publish(editor, story, picks=picks).status_code == 200
    assert not Article.objects.get(pk=story.pk).picks.exists()


def test_a_story_itself_one_twice_and_one_of_another_edition_are_refused_in_words(editor, paper, world):
    other = articles.edition("fr", "Le Courrier")
    foreign = articles.article(articles.section(other, "Monde", "monde"), "Le pont")
    ferry, story = articles.article(world, "Ferry stops"), factories.article(world, live=True, slug="leading")

    assert "cannot lead to itself" in publish(editor, story, picks=[story]).content.decode()
    assert "of another edition" in publish(editor, story, picks=[foreign]).content.decode()
    assert "picked already" in publish(editor, story, picks=[ferry, ferry]).content.decode()


def test_a_pick_that_is_not_in_print_waits_until_it_is(client, world):
    draft, story = articles.article(world, "Dam breaks", live=False), articles.article(world)
    pick(story, draft)
    before = page(client, story)
    draft.save_revision().publish()

    assert "Dam breaks" not in before
    assert 'id="picks"' not in before
    assert "Dam breaks" in page(client, story)


def test_a_deleted_pick_leaves_the_story_as_it_is(client, world):
    ferry, story = articles.article(world, "Ferry stops"), articles.article(world)
    pick(story, ferry)
    Article.objects.get(pk=ferry.pk).delete()
    Article.objects.get(pk=story.pk).get_latest_revision_as_object().save_revision().publish()

    assert "Ferry stops" not in page(client, story)
