"""Comments that were there before find their threads and are counted."""

from importlib import import_module

import pytest
from django.apps import apps

from broadsheet.comments.models import Comment, Discussion
from tests.articles import factories as articles
from tests.comments import factories

pytestmark = pytest.mark.django_db
threads = import_module("broadsheet.comments.migrations.0003_threads")


def test_answers_at_any_depth_belong_to_the_comment_that_began_it(world):
    story = articles.article(world)
    row = first = factories.comment(story)
    for _depth in range(5):
        row = factories.comment(story, parent=row)
    other = factories.comment(story, status="waiting")
    Comment.objects.update(thread=None)
    Discussion.objects.all().delete()

    threads.find_threads(apps, None)
    threads.count(apps, None)

    found = dict(Comment.objects.values_list("pk", "thread_id"))
    assert found.pop(first.pk) is None and found.pop(other.pk) is None
    assert set(found.values()) == {first.pk}
    assert list(Discussion.objects.values_list("pk", "approved")) == [(story.pk, 6)]


def test_comments_that_answer_in_a_ring_end_somewhere():
    ring = {1: 2, 2: 3, 3: 1}

    assert [threads.beginning(pk, ring) for pk in ring] == [2, 3, 1]
