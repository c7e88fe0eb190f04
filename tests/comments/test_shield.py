"""Why a comment waits: each reason is named; known writers may be published first."""

from datetime import timedelta

import pytest

from broadsheet.comments import actions, proofs, shield, words
from broadsheet.comments.models import Comment, CommentRules, Mode, Status
from tests.articles import factories as articles
from tests.comments import factories, solving
from tests.comments.conftest import NOW

pytestmark = pytest.mark.django_db


def reasons(comment):
    return {reason["code"]: reason.get("number", 0) for reason in comment.reasons}


def newest():
    return Comment.objects.order_by("-pk").first()


@pytest.fixture
def known(paper):
    """The edition publishes known writers first."""
    return CommentRules.objects.create(edition=paper, mode=Mode.KNOWN)


@pytest.fixture
def work(clock, story):
    """work() → the proof of a browser that began ten seconds ago."""

    def done(page=story, ago=10):
        given = proofs.challenge(page.pk, NOW - timedelta(seconds=ago))
        return solving.solve(given)

    return done


@pytest.mark.parametrize(
    ("fields", "code", "number"),
    [
        ({"text": "http://a.example and www.b.example, [url=c]"}, "links", 3),
        ({"text": "Buy PILLS now, and casinò royal"}, "listed", 2),
        ({"name": "ada  REED"}, "staff", 0),
        ({"name": "The Courier"}, "staff", 0),
        ({"name": "desk"}, "staff", 0),
        ({"subject": "x"}, "trap", 0),
        ({}, "no-proof", 0),
        ({}, "new", 0),
    ],
)
def test_each_reason_is_named(send, story, paper, django_user_model, fields, code, number):
    CommentRules.objects.create(edition=paper, held_words="pills\n\n Casino Royal \n")
    articles.person(paper, "Ada Reed")
    factories.user(django_user_model, "desk")

    send(story, **{"name": "Ben", **fields})

    assert reasons(newest())[code] == number
    assert words.said({"code": code, "number": number}) != code


def test_words_of_the_list_hold_as_words_and_not_as_parts_of_others(send, story, paper):
    CommentRules.objects.create(edition=paper, held_words="ill")

    send(story, "The pills of the village.")

    assert "listed" not in reasons(newest())


def test_what_fell_into_the_trap_is_with_the_spam_and_its_sender_does_not_hear_of_it(send, story):
    answer = send(story, subject="x")

    assert answer.headers["Location"].endswith("#comment-held")
    assert newest().status == Status.SPAM


def test_a_banned_writer_is_with_the_spam_until_the_ban_ends(send, story, clock):
    send(story, "First.", email="ada@example.org")
    actions.ban(comment=newest(), reason="", by=None, at=NOW, until=NOW + timedelta(days=1))

    send(story, "Second.", email="ADA@example.org ")
    assert (newest().status, "banned" in reasons(newest())) == (Status.SPAM, True)
    clock.shift(timedelta(days=2))
    send(story, "Third.", email="ada@example.org")

    assert newest().status == Status.WAITING


def test_a_known_writer_is_published_first(send, story, known, work):
    given = {"email": "ada@example.org", "address": "192.0.2.1"}
    send(story, "First.", proof=work(), **given)
    assert newest().status == Status.WAITING
    actions.approve(comment=newest(), by=None, at=NOW)

    answer = send(story, "Second.", proof=work(), **given)

    assert (newest().status, newest().reasons) == (Status.APPROVED, [])
    assert answer.headers["Location"] == f"{story.address}#c{newest().pk}"


@pytest.mark.parametrize("lacking", ["proof", "address", "email", "good name", "mode", "patience"])
def test_everybody_else_waits(send, story, known, work, lacking):
    given = {"email": "ada@example.org", "address": "192.0.2.1"}
    send(story, "First.", proof=work(), **given)
    actions.approve(comment=newest(), by=None, at=NOW)
    if lacking == "good name":
        send(story, "Bad.", **given)
        actions.mark_spam(comment=newest(), by=None, at=NOW)
    if lacking == "mode":
        CommentRules.objects.update(mode=Mode.REVIEW)

    given |= {"address": {"address": "198.51.100.1"}, "email": {"email": ""}}.get(lacking, {})
    proof = {"proof": "", "patience": work(ago=1)}.get(lacking, work())
    send(story, "Second.", proof=proof, **given)

    assert newest().status == Status.WAITING


def test_a_rule_may_be_added(send, story, monkeypatch):
    monkeypatch.setattr(shield, "_added", [])
    shield.add(lambda comment, context: [shield.Reason("of-our-own", 97)])

    send(story)

    assert reasons(newest())["of-our-own"] == 97
