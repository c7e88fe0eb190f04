"""Errors are pages of the paper, in its language, and tell nothing of the inside."""

import pytest
from django.db import DatabaseError
from django.test import Client

from broadsheet.articles import listings
from broadsheet.pages import errors
from tests.articles import factories


@pytest.fixture
def broken(monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("disk I/O error at /srv/secret")

    monkeypatch.setattr(listings, "show", fail)
    return Client(raise_request_exception=False)


def test_a_failure_is_a_page_in_the_editions_language(broken, arabic):
    factories.section(arabic, "العالم", "world")

    answer = broken.get("/ar/world/")

    assert answer.status_code == 500
    assert 'lang="ar"' in answer.content.decode() and 'dir="rtl"' in answer.content.decode()
    assert "secret" not in answer.content.decode()


@pytest.mark.parametrize(("path", "front"), [("/world/", "/"), ("/ar/world/", "/ar/")])
def test_a_failure_and_too_many_readers_lead_to_the_front_page_in_the_same_language(
    broken, world, arabic, path, front
):
    factories.section(arabic, "العالم", "world")

    for page in (broken.get(path).content, errors.busy(path)):
        assert f'<a href="{front}">' in page.decode()


def test_not_found_is_a_page_of_the_edition(client, arabic):
    answer = client.get("/ar/none/")

    assert answer.status_code == 404
    assert 'lang="ar"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/de/", "/ar/", "/fr/world/", "/en/"])
def test_an_edition_that_is_not_there_is_not_found(client, paper, path):
    assert client.get(path).status_code == 404


def test_an_unpublished_edition_is_not_there(client, arabic):
    factories.article(factories.section(arabic, "العالم", "world"), "جسر")
    assert client.get("/ar/").status_code == 200

    arabic.is_published = False
    arabic.save()

    assert [client.get(path).status_code for path in ("/ar/", "/ar/world/", "/ar/feed/")] == [404, 404, 404]


def test_while_the_default_edition_is_not_published_nothing_is_there(client, paper, world):
    paper.is_published = False
    paper.save()

    assert [client.get(path).status_code for path in ("/", "/world/", "/news/", "/feed/")] == [404] * 4


def test_an_unpublished_front_page_never_shows_another_editions(client, arabic):
    factories.front_of(arabic).unpublish()

    assert client.get("/ar/").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["", "/", "/feed/", "/search/", "/no/such-page/"])
def test_pages_only_answer_to_reading(world, method, path):
    story = factories.article(world)
    strict = Client(enforce_csrf_checks=True)  # as browsers meet the paper

    answer = strict.generic(method, path or story.get_url())

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_unknown_hosts_are_refused(client, paper):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    ["/%00/", "/world/%2e%2e/", "/%ff/", "/" + "a" * 3000 + "/", "/tags/%F0%9F%92%A9/", "/search/?q=%00"],
)
def test_strange_addresses_are_just_not_found(client, world, path):
    assert client.get(path).status_code in (400, 404)


def test_queries_that_nobody_knows_change_nothing(client, world):
    factories.article(world)

    assert client.get("/world/?utm_source=x&page=7").content == client.get("/world/").content


def test_readers_pages_are_compressed_and_the_newsrooms_are_not(client, world):
    for _number in range(5):
        factories.article(world)

    page = client.get("/world/", headers={"Accept-Encoding": "gzip"})

    assert page["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/accounts/login/", headers={"Accept-Encoding": "gzip"})
