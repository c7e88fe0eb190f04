"""Guessing passwords and codes is slow, from many processes too, and leaves no secret in the log."""

import logging

import pytest
from django.core.cache import caches

from broadsheet.config.filecache import SharedFiles
from tests.accounts import factories
from tests.accounts.factories import PASSWORD


def test_after_five_wrong_passwords_the_right_one_waits_too(client, sign_in):
    user = factories.staff()
    for guess in range(5):
        sign_in(user, f"guess {guess}")

    sign_in(user)

    assert client.get("/admin/").status_code == 302


def test_the_count_is_of_the_account_from_wherever_it_is_tried(client, sign_in):
    user = factories.staff()
    for guess in range(5):
        data = {"login": user.username, "password": f"guess {guess}"}
        client.post("/accounts/login/", data, REMOTE_ADDR=f"198.51.100.{guess}")

    client.post(
        "/accounts/login/", {"login": user.username, "password": PASSWORD}, REMOTE_ADDR="198.51.100.99"
    )

    assert client.get("/admin/").status_code == 302


def test_codes_are_not_guessed_either(client, sign_in):
    page = sign_in(factories.staff(has_app=True)).url
    for guess in range(5):
        client.post(page, {"code": f"00000{guess}"})

    client.post(page, {"code": factories.digits()})

    assert client.get("/admin/").status_code == 302


def test_a_flood_from_one_place_is_answered_with_429_in_the_newsrooms_look(client):
    for number in range(31):
        answer = client.post("/accounts/login/", {"login": f"name{number}", "password": "guess"})

    assert answer.status_code == 429
    assert "accounts.css" in answer.content.decode()


def test_a_claimed_address_counts_only_behind_a_trusted_proxy(client, settings):
    def flood():
        for number in range(31):
            claim = {"X-Forwarded-For": f"203.0.113.{number}"}
            answer = client.post("/accounts/login/", {"login": f"n{number}", "password": "x"}, headers=claim)
        return answer.status_code

    unproxied = flood()
    caches["default"].clear()
    settings.TRUSTED_PROXIES = 1

    assert (unproxied, flood()) == (429, 200)


@pytest.mark.parametrize("claim", ["", "nonsense", "203.0.113.7, nonsense", "[::1]:80"])
def test_odd_claims_of_an_address_break_nothing(client, settings, claim):
    settings.TRUSTED_PROXIES = 1

    answer = client.post(
        "/accounts/login/", {"login": "n", "password": "x"}, headers={"X-Forwarded-For": claim}
    )

    assert answer.status_code in (200, 403)


def test_a_refused_sign_in_is_logged_without_name_and_password(client, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post("/accounts/login/", {"login": "ada@example.org", "password": "my-secret-word"})

    assert "A sign-in was refused, from 127.0.0.1." in caplog.text
    assert "my-secret-word" not in caplog.text
    assert "ada@" not in caplog.text


def test_counts_are_shared_between_processes_and_add_succeeds_once(tmp_path):
    one, other = (SharedFiles(str(tmp_path), {}) for _ in range(2))

    assert (one.add("key", 1), other.add("key", 2), other.get("key")) == (True, False, 1)


def test_a_full_cache_loses_what_has_expired_and_keeps_what_counts(tmp_path):
    cache = SharedFiles(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 20}})
    cache.set("count", 5, timeout=300)
    for number in range(19):
        cache.set(f"old-{number}", 1, timeout=-1)

    cache.set("new", 1, timeout=300)

    assert cache.get("count") == 5
