"""The breaking banner: written, looked at, launched; on every page until it ends."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from broadsheet.delivery.depends import noting
from broadsheet.delivery.models import Receipt
from broadsheet.fronts.models import Banner
from broadsheet.newsroom import roles
from tests.articles import factories
from tests.delivery.factories import change

PART = "/-/parts/banner/"
WORDS = {"text": "The sea wall has broken at Port Mallow", "url": "/world/", "level": "breaking"}


def typed(hours=2, **more):
    ends_at = timezone.localtime(timezone.now() + timedelta(hours=hours))
    return {**WORDS, "ends_at": f"{ends_at:%Y-%m-%d %H:%M}", **more}


@pytest.fixture
def send(client, paper, sign_in):
    """send(do=…, **what is typed) → the answer to an editor."""
    sign_in(roles.EDITOR)

    def sent(**said):
        return client.post(reverse("front_banner", args=[paper.pk]), said, follow=True)

    return sent


def line(client, path="/"):
    """The words of the line in the bytes of a page, "" if there is none."""
    found = BeautifulSoup(client.get(path).content, "html.parser").select_one(".banner__line")
    return " ".join(found.text.split()) if found else ""


def test_looking_at_it_launches_nothing(client, send):
    answer = send(do="check", **typed())

    assert WORDS["text"] in answer.text and "Launch the banner" in answer.text
    assert not Banner.objects.exists()


def test_what_was_looked_at_is_launched_as_it_was(client, send, world):
    story = factories.article(world)
    page = BeautifulSoup(send(do="check", **typed()).content, "html.parser")
    kept = {field["name"]: field["value"] for field in page.select("main form input[name]")}

    send(**kept, do="launch")

    assert line(client, "/") == line(client, PART) == f"Breaking {WORDS['text']}"
    assert line(client, story.url) == ""  # in nobody's bytes but the front's
    assert f'<breaking-banner src="{PART}"' in client.get(story.url).text


def test_a_launch_renews_the_front_and_the_part_at_once_and_leaves_a_receipt(client, send, paper):
    with change() as found:
        send(do="launch", **typed())

    assert found.tags == {f"banner:{paper.pk}"}
    assert found.hot == ("/", PART)
    assert Receipt.objects.filter(what="broadsheet.banner").count() == 1


def test_it_ends_by_itself_and_pages_know_when(client, send):
    send(do="launch", **typed(hours=3))
    ends_at = Banner.objects.get().ends_at

    with noting() as notes:
        client.get(PART)
    with time_machine.travel(ends_at + timedelta(seconds=1)):
        after = line(client), line(client, PART)

    assert notes.stale_at == ends_at
    assert after == ("", "")


def test_its_end_is_twelve_hours_ahead_unless_its_editor_says_otherwise(client, send, paper):
    page = BeautifulSoup(client.get(reverse("front_banner", args=[paper.pk])).content, "html.parser")

    written = page.select_one("[name=ends_at]")["value"]

    assert written.startswith(f"{timezone.localtime() + timedelta(hours=12):%Y-%m-%d %H}")


def test_a_newer_one_stands_alone_and_the_older_does_not_come_back(client, send):
    send(do="launch", **typed(hours=8))
    send(do="launch", **typed(hours=1, text="The wall holds"))
    now = line(client)

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        later = line(client)

    assert (now, later) == ("Breaking The wall holds", "")


def test_an_editor_ends_it_before_its_time(client, send, paper):
    send(do="launch", **typed())

    client.post(reverse("front_banner_end", args=[paper.pk]))

    assert line(client) == line(client, PART) == ""


def test_each_edition_has_its_own(client, send, arabic):
    send(do="launch", **typed())

    assert line(client, "/ar/") == line(client, f"/ar{PART}") == ""


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("text", ""),
        ("text", "x" * 141),
        ("url", "javascript:alert(1)"),
        ("url", "//elsewhere.example/"),
        ("level", "panic"),
        ("ends_at", "soon"),
        ("ends_at", "2001-01-01 12:00"),
    ],
)
@pytest.mark.parametrize("do", ["check", "launch"])
def test_what_cannot_be_shown_is_refused_in_words_and_nothing_is_lost(client, send, do, field, said):
    answer = send(do=do, **{**typed(), field: said})

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert page.select(".w-field__errors .error-message")
    assert not Banner.objects.exists()
    if field != "url":
        assert page.select_one("[name=url]")["value"] == WORDS["url"]


def test_writing_it_anew_keeps_what_was_written(send):
    answer = send(do="write", **typed())

    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("textarea[name=text]").text.strip() == WORDS["text"]
    assert not Banner.objects.exists()


@pytest.mark.parametrize("role", [roles.AUTHOR, roles.MODERATOR])
def test_who_is_no_editor_launches_none(client, paper, sign_in, role):
    sign_in(role)

    client.post(reverse("front_banner", args=[paper.pk]), {"do": "launch", **typed()})

    assert not Banner.objects.exists()
