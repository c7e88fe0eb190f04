"""Addresses that readers asked for and did not find."""

import pytest

from broadsheet.newsroom import roles
from broadsheet.pages.models import MissingAddress

LIST = "/admin/missing_addresses/"


@pytest.fixture
def missing(db):
    return MissingAddress.objects.create(
        path="/old story/", hits=7, referrer="https://elsewhere.example/page"
    )


def test_the_list_says_how_often_and_from_where_most_asked_first(client, paper, sign_in, missing):
    MissingAddress.objects.create(path="/rarely/", hits=1)
    sign_in(roles.EDITOR)

    page = client.get(LIST).content.decode()

    assert "https://elsewhere.example/page" in page
    assert page.index("/old story/") < page.index("/rarely/")


def test_one_click_opens_the_form_of_a_redirect_with_the_address_in_it(client, paper, sign_in, missing):
    sign_in(roles.EDITOR)
    address = "/admin/redirects/new/?old_path=%2Fold+story%2F"

    assert address in client.get(LIST).content.decode()
    assert client.get(address).context["form"]["old_path"].value() == "/old story/"


def test_what_is_ignored_leaves_the_list_and_can_be_seen_when_asked_for(client, paper, sign_in, missing):
    sign_in(roles.EDITOR)

    answer = client.post(f"{LIST}ignore/{missing.pk}/")

    assert answer.url == LIST
    assert "/old story/" not in client.get(f"{LIST}results/").content.decode()
    assert "/old story/" in client.get(f"{LIST}results/?show=ignored").content.decode()


def test_a_link_ignores_nothing(client, paper, sign_in, missing):
    sign_in(roles.EDITOR)

    assert client.get(f"{LIST}ignore/{missing.pk}/").status_code == 405


@pytest.mark.parametrize("role", [roles.CONTRIBUTOR, roles.AUTHOR, roles.MODERATOR])
def test_others_see_and_ignore_nothing(client, paper, sign_in, missing, role):
    sign_in(role)

    client.post(f"{LIST}ignore/{missing.pk}/")

    assert client.get(LIST).status_code == 302
    assert not MissingAddress.objects.get().is_ignored


def test_a_hostile_address_is_shown_as_text(client, paper, sign_in):
    MissingAddress.objects.create(path="/<script>alert(1)</script>/", referrer="javascript:alert(1)")
    sign_in(roles.EDITOR)

    page = client.get(LIST).content.decode()

    assert "<script>alert(1)" not in page
    assert 'href="javascript:' not in page
