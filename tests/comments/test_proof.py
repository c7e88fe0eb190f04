"""A browser works for half a second; its proof is good for one comment on one page, for two hours."""

import json
from base64 import b64decode, b64encode
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.comments import proofs
from broadsheet.comments.models import Comment
from tests.articles import factories as articles
from tests.comments import solving
from tests.comments.conftest import NOW

pytestmark = pytest.mark.django_db


def ask(client, page):
    return client.get(f"/-/comments/{page.pk}/challenge/")


def codes():
    return {reason["code"] for reason in Comment.objects.order_by("-pk").first().reasons}


def test_a_challenge_is_given_without_a_cookie_and_kept_by_nobody(client, story, clock):
    answer = ask(client, story)

    assert answer.status_code == 200 and not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


def test_work_that_was_done_counts_once(client, send, story, clock):
    proof = solving.solve(ask(client, story).json())
    clock.shift(timedelta(seconds=10))

    send(story, "First.", proof=proof)
    assert "no-proof" not in codes() and "too-fast" not in codes()
    send(story, "Second.", proof=proof)

    assert "no-proof" in codes() and Comment.objects.count() == 2


def test_who_is_faster_than_people_is_held(client, send, story, clock):
    proof = solving.solve(ask(client, story).json())
    clock.shift(timedelta(seconds=2))

    send(story, proof=proof)

    assert "too-fast" in codes()


def changed(proof, **facts):
    told = json.loads(b64decode(proof))
    told["challenge"]["parameters"] |= facts
    return b64encode(json.dumps(told).encode()).decode()


@pytest.mark.parametrize(
    "wrong", ["late", "elsewhere", "unsolved", "data", "cost", "prefix", "expiry", "unsigned"]
)
def test_what_is_no_proof_counts_for_nothing(client, story, world, clock, wrong):
    given = ask(client, articles.article(world) if wrong == "elsewhere" else story).json()
    proof = solving.solve(given)
    if wrong == "late":
        clock.shift(proofs.LASTS + timedelta(seconds=1))
    elif wrong == "unsolved":
        proof = b64encode(
            json.dumps({"challenge": given, "solution": {"counter": 1, "derivedKey": "00"}}).encode()
        )
        proof = proof.decode()
    elif wrong == "unsigned":
        told = json.loads(b64decode(proof))
        del told["challenge"]["signature"]
        proof = b64encode(json.dumps(told).encode()).decode()
    elif wrong != "elsewhere":
        at = {"data": {"page": story.pk, "at": 0}}
        facts = {"data": at["data"], "cost": 1, "prefix": "", "expiry": 2**40}
        names = {"data": "data", "cost": "cost", "prefix": "keyPrefix", "expiry": "expiresAt"}
        proof = changed(proof, **{names[wrong]: facts[wrong]})

    assert proofs.check(proof, story.pk) is None


@given(st.one_of(st.text(max_size=60), st.binary(max_size=60).map(lambda raw: b64encode(raw).decode())))
def test_whatever_is_handed_in_breaks_nothing(handed_in):
    assert proofs.check(handed_in, 1) is None


@pytest.mark.parametrize(
    "told",
    [[], {}, None, 1, {"challenge": []}, {"challenge": {"parameters": {"data": {"page": 1, "at": 1e300}}}}],
)
def test_nor_does_what_looks_like_it(told):
    assert proofs.check(b64encode(json.dumps(told).encode()).decode(), 1) is None


def test_challenges_are_given_thirty_times_a_minute(client, story, clock):
    given = [ask(client, story).status_code for _time in range(31)]

    assert given == [200] * 30 + [429]


def test_none_is_given_for_what_is_not_in_print(client, story, clock):
    story.unpublish()

    assert ask(client, story).status_code == 404


def test_the_moment_of_a_challenge_is_that_of_its_page(story):
    proof = proofs.check(solving.solve(proofs.challenge(story.pk, NOW)), story.pk)

    assert proof is None or proof.given_at == NOW
