"""The draft as of a later minute; and sections whose front is composed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from broadsheet.articles.models import Article
from broadsheet.delivery.depends import noting
from broadsheet.fronts import actions
from broadsheet.fronts.document import Document, Pick, Rule, Slot
from broadsheet.fronts.models import Draft
from broadsheet.newsroom import roles
from tests.articles import factories
from tests.delivery.factories import change

NOW = timezone.now()


def compose(page, *slots):
    actions.change_draft(page=page, document=Document(slots), by=None, at=NOW)


def launch(page, *slots):
    compose(page, *slots)
    version = Draft.objects.get(page_id=page.pk).version
    return actions.launch(page=page, version=version, by=None, at=NOW)


def headlines(answer, within="main"):
    page = BeautifulSoup(answer.content, "html.parser")
    return [link.text for link in page.select(f"{within} .card__headline a")]


@pytest.fixture
def ahead(client, paper, world, sign_in):
    """ahead(hours) → the preview of the front page in so many hours, and the screen around it."""
    sign_in(roles.EDITOR)
    front = factories.front_of(paper)

    def at(hours):
        minute = timezone.localtime(timezone.now() + timedelta(hours=hours))
        sent = {"at": f"{minute:%Y-%m-%dT%H:%M}"}
        address, around = (reverse(name, args=[front.pk]) for name in ("front_preview_page", "front_preview"))
        return client.get(address, sent), client.get(around, sent)

    return at


def test_a_later_minute_shows_what_comes_and_goes_until_then(ahead, paper, world):
    staying = factories.article(world, "Staying", at=NOW - timedelta(hours=3))
    timed = factories.article(world, "Timed", at=NOW - timedelta(hours=5))
    factories.article(world, "Ending", at=NOW - timedelta(hours=1), expire_at=NOW + timedelta(hours=1))
    coming = factories.article(world, "Coming", live=False, go_live_at=NOW + timedelta(hours=2))
    coming.save_revision().publish()
    lead = Slot("lead", "lead", picks=(Pick(timed.pk, begins_at=NOW + timedelta(hours=4)),))
    compose(factories.front_of(paper), lead, Slot("news", "latest-news", 6, rule=Rule("news")))

    pages = [headlines(ahead(hours)[0]) for hours in (0, 3, 5)]
    around = ahead(5)[1].text

    assert pages == [
        ["Ending", "Staying", "Timed"],
        ["Coming", "Staying", "Timed"],
        ["Timed", "Coming", "Staying"],
    ]
    assert "“Coming” is printed." in around and "Lead: something begins." in around
    assert staying.pk


def test_a_scheduled_change_of_a_story_in_print_is_shown_from_its_minute(ahead, paper, world):
    story = factories.article(world, "Old words")
    story.save_revision().publish()
    draft = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.title, draft.go_live_at = "New words", NOW + timedelta(hours=2)
    draft.save_revision().publish()
    compose(factories.front_of(paper), Slot("news", "latest-news", 6, rule=Rule("news")))

    assert [headlines(ahead(hours)[0]) for hours in (1, 3)] == [["Old words"], ["New words"]]


def test_a_preview_is_no_page_of_the_paper(ahead, world):
    factories.article(world)

    with noting() as notes:
        page, _around = ahead(3)

    assert notes.is_private and "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("typed", ["", "soon", "0001-01-01T00:00", "9999-12-31T23:59", "9" * 40])
def test_a_minute_that_is_none_is_answered_in_words(client, paper, world, sign_in, typed):
    sign_in(roles.EDITOR)
    front = factories.front_of(paper)

    answers = [
        client.get(reverse(name, args=[front.pk]), {"at": typed}).status_code
        for name in ("front_preview", "front_preview_page")
    ]

    assert answers == [422, 200]


# --- sections --------------------------------------------------------------------------------------------


@pytest.fixture
def stories(paper, world):
    """Five stories of the world, and one of the economy that is the newest."""
    economy = factories.section(paper, "Economy", "economy")
    factories.article(economy, "Of money", at=NOW)
    return [factories.article(world, f"Story {n}", at=NOW - timedelta(hours=n)) for n in range(1, 6)]


def test_a_sections_front_stands_above_its_river_and_no_story_twice(client, world, stories):
    chosen = Slot("ec", "editors-choice", 2, picks=(Pick(stories[3].pk, "Said otherwise"),))
    launch(world, Slot("lead", "lead"), chosen)

    shown = headlines(client.get("/world/"))

    assert shown == ["Story 1", "Said otherwise", "Story 2", "Story 3", "Story 5"]


def test_rules_of_a_sections_front_find_its_own_stories_only(client, world, stories):
    launch(world, Slot("news", "latest-news", 3, rule=Rule("news")))

    assert "Of money" not in headlines(client.get("/world/"))


def test_a_launch_of_a_section_renews_it_and_leaves_the_front_page_as_it_is(client, paper, world, stories):
    front = client.get("/").content

    with change() as found:
        launch(world, Slot("lead", "lead"))

    assert found.tags == {f"front:{world.pk}"} and found.hot[0] == "/world/"
    assert client.get("/").content == front


def test_its_archives_stay_as_they_are(client, world, stories):
    path = f"/world/{stories[0].address_date:%Y/%m}/"
    before = headlines(client.get(path))

    launch(world, Slot("lead", "lead"))

    assert headlines(client.get(path)) == before


def test_a_slot_that_no_room_provides_is_kept_and_not_drawn(client, paper, world, stories, sign_in):
    sign_in(roles.EDITOR)
    front = factories.front_of(paper)
    launch(front, Slot("lead", "lead"), Slot("x", "situation-map"))

    board = client.get(reverse("front_desk", args=[front.pk])).text

    assert len(headlines(client.get("/"))) == 1
    assert "this paper has no such part" in board
