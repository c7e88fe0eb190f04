"""At an address where there is nothing, readers are shown what they may have meant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from broadsheet.pages.models import Redirect
from broadsheet.search import guesses
from tests.articles import factories

GUESSED = "Perhaps you were looking for"


@pytest.fixture
def stories(world):
    """Four that a guess may be, and the newest, which has other words."""
    for number in range(4):
        factories.article(world, f"Bridge {number} over the Kalder opens")
    factories.article(world, "Ferry stops")


def shown(answer):
    assert answer.status_code == 404
    page = answer.content.decode()
    return GUESSED in page, page.count("over the Kalder opens"), "Ferry stops" in page


@pytest.mark.parametrize(
    "path",
    [
        "/2019/bridge-opens.html/", "/world/2026/11/21/the-bridge-opens/", "/world/bridge-over-the-kal/",
        "/brigde-kalder-opens/", "/BRIDGE_KALDER/",
    ],
)  # fmt: skip
def test_three_stories_with_the_words_of_the_address_are_shown(client, stories, path):
    assert shown(client.get(path)) == (True, 3, False)


@pytest.mark.parametrize("path", ["/none/", "/2026/", "/world/2026/11/20/lighthouse/", "/wp-login.php/"])
def test_without_a_guess_the_newest_stories_are_shown(client, stories, path):
    assert shown(client.get(path)) == (False, 2, True)


def test_what_readers_may_not_read_is_no_guess(client, world):
    hidden = factories.article(world, "Bridge over the Kalder opens")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    assert shown(client.get("/bridge-opens/")) == (False, 0, False)


def test_guesses_are_of_the_edition_that_was_asked(client, stories, arabic):
    factories.article(factories.section(arabic, "العالم", "world"), "افتتاح الجسر الكبير")

    assert "افتتاح الجسر" in client.get("/ar/world/افتتاح-الجسر/").content.decode()
    assert shown(client.get("/ar/bridge-opens/"))[1] == 0


def test_however_many_addresses_are_missing_one_guess_is_made_at_a_time(client, stories):
    with guesses._one_at_a_time:
        assert shown(client.get("/bridge-opens/")) == (False, 2, True)

    assert shown(client.get("/bridge-opens/")) == (True, 3, False)


@pytest.mark.parametrize("number", [3, 30])
def test_a_guess_costs_the_same_among_few_and_among_many(
    client, world, number, django_assert_max_num_queries
):
    for _story in range(number):
        factories.article(world, "Bridge opens", lead_picture=factories.picture())

    with django_assert_max_num_queries(27):
        client.get("/kalder-bridge-opens/")


def test_an_address_that_leads_on_is_not_guessed_at(client, stories):
    Redirect.objects.leave_address("/old-bridge/", to="/world/")

    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/old-bridge/")

    assert answer.status_code == 301
    assert not [query["sql"] for query in asked if "search_words" in query["sql"]]
