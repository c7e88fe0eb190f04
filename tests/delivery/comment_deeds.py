"""What happens to comments, drawn by numbers as the deeds of deeds.py are."""

from django.utils import timezone

from broadsheet.articles.models import Article
from broadsheet.comments import actions
from broadsheet.comments.models import Comment, Discussion


def _nth(rows, number):
    rows = list(rows.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def receive_a_comment(desk, one, other):
    """Under any story, also one that is out of print; every third one answers another."""
    story = _nth(Article.objects.all(), one)
    parent = _nth(Comment.objects.of_page(story.pk).approved(), other) if other % 3 == 0 else None
    status = ("waiting", "approved")[other % 2]
    Comment.objects.create(
        page_id=story.pk, text=desk.words(other), parent=parent, status=status, posted_at=timezone.now()
    )


def approve_a_comment(desk, one, other):
    if said := _nth(Comment.objects.waiting(), one):
        actions.approve(comment=said, by=None, at=timezone.now())


def edit_a_comment(desk, one, other):
    if said := _nth(Comment.objects.exclude(status="erased"), one):
        actions.edit(comment=said, text=desk.words(other), by=None, at=timezone.now(), is_held=other % 4 == 0)


def pick_a_comment(desk, one, other):
    if said := _nth(Comment.objects.approved(), one):
        actions.pick(comment=said, is_pick=not said.is_pick, by=None, at=timezone.now())


def refuse_a_comment(desk, one, other):
    if said := _nth(Comment.objects.approved(), one):
        actions.mark_spam(comment=said, by=None, at=timezone.now())


def erase_a_comment(desk, one, other):
    if said := _nth(Comment.objects.exclude(status="erased"), one):
        actions.erase(comment=said, by=None, at=timezone.now())


def close_or_open_comments(desk, one, other):
    story = _nth(Article.objects.filter(live=True), one)
    is_closed = Discussion.objects.filter(pk=story.pk, is_closed=True).exists()
    (actions.reopen if is_closed else actions.close)(page=story, by=None, at=timezone.now())


OFTEN = (receive_a_comment, approve_a_comment)
SELDOM = (edit_a_comment, pick_a_comment, refuse_a_comment, erase_a_comment, close_or_open_comments)
