"""House notices are labelled in words; parts stand beside stories in the order that the edition has chosen."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from broadsheet.delivery.depends import noting
from broadsheet.fronts import actions, standing
from broadsheet.fronts.document import Document, Notice, Slot
from broadsheet.fronts.models import Draft
from broadsheet.newsroom import roles
from tests.articles import factories
from tests.delivery.factories import change

NOW = timezone.now()
BESIDE = "/-/parts/beside-story/"


def launch(page, *slots):
    actions.change_draft(page=page, document=Document(slots), by=None, at=NOW)
    version = Draft.objects.get(page_id=page.pk).version
    return actions.launch(page=page, version=version, by=None, at=NOW)


def notice(client, path="/"):
    return BeautifulSoup(client.get(path).content, "html.parser").select_one(".house-notice")


def test_a_notice_says_in_words_what_it_is(client, paper):
    said = Notice("Our letters page is back.", "/about/", "How to write to us")
    launch(factories.front_of(paper), Slot("n", "notice", notice=said))

    shown = notice(client)

    assert shown["aria-label"] == "Notice from the paper"
    assert " ".join(shown.select_one(".label").text.split()) == "Notice from the paper"
    assert shown.select_one("a")["href"] == "/about/" and "How to write to us" in shown.text
    assert not shown.select("script")


@pytest.mark.parametrize(
    ("begins", "ends", "is_shown"), [(None, None, True), (1, None, False), (None, -1, False), (-1, 1, True)]
)
def test_a_notice_stands_from_its_first_minute_to_its_last(client, paper, begins, ends, is_shown):
    begins_at, ends_at = (hours and NOW + timedelta(hours=hours) for hours in (begins, ends))
    said = Notice("Our letters page is back.", begins_at=begins_at, ends_at=ends_at)
    launch(factories.front_of(paper), Slot("n", "notice", notice=said))

    with noting() as notes:
        shown = notice(client)

    assert bool(shown) is is_shown
    ahead = [moment for moment in (begins_at, ends_at) if moment and moment > NOW]
    assert notes.stale_at == (ahead[0] if ahead else None)


def test_a_notice_is_written_at_the_desk(client, paper, sign_in):
    sign_in(roles.EDITOR)
    front, picture = factories.front_of(paper), factories.picture()
    client.post(reverse("front_act", args=[front.pk]), {"do": "add-slot", "kind": "notice"})
    address = reverse("front_slot", args=[front.pk, "notice"])
    refused = client.post(address, {"text": "We are moving.", "url": "javascript:alert(1)"})

    client.post(address, {"text": "We are moving.", "url": "/about/", "picture": picture.pk})
    client.post(reverse("front_launch", args=[front.pk]), {"version": Draft.objects.get().version})

    assert refused.status_code == 422 and "We are moving." in refused.text
    assert "We are moving." in notice(client).text and notice(client).select("img")


def test_a_picture_that_is_no_more_leaves_the_words(client, paper):
    picture = factories.picture()
    said = Notice("We are moving.", picture=picture.pk)
    launch(factories.front_of(paper), Slot("n", "notice", notice=said))
    picture.delete()

    assert "We are moving." in notice(client).text and not notice(client).select("img")


# --- beside stories --------------------------------------------------------------------------------------


@pytest.fixture
def printed(paper, world):
    for hours in range(6):
        factories.article(
            world, f"Story {hours}", at=NOW - timedelta(hours=hours), is_exclusive=hours % 2 == 0
        )
    launch(factories.front_of(paper), *(standing.new_slot(name) for name in ("lead", "editors-choice")))


def parts(client):
    page = BeautifulSoup(client.get(BESIDE).content, "html.parser")
    return [part["id"] for part in page.select(".shared__part")]


@pytest.fixture
def send(client, paper, sign_in):
    """send(name=place, …): what an editor chooses; all others are not shown."""
    sign_in(roles.EDITOR)
    address = reverse("front_rails", args=[paper.pk])

    def sent(**places):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        names = [field["name"] for field in page.select("main form select[name]")]
        said = {name: places.get(name.replace("-", "_"), 0) for name in names}
        return client.post(address, said)

    return sent


def test_at_first_all_parts_that_hold_anything_stand_there(client, printed):
    assert parts(client) == ["editors-choice", "latest-news", "exclusive"]


def test_an_edition_has_its_own_order_and_leaves_out_what_it_likes(client, printed, send, paper):
    with change() as found:
        send(exclusive=1, editors_choice=2)

    assert parts(client) == ["exclusive", "editors-choice"]
    assert (found.tags, found.hot) == ({f"rails:{paper.pk}"}, (BESIDE,))


def test_no_story_page_changes_with_the_parts_beside_it(client, printed, send, world):
    story = factories.article(world)
    before = client.get(story.url).content

    send(exclusive=1)

    assert client.get(story.url).content == before


def test_places_that_are_none_are_refused(client, printed, send):
    answer = send(exclusive=99)

    assert answer.status_code == 422
    assert parts(client) == ["editors-choice", "latest-news", "exclusive"]
