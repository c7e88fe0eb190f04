"""What the newsroom decides about a comment is logged, counted, and can be taken back."""

from datetime import timedelta

import pytest

from broadsheet.comments import actions
from broadsheet.comments.models import Ban, Comment, Decision, Deed, Discussion, RejectReason, Status
from tests.articles import factories as articles
from tests.comments import factories

pytestmark = pytest.mark.django_db
NOW = factories.POSTED + timedelta(hours=2)
FACTS = ("status", "text", "is_pick", "reject_reason", "edited_at")


@pytest.fixture
def story(world):
    return articles.article(world)


@pytest.fixture
def editor(django_user_model):
    return factories.user(django_user_model)


@pytest.fixture
def waiting(story):
    return factories.comment(story, status=Status.WAITING, writer="w" * 64, network="n" * 64)


def shown(page):
    row = Discussion.objects.filter(pk=page.pk).first()
    return row.approved if row else 0


DEEDS = [
    (lambda c, by: actions.approve(comment=c, by=by, at=NOW), Status.APPROVED),
    (lambda c, by: actions.reject(comment=c, reason=RejectReason.ABUSE, by=by, at=NOW), Status.REJECTED),
    (lambda c, by: actions.mark_spam(comment=c, by=by, at=NOW), Status.SPAM),
    (lambda c, by: actions.edit(comment=c, text="Milder.", by=by, at=NOW), Status.WAITING),
    (lambda c, by: actions.pick(comment=c, is_pick=True, by=by, at=NOW), Status.WAITING),
    (lambda c, by: actions.ban(comment=c, reason="Again.", by=by, at=NOW, until=None), Status.SPAM),
]


@pytest.mark.parametrize(("deed", "then"), DEEDS)
def test_each_decision_is_logged_and_can_be_taken_back(waiting, editor, deed, then):
    before = Comment.objects.filter(pk=waiting.pk).values(*FACTS).get()

    decision = deed(waiting, editor)
    assert Comment.objects.get(pk=waiting.pk).status == then == waiting.status
    assert (decision.by, decision.made_at) == (editor, NOW)

    actions.undo(decision=decision, by=editor, at=NOW)
    assert Comment.objects.filter(pk=waiting.pk).values(*FACTS).get() == before
    assert not Ban.objects.exists()
    assert [line.what for line in Decision.objects.order_by("pk")] == [decision.what, Deed.UNDONE]


def test_only_the_last_decision_can_be_taken_back_and_only_once(waiting, editor):
    first = actions.approve(comment=waiting, by=editor, at=NOW)
    second = actions.pick(comment=waiting, is_pick=True, by=editor, at=NOW)

    with pytest.raises(actions.CannotUndo):
        actions.undo(decision=first, by=editor, at=NOW)
    actions.undo(decision=second, by=editor, at=NOW)
    with pytest.raises(actions.CannotUndo):
        actions.undo(decision=second, by=editor, at=NOW)
    actions.undo(decision=first, by=editor, at=NOW)

    assert Comment.objects.get().status == Status.WAITING


def test_the_discussion_counts_what_is_shown(waiting, story, editor):
    factories.comment(story, "Another.")
    assert shown(story) == 1

    approved = actions.approve(comment=waiting, by=editor, at=NOW)
    assert shown(story) == 2
    actions.undo(decision=approved, by=editor, at=NOW)
    assert shown(story) == 1
    Comment.objects.filter(status=Status.APPROVED).get().delete()

    assert shown(story) == 0


def test_a_decision_settles_reports_and_taking_it_back_opens_them_again(waiting, editor):
    for network in ("one", "two"):
        actions.report(comment=waiting, network=network, reason="spam", text="", at=NOW)
    assert list(Comment.objects.reported()) == [waiting]

    decision = actions.approve(comment=waiting, by=editor, at=NOW)
    assert list(Comment.objects.reported()) == []
    actions.undo(decision=decision, by=editor, at=NOW)

    assert list(Comment.objects.reported()) == [waiting]


def test_a_network_reports_a_comment_once(waiting):
    actions.report(comment=waiting, network="one", reason="spam", text="", at=NOW)

    with pytest.raises(actions.ReportedBefore):
        actions.report(comment=waiting, network="one", reason="abuse", text="", at=NOW)


def test_what_is_erased_is_nowhere_any_more_and_stays_so(story, editor):
    said = factories.comment(story, "My secret.", email="ada@example.org", writer="w", network="n")
    answer = factories.comment(story, "Which?", parent=said)
    actions.edit(comment=said, text="My other secret.", by=editor, at=NOW)

    decision = actions.erase(comment=said, by=None, at=NOW)

    assert "secret" not in str(list(Comment.objects.values())) + str(list(Decision.objects.values()))
    assert "ada@" not in str(list(Comment.objects.values()))
    assert shown(story) == 1 and Comment.objects.filter(pk=answer.pk).exists()
    with pytest.raises(actions.CannotUndo):
        actions.undo(decision=decision, by=editor, at=NOW)


def test_nobody_is_banned_of_whom_nothing_is_remembered(story, editor):
    with pytest.raises(actions.NobodyToBan):
        actions.ban(comment=factories.comment(story), reason="", by=editor, at=NOW, until=None)


def test_closing_and_opening_again_is_kept_with_the_page(story, editor):
    actions.close(page=story, by=editor, at=NOW)
    closed = Discussion.objects.get(pk=story.pk)
    assert (closed.is_closed, closed.closed_by, closed.closed_at) == (True, editor, NOW)

    actions.reopen(page=story, by=editor, at=NOW)

    assert not Discussion.objects.get(pk=story.pk).is_closed


def test_a_story_with_comments_can_be_deleted(story):
    first = factories.comment(story)
    factories.comment(story, parent=first)

    story.delete()

    assert not Comment.objects.exists() and not Discussion.objects.exists()
