import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Workflow

from broadsheet.articles.models import Article, SectionPage
from broadsheet.newsroom import actions, roles
from tests.newsroom import factories
from tests.newsroom.factories import typed

ADD = ("articles", "article")


def add(place):
    return reverse("wagtailadmin_pages:add", args=[*ADD, place.pk])


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_five_roles_are_there_after_migrating_and_the_stock_groups_are_not(db):
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in roles.ROLES}
    assert list(Workflow.objects.values_list("name", flat=True)) == [actions.REVIEW]


def test_a_role_keeps_what_its_administrator_gave_and_took(paper):
    editor = Group.objects.get(name=roles.EDITOR)
    editor.permissions.clear()

    actions.ensure_roles()

    assert not editor.permissions.exists()
    assert Group.objects.filter(name=roles.EDITOR).count() == 1


def test_a_new_edition_is_open_to_every_role_and_reviewed(paper):
    front = factories.front_of(factories.edition("ar", name="البريد"))

    assert set(front.group_permissions.values_list("group__name", flat=True)) >= {roles.EDITOR, roles.AUTHOR}
    assert front.get_workflow().name == actions.REVIEW


def test_a_contributor_writes_a_draft_and_cannot_publish_it(client, world, sign_in):
    alice = sign_in(roles.CONTRIBUTOR)

    client.post(add(world), typed(**{"action-publish": "action-publish"}))

    article = Article.objects.get()
    assert (article.owner, article.live) == (alice, False)


@pytest.mark.parametrize("role", [roles.CONTRIBUTOR, roles.AUTHOR])
def test_a_writer_cannot_publish_by_the_form_of_an_own_draft(client, world, sign_in, role):
    article = factories.article(world, owner=sign_in(role))

    client.post(edit(article), typed(**{"action-publish": "action-publish"}))

    assert not Article.objects.get().live


def test_a_contributor_does_not_touch_what_another_wrote(client, world, sign_in):
    article = factories.article(world, title="Not hers", owner=factories.staff(roles.AUTHOR))
    sign_in(roles.CONTRIBUTOR)

    answer = client.post(edit(article), typed(title="Hers"))

    assert answer.status_code == 302
    assert Article.objects.get().get_latest_revision_as_object().title == "Not hers"


@pytest.mark.parametrize("role", [roles.CONTRIBUTOR, roles.AUTHOR, roles.MODERATOR])
def test_a_writer_cannot_publish_in_bulk_unpublish_delete_or_move(client, world, sign_in, role):
    article = factories.article(world, live=True, owner=factories.staff(roles.EDITOR))
    sign_in(role)

    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={article.pk}")
    for deed in ("unpublish", "delete"):
        client.post(reverse(f"wagtailadmin_pages:{deed}", args=[article.pk]))
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, world.pk]))

    assert Article.objects.get(pk=article.pk).live


def test_a_writer_makes_no_sections(client, paper, sign_in):
    sign_in(roles.AUTHOR)
    address = reverse(
        "wagtailadmin_pages:add", args=["articles", "sectionpage", factories.front_of(paper).pk]
    )

    client.post(address, {"title": "Mine", "slug": "mine"})

    assert not SectionPage.objects.exists()


def test_an_editor_publishes(client, world, sign_in):
    sign_in(roles.EDITOR)

    client.post(add(world), typed(**{"action-publish": "action-publish"}))

    assert Article.objects.get().live


def test_what_was_public_is_deleted_by_an_administrator_only(client, world, sign_in):
    article = factories.article(world, live=True)
    address = reverse("wagtailadmin_pages:delete", args=[article.pk])

    sign_in(roles.EDITOR)
    client.post(address)
    after_editor = Article.objects.exists()
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={article.pk}")
    after_bulk = Article.objects.exists()
    sign_in(roles.ADMINISTRATOR)
    client.post(address)

    assert (after_editor, after_bulk, Article.objects.exists()) == (True, True, False)


def test_an_editor_deletes_a_draft_that_nobody_has_read(client, world, sign_in):
    sign_in(roles.EDITOR)
    article = factories.article(world)

    client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))

    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (roles.CONTRIBUTOR, set()),
        (roles.AUTHOR, set()),
        (roles.MODERATOR, set()),
        (roles.EDITOR, {"topics.change_tag", "people.change_person", "pages.add_redirect"}),
        (
            roles.ADMINISTRATOR,
            {"topics.change_tag", "people.change_person", "pages.add_redirect", "editions.add_edition"}
            | {"accounts.change_user"},
        ),
    ],
)
def test_each_role_may_its_own_deeds(paper, role, may):
    asked = ("topics.change_tag", "people.change_person", "pages.add_redirect")
    asked = (*asked, "editions.add_edition", "accounts.change_user")
    user = factories.staff(role)

    assert {deed for deed in asked if user.has_perm(deed)} == may
