"""Who may moderate, and a moderator of some sections sees and touches nothing of the others."""

from datetime import timedelta

import pytest
from django.urls import reverse

from broadsheet.comments import actions
from broadsheet.comments.models import Comment, Decision, ModeratedSection, Status
from broadsheet.newsroom import roles
from tests.articles import factories as articles
from tests.comments import at_the_desk, factories
from tests.comments.at_the_desk import cards, moderator, queue
from tests.newsroom import factories as newsroom
from tests.newsroom.conftest import sign_in

__all__ = ["moderator", "sign_in"]
pytestmark = pytest.mark.django_db
NOW = factories.POSTED + timedelta(hours=5)
WRITER = "a" * 64


@pytest.fixture
def sport(paper):
    return articles.section(paper, "Sport", "sport")


@pytest.fixture
def ours(world):
    return factories.comment(
        articles.article(world), "Of ours.", status=Status.WAITING, writer=WRITER, network="n" * 64
    )


@pytest.fixture
def theirs(sport):
    return factories.comment(
        articles.article(sport), "Of theirs.", status=Status.WAITING, writer=WRITER, network="n" * 64
    )


@pytest.fixture
def of_world(moderator, world):
    """The moderator, of one section."""
    ModeratedSection.objects.create(user=moderator, page=world)
    return moderator


def screens(comment):
    writer = reverse("moderation_writer", args=[WRITER])
    return [
        reverse("moderation"), reverse("moderation_comment", args=[comment.pk]), reverse("moderation_log"),
        reverse("moderation_bans"), reverse("moderation_rules_of_all"), reverse("moderation_moderators"), writer,
        f"{writer}erase/",
        reverse("moderation_writer_export", args=[WRITER, "json"]),
    ]  # fmt: skip


@pytest.mark.parametrize("role", [roles.CONTRIBUTOR, roles.AUTHOR])
def test_others_find_no_door(client, sign_in, ours, role):
    sign_in(role)

    assert {client.get(address).status_code for address in screens(ours)} == {302}
    sent = client.post(
        reverse("moderation_act", args=[ours.pk]), {"do": "approve"}, headers=at_the_desk.SCRIPT
    )
    assert sent.status_code == 403
    assert client.post(reverse("moderation_bulk"), {"do": "spam"}).status_code == 302
    assert "/admin/comments/" not in client.get("/admin/").text
    assert not Decision.objects.exists()


def test_an_editor_finds_every_door_but_that_of_moderators(client, sign_in, ours):
    sign_in(roles.EDITOR)

    found = {address: client.get(address).status_code for address in screens(ours)}

    assert [address for address, status in found.items() if status != 200] == [
        reverse("moderation_moderators")
    ]


def test_nobody_is_a_moderator_before_signing_in(client, paper, ours):
    for address in screens(ours):
        assert client.get(address).status_code == 302
    assert client.post(reverse("moderation_act", args=[ours.pk]), {"do": "approve"}).status_code == 302
    assert Comment.objects.get().status == Status.WAITING


def test_a_moderator_of_a_section_sees_that_section_only(client, of_world, ours, theirs):
    for comment in (ours, theirs):
        actions.edit(comment=comment, text="Changed.", by=newsroom.staff(roles.EDITOR), at=NOW)
        actions.report(comment=comment, network="r", reason="abuse", text="", at=NOW)

    for tab in ("reported", "waiting", "new", "all"):
        page = queue(client, tab=tab)
        assert cards(page) == [ours.pk]
        assert [tab.text for tab in page.select(".comment-tabs__count")] == ["1"] * 4
    log = at_the_desk.soup(client.get(reverse("moderation_log")))
    assert len(log.select(".comment-log form")) == 1
    writer = at_the_desk.soup(client.get(reverse("moderation_writer", args=[WRITER])))
    assert cards(writer) == [ours.pk]
    card = queue(client, tab="waiting").select_one(".comment-facts").text
    assert "nothing else from this address" in card and "Network" not in card
    assert "Comments (1)" in client.get("/admin/").text


def test_what_is_of_another_section_is_not_found(client, of_world, ours, theirs):
    decision = actions.approve(comment=theirs, by=newsroom.staff(roles.EDITOR), at=NOW)
    page = Comment.objects.get(pk=theirs.pk).page_id

    assert client.get(reverse("moderation_comment", args=[theirs.pk])).status_code == 404
    for address in (
        reverse("moderation_act", args=[theirs.pk]), reverse("moderation_undo", args=[decision.pk]),
        reverse("moderation_story", args=[page]),
    ):  # fmt: skip
        assert client.post(address, {"do": "close"}).status_code == 404
    client.post(reverse("moderation_bulk"), {"chosen": f"{theirs.pk}:x", "do": "spam"})

    assert Comment.objects.get(pk=theirs.pk).status == Status.APPROVED
    assert Decision.objects.count() == 1


def test_what_reaches_beyond_a_section_is_closed_to_its_moderator(client, of_world, ours, theirs):
    writer = reverse("moderation_writer", args=[WRITER])

    assert client.get(f"{writer}erase/").status_code == 302
    assert client.post(f"{writer}erase/").status_code == 302
    assert client.get(reverse("moderation_writer_export", args=[WRITER, "csv"])).status_code == 302
    assert not Decision.objects.exists()


def test_a_section_that_is_deleted_leaves_its_moderator_with_nothing(client, of_world, world, theirs):
    world.delete()

    assert cards(queue(client, tab="all")) == []


def test_an_administrator_says_who_moderates_what(client, sign_in, world, sport, ours):
    administrator, person = sign_in(roles.ADMINISTRATOR), newsroom.staff(roles.MODERATOR)
    address = reverse("moderation_moderator", args=[person.pk])
    assert str(person) in client.get(reverse("moderation_moderators")).text

    client.post(address, {"sections": [world.pk]})
    first = list(person.moderated_sections.values_list("page", flat=True))
    client.post(address, {})

    assert administrator != person
    assert (first, person.moderated_sections.count()) == ([world.pk], 0)


def test_the_menu_and_the_dashboard_say_how_many_wait(client, moderator, ours):
    page = client.get("/admin/").text

    assert "Comments (1)" in page
    assert "Comments waiting" in page and "The oldest has waited for" in page


def test_without_bans_among_ones_permissions_nobody_is_banned(client, moderator, ours):
    group = moderator.groups.get()
    group.permissions.remove(group.permissions.get(codename="add_ban"))

    page = queue(client, tab="waiting")
    answer = at_the_desk.decide(client, ours, "ban", page, whom="writer", until="day")

    assert page.select_one("[data-act=ban]") is None
    assert answer.status_code == 422
