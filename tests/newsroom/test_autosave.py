"""Automatic saves: one session, one revision; two sessions never overwrite each other."""

import pytest
from django.urls import reverse

from broadsheet.articles.models import Article
from broadsheet.newsroom import roles
from tests.newsroom import factories
from tests.newsroom.factories import typed

ASKS_FOR_JSON = {"HTTP_ACCEPT": "application/json"}


def save(client, article, title, **session):
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return client.post(address, typed(title=title, slug=article.slug) | session, **ASKS_FOR_JSON)


def loaded(article):
    newest = Article.objects.get(pk=article.pk).get_latest_revision()
    return {"loaded_revision_id": newest.pk, "loaded_revision_created_at": newest.created_at.isoformat()}


@pytest.fixture
def article(world):
    return factories.article(world, title="As it was", live=True)


def test_one_session_of_many_saves_leaves_one_revision(client, article, sign_in):
    sign_in(roles.EDITOR)
    before = article.revisions.count()
    session = loaded(article)

    for number in range(8):
        answer = save(client, article, f"Version {number}", **session)
        assert answer.json()["success"], answer.json()
        session["overwrite_revision_id"] = answer.json()["revision_id"]

    assert article.revisions.count() == before + 1
    assert Article.objects.get().get_latest_revision_as_object().title == "Version 7"
    assert Article.objects.get().title == "As it was"  # in print nothing has changed


def test_a_second_session_does_not_overwrite_the_first(client, article, sign_in):
    mine, theirs = loaded(article), loaded(article)
    sign_in(roles.EDITOR)
    save(client, article, "Mine", **mine)
    sign_in(roles.EDITOR)

    answer = save(client, article, "Theirs", **theirs)

    assert answer.status_code == 400
    assert answer.json()["error_code"] == "invalid_revision"
    assert Article.objects.get().get_latest_revision_as_object().title == "Mine"


def test_a_session_does_not_go_on_over_a_newer_one(client, article, sign_in):
    sign_in(roles.EDITOR)
    first = save(client, article, "Mine", **loaded(article)).json()["revision_id"]
    sign_in(roles.EDITOR)
    save(client, article, "Theirs", **loaded(article))

    answer = save(client, article, "Mine again", overwrite_revision_id=first)

    assert answer.status_code == 400
    assert Article.objects.get().get_latest_revision_as_object().title == "Theirs"


def test_a_save_draws_the_checklist_again(client, article, sign_in):
    sign_in(roles.EDITOR)

    answer = save(client, article, "As it was", kind="opinion", **loaded(article))

    assert "Opinion and analysis carry a name" in answer.json()["html"]


def test_autosave_is_every_few_seconds(client, article, sign_in):
    sign_in(roles.EDITOR)

    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))

    assert 'data-w-autosave-interval-value="4000"' in page.text


def test_a_byline_in_which_nobody_is_chosen_yet_stops_no_save(client, paper, article, sign_in):
    sign_in(roles.EDITOR)
    empty = factories.rows("bylines", [{"person": "", "role": "author"}])
    first = save(client, article, "As it was", **loaded(article), **empty)
    assert first.json()["success"], first.json()

    who = factories.person(paper)
    chosen = factories.rows("bylines", [{"person": who.pk, "role": "author"}])
    updates = first.json()["field_updates"]
    session = {"overwrite_revision_id": first.json()["revision_id"]}
    second = save(client, article, "As it was", **session, **(chosen | updates))

    assert second.json()["success"], second.json()
    newest = Article.objects.get().get_latest_revision_as_object()
    assert [line.person for line in newest.bylines.all()] == [who]


def test_an_empty_byline_is_an_error_when_it_goes_to_print(client, article, sign_in):
    sign_in(roles.EDITOR)
    empty = factories.rows("bylines", [{"person": "", "role": "author"}])
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])

    answer = client.post(address, typed(slug=article.slug, **{"action-publish": "x"}) | empty)

    assert answer.context["form"].formsets["bylines"].errors == [{"person": ["This field is required."]}]


def test_the_headline_of_every_week_stops_no_save(client, world, article, sign_in):
    sign_in(roles.CONTRIBUTOR)
    address = reverse("wagtailadmin_pages:add", args=["articles", "article", world.pk])

    for _week in range(2):
        assert client.post(address, typed(title="As it was", slug=article.slug), **ASKS_FOR_JSON).json()[
            "success"
        ]

    slugs = set(Article.objects.values_list("slug", flat=True))
    assert slugs == {article.slug, f"{article.slug}-2", f"{article.slug}-3"}


def test_an_address_already_public_is_not_numbered_behind_its_editors_back(client, world, article, sign_in):
    sign_in(roles.EDITOR)
    other = factories.article(world)

    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        typed(slug=other.slug, **{"action-publish": "x"}),
    )

    assert "slug" in answer.context["form"].errors
