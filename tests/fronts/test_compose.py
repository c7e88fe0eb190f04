"""The desk of fronts: a draft is composed act by act, launched, and undone; readers see launches and nothing else."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from broadsheet.delivery.models import Receipt
from broadsheet.fronts.models import Draft, Launch
from broadsheet.newsroom import roles
from tests.articles import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def desk(client, paper, world, sign_in):
    """An editor at the desk of the front page; eight stories are in print, Story 1 is the newest."""
    sign_in(roles.EDITOR)
    return Desk(client, factories.front_of(paper), world)


class Desk:
    def __init__(self, client, front, world):
        self.client, self.front = client, front
        self.stories = {
            f"Story {n}": factories.article(world, f"Story {n}", at=NOW - timedelta(hours=n))
            for n in range(1, 9)
        }

    def url(self, name="front_desk", *more):
        return reverse(name, args=[self.front.pk, *more])

    def act(self, do, slot="", story="", **more):
        pk = self.stories[story].pk if story else ""
        sent = {"do": do, "slot": slot, "story": pk, **more}
        return self.client.post(self.url("front_act"), sent, follow=True)

    def board(self):
        return BeautifulSoup(self.client.get(self.url()).content, "html.parser")

    def launch(self):
        version = self.board().select_one("[name=version]")["value"]
        return self.client.post(self.url("front_launch"), {"version": version}, follow=True)

    def read(self, slot="editors-choice"):
        """The headlines that readers see in a slot, by its id."""
        page = BeautifulSoup(self.client.get("/").content, "html.parser")
        section = page.select_one(f"section:has(> #{slot})")
        return [link.text for link in section.select(".card__headline a")] if section else []

    def draft(self, slot):
        return [line.text for line in self.board().select(f"#slot-{slot} a.fronts-line__name")]


def messages(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return " ".join(page.select_one(".messages").text.split())


def test_what_is_placed_is_read_after_the_launch_and_not_before(desk):
    desk.act("add-slot", kind="editors-choice")
    desk.act("place", "editors-choice", "Story 7")
    desk.act("place", "editors-choice", "Story 5", place=1)
    before = desk.read()

    answer = desk.launch()

    assert before == []
    assert desk.read()[:2] == ["Story 5", "Story 7"]
    assert "Launched" in messages(answer)
    assert Launch.objects.get().launched_by.username.startswith("editor")


def test_each_act_says_what_it_did(desk):
    desk.act("add-slot", kind="editors-choice")

    answer = desk.act("place", "editors-choice", "Story 7")

    assert "“Story 7” stands in “Editor’s Choice”, at place 1 of 1." in messages(answer)


@pytest.mark.parametrize(
    ("do", "story", "more", "order"),
    [
        ("up", "Story 6", {}, ["Story 6", "Story 5", "Story 7"]),
        ("down", "Story 5", {}, ["Story 6", "Story 5", "Story 7"]),
        ("top", "Story 7", {}, ["Story 7", "Story 5", "Story 6"]),
        ("bottom", "Story 5", {}, ["Story 6", "Story 7", "Story 5"]),
        ("to", "Story 5", {"place": 3}, ["Story 6", "Story 7", "Story 5"]),
        ("up", "Story 5", {}, ["Story 5", "Story 6", "Story 7"]),
        ("place", "Story 7", {"place": 2}, ["Story 5", "Story 7", "Story 6"]),
        ("cut", "Story 6", {}, ["Story 5", "Story 7"]),
    ],
)
def test_chosen_stories_are_moved_by_buttons(desk, do, story, more, order):
    for name in ("Story 5", "Story 6", "Story 7"):
        desk.act("place", "latest-news", name)

    desk.act(do, "latest-news", story, **more)

    assert desk.draft("latest-news") == order


def test_a_story_that_is_placed_elsewhere_leaves_its_old_place(desk):
    desk.act("place", "seconds", "Story 5")

    desk.act("place", "latest-news", "Story 5")

    assert (desk.draft("seconds"), desk.draft("latest-news")) == ([], ["Story 5"])


def test_what_is_cut_lies_on_the_clipboard_and_keeps_its_own_headline(desk):
    desk.act("place", "seconds", "Story 5")
    desk.client.post(
        desk.url("front_story", "seconds", desk.stories["Story 5"].pk), {"headline": "Said otherwise"}
    )

    desk.act("cut", "seconds", "Story 5")
    held = [line.text for line in desk.board().select("#clipboard .fronts-line__facts")]
    desk.act("place", "latest-news", "Story 5")

    assert "own headline" in held
    assert desk.draft("latest-news") == ["Said otherwise"]


def test_a_launch_is_undone_by_launching_an_earlier_one_again(desk):
    desk.act("add-slot", kind="editors-choice")
    desk.act("place", "editors-choice", "Story 7")
    desk.launch()
    first = Launch.objects.get()
    desk.act("place", "editors-choice", "Story 8", place=1)
    desk.launch()
    second = desk.read()[:1]

    desk.client.post(desk.url("front_launch_again", first.pk))

    assert (second, desk.read()[:1]) == (["Story 8"], ["Story 7"])
    assert Launch.objects.newest_first()[0].again == first
    assert desk.draft("editors-choice") == ["Story 7"]


def test_a_launch_of_what_another_has_changed_meanwhile_is_refused(desk, client, sign_in):
    desk.act("place", "seconds", "Story 7")
    seen = Draft.objects.get().version
    sign_in(roles.EDITOR)
    desk.act("place", "seconds", "Story 8")

    answer = client.post(desk.url("front_launch"), {"version": seen}, follow=True)

    assert "changed since you looked" in messages(answer)
    assert not Launch.objects.exists()


def test_another_editor_at_the_same_draft_is_told_of(desk, sign_in):
    desk.act("place", "seconds", "Story 7")

    sign_in(roles.EDITOR)

    assert "is changing this draft too" in desk.board().text


def test_the_draft_begins_again_from_what_readers_see(desk):
    desk.act("place", "seconds", "Story 7")

    desk.client.post(desk.url("front_discard"))

    assert desk.draft("seconds") == []
    assert not desk.board().select("#differences")


def test_the_board_tells_what_a_launch_changes_slot_by_slot(desk):
    desk.act("place", "seconds", "Story 7", place=1)

    said = " ".join(line.text for line in desk.board().select("#differences li"))

    assert "Second stories: “Story 7” comes." in said
    assert "Second stories: “Story 4” goes." in said


def test_the_board_warns_of_what_is_not_in_print_has_no_picture_and_is_old(desk, world):
    desk.stories["Draft"] = factories.article(world, "Draft", live=False)
    desk.act("place", "seconds", "Draft")

    said = " ".join(line.text for line in desk.board().select("#warnings li"))

    assert "not in print" in said
    assert "has no picture" in said


@pytest.mark.parametrize("role", [roles.AUTHOR, roles.CONTRIBUTOR, roles.MODERATOR])
def test_who_is_no_editor_does_not_come_near(desk, client, sign_in, role):
    sign_in(role)
    deeds = {"front_launch": {"version": 0}, "front_act": {"do": "cut"}, "front_discard": {}}

    for name, sent in deeds.items():
        client.post(desk.url(name), sent)

    assert not Launch.objects.exists() and not Draft.objects.exists()


def test_a_launch_leaves_its_receipt(desk):
    desk.act("place", "seconds", "Story 7")

    answer = desk.launch()

    assert "What readers see" in messages(answer)
    assert Receipt.objects.filter(what="broadsheet.launch").exists()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("count", "99", "find room"),
        ("count", "many", "whole number"),
        ("tag", "no such tag", "no tag of this name"),
        ("heading", "x" * 80, "at most 60"),
        ("kind", "gossip", "valid choice"),
    ],
)
def test_a_form_that_cannot_be_read_says_so_at_the_box_and_loses_nothing(desk, field, typed, words):
    sent = {"heading": "The news", "count": "4", "kind": "", "section": "", "tag": "", field: typed}

    answer = desk.client.post(desk.url("front_slot", "latest-news"), sent)

    page = answer.content.decode()
    assert answer.status_code == 422 and words in page
    assert typed in page and ("The news" in page or field == "heading")
    assert not Draft.objects.exists()


def test_a_heading_and_a_rule_of_its_own(desk, paper, world):
    factories.article(world, "Of ports", at=NOW, tags=[factories.tag(paper, "Ports", "ports")])
    sent = {"heading": "From the ports", "count": "4", "kind": "", "section": "", "tag": "ports"}

    desk.client.post(desk.url("front_slot", "latest-news"), sent)
    desk.act("remove-slot", "lead")
    desk.act("remove-slot", "seconds")
    desk.launch()

    assert desk.read("latest-news") == ["Of ports"]
    assert "From the ports" in desk.client.get("/").content.decode()


@pytest.mark.parametrize("stories", [1, 6])
def test_the_board_costs_the_same_for_few_and_for_many(desk, stories, django_assert_max_num_queries):
    for n in range(1, stories + 1):
        desk.act("place", "latest-news", f"Story {n}")
    desk.board()

    with django_assert_max_num_queries(95):
        desk.board()
