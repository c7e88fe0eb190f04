"""What cannot be deleted and what cannot be read is answered in words: never a failure, never half a deed."""

import pytest
from django.urls import reverse

from broadsheet.articles.models import Article
from broadsheet.newsroom import roles
from broadsheet.people.models import Person
from broadsheet.topics.models import Tag
from tests.newsroom import factories
from tests.newsroom.factories import typed

BULK = {"tag": ["topics", "tag"], "person": ["people", "person"], "picture": ["images", "picture"]}


@pytest.fixture
def used(paper, world):
    """What an article in print is made of, by name."""
    rows = {"tag": factories.tag(paper), "person": factories.person(paper), "picture": factories.picture()}
    factories.article(
        world, live=True, tags=[rows["tag"]], people=[rows["person"]], lead_picture=rows["picture"]
    )
    return rows


def ways(row):
    """The form that deletes one, and the one that deletes many."""
    name = type(row)._meta.model_name
    one = {
        "tag": Tag.snippet_viewset.get_url_name("delete"),
        "person": Person.snippet_viewset.get_url_name("delete"),
        "picture": "wagtailimages:delete",
    }[name]
    many = reverse("wagtail_bulk_action", args=[*BULK[name], "delete"])
    return reverse(one, args=[row.pk]), f"{many}?id={row.pk}&next=/admin/"


@pytest.mark.parametrize("way", [0, 1])
@pytest.mark.parametrize("name", ["tag", "person", "picture"])
def test_what_is_in_use_is_not_deleted_and_the_editor_reads_where(client, used, sign_in, name, way):
    sign_in(roles.EDITOR)
    row = used[name]

    answer = client.post(ways(row)[way], follow=True)

    assert answer.status_code == 200
    assert "Nothing was deleted. Still in use by: article “Bridge opens”" in answer.content.decode()
    assert type(row).objects.filter(pk=row.pk).exists()


def test_what_nobody_uses_is_deleted(client, paper, sign_in):
    sign_in(roles.EDITOR)

    client.post(ways(factories.tag(paper))[0])

    assert not Tag.objects.exists()


def new(world):
    return reverse("wagtailadmin_pages:add", args=["articles", "article", world.pk])


@pytest.mark.parametrize(
    "damage",
    [
        {"body-count": "many"},
        {"body-count": "3"},
        {
            "body-count": "1",
            "body-0-type": "text",
            "body-0-order": "0",
            "body-0-deleted": "",
            "body-0-value": "{",
        },
        {
            "body-count": "1",
            "body-0-type": "text",
            "body-0-order": "0",
            "body-0-deleted": "",
            "body-0-value": "[]",
        },
        {
            "body-count": "1",
            "body-0-type": "table",
            "body-0-order": "0",
            "body-0-deleted": "",
            "body-0-value-table": '{"a":',
        },
    ],
)
def test_a_text_that_no_editor_has_posted_is_refused_in_words(client, world, sign_in, damage):
    sign_in(roles.EDITOR)

    answer = client.post(new(world), typed(**damage))

    assert answer.status_code == 400
    assert "This could not be read" in answer.content.decode()
    assert not Article.objects.exists()


def test_a_form_without_its_text_is_refused_in_words(client, world, sign_in):
    sign_in(roles.EDITOR)
    form = typed()
    del form["body-count"]

    assert client.post(new(world), form).status_code == 400
    assert not Article.objects.exists()


def test_a_headline_of_eleven_megabytes_is_refused_in_words(client, world, sign_in):
    sign_in(roles.EDITOR)

    answer = client.post(new(world), typed(title="A" * 11 * 2**20))

    assert answer.status_code == 400
    assert "too large (10 MB at most)" in answer.content.decode()


def test_a_chosen_picture_that_is_no_number_is_an_error_at_its_box(client, world, sign_in):
    sign_in(roles.EDITOR)

    answer = client.post(new(world), typed(lead_picture="<script>", **{"action-publish": "action-publish"}))

    assert answer.status_code == 200
    assert not Article.objects.exists()
