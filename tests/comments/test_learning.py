"""The shield learns from what the paper's moderators decide, and unlearns what they take back."""

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from broadsheet.comments import actions, learning
from broadsheet.comments.models import Classifier, Comment, CommentRules, Mode, Status
from tests.comments import factories

SPAM = "Cheap watches and pills, win money now at casino number {n}, click my channel"
GOOD = "The council should have asked the villagers before it closed road {n} by the bridge"
NUMBER = 24


@pytest.fixture
def moderator(django_user_model):
    return factories.user(django_user_model, "moderator")


@pytest.fixture
def decided(story, moderator, clock):
    """Comments about which a moderator has decided, half of them spam."""
    rows = []
    for n in range(NUMBER):
        for words, act in ((SPAM, actions.mark_spam), (GOOD, actions.approve)):
            row = factories.comment(
                story, words.format(n=n), name="", status=Status.WAITING, once=f"{words[:5]}{n}"
            )
            act(comment=row, by=moderator, at=factories.POSTED)
            rows.append(row)
    return rows


def newest():
    return Comment.objects.latest("pk")


def codes(comment):
    return {reason["code"] for reason in comment.reasons}


def test_nothing_is_judged_before_anything_is_learnt(send, story):
    send(story, SPAM.format(n=99))

    assert newest().score is None
    assert "like-spam" not in codes(newest())


def test_what_looks_like_spam_waits_and_says_by_which_words(send, story, decided):
    assert learning.learn.func() == 2 * NUMBER

    send(story, "Win money at my casino, cheap pills")
    spam = newest()
    send(story, "They should have asked the villagers about the bridge")
    good = newest()

    assert spam.score > 0.9 > 0.5 > good.score
    assert "like-spam" in codes(spam) and "like-spam" not in codes(good)
    [reason] = [reason for reason in spam.reasons if reason["code"] == "like-spam"]
    assert reason["words"]


def test_a_known_writer_is_held_for_what_looks_like_spam(send, story, decided, paper, django_user_model):
    CommentRules.objects.create(edition=paper, mode=Mode.KNOWN)
    learning.learn.func()

    send(story, SPAM.format(n=7), email="ada@example.org")

    assert newest().status == Status.WAITING and "like-spam" in codes(newest())


def test_a_decision_that_is_taken_back_leaves_nothing_behind(story, decided, moderator):
    learning.learn.func()
    before = bytes(Classifier.objects.get().state)
    row = factories.comment(story, "A word nobody else has: zyzzyva", status=Status.WAITING, once="z")
    decision = actions.mark_spam(comment=row, by=moderator, at=factories.POSTED)
    learning.learn.func()
    assert bytes(Classifier.objects.get().state) != before

    actions.undo(decision=decision, by=moderator, at=factories.POSTED)
    learning.learn.func()

    assert bytes(Classifier.objects.get().state) == before


def test_what_a_rule_put_with_the_spam_teaches_nothing(send, story):
    send(story, "Trapped", subject="x")
    assert newest().status == Status.SPAM

    assert learning.learn.func() == 0


def test_imported_comments_teach_what_the_old_paper_decided(story):
    factories.comment(story, "Good words", status=Status.APPROVED)
    factories.comment(story, "Bad words", status=Status.SPAM)

    assert learning.learn.func() == 2


def test_the_worker_is_asked_only_when_something_was_decided(story, decided, moderator, clock):
    learning.learn.func()
    clock.shift(1)
    before = DBTaskResult.objects.count()

    learning.look()
    asked_in_vain = DBTaskResult.objects.count() - before
    clock.shift(1)
    actions.approve(comment=decided[0], by=moderator, at=timezone.now())
    learning.look()

    assert (asked_in_vain, DBTaskResult.objects.count() - before) == (0, 1)


def test_damaged_lessons_are_learnt_anew(send, story, decided):
    learning.learn.func()
    Classifier.objects.update(state=b"BSPM torn")
    learning._model.cache_clear()

    assert send(story).status_code == 303
    assert newest().score is None
