"""Comments keep their threads and standing."""

import pytest

from broadsheet.comments.models import Comment, Status
from tests.importers.factories import FIXTURES, bring_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    return bring_in(FIXTURES / "threads.xml")


def of(text):
    return Comment.objects.get(text__startswith=text)


def test_answers_stand_under_what_they_answer(said):
    assert Comment.objects.get(text="The answer").parent == of("First")
    assert Comment.objects.get(text="The answer to the answer").parent == Comment.objects.get(
        text="The answer"
    )


def test_each_keeps_its_standing(said):
    kept = list(Comment.objects.values_list("status", flat=True))
    assert {status: kept.count(status) for status in Status.values} == {
        "approved": 7, "waiting": 1, "rejected": 1, "spam": 1, "erased": 0,
    }  # fmt: skip


def test_words_lose_their_markup_and_keep_their_paragraphs(said):
    first = of("First")
    assert (first.name, first.text) == ("Ada L.", "First words\n\nand more")


def test_pingbacks_empty_and_doubled_ones_are_refused_with_the_reason(said):
    for reason in ("is a pingback", "has no words", "this number twice", "what it answers is not here"):
        assert reason in said


def test_a_comment_without_a_date_takes_that_of_its_story(said):
    assert f"{of('No date').posted_at:%Y-%m-%d %H:%M}" == "2019-03-02 10:00"


def test_no_address_of_a_machine_is_kept(said):
    assert "192.0.2.7" not in str(list(Comment.objects.values()))


def test_a_second_import_brings_no_comment_twice(said):
    before = Comment.objects.count()
    bring_in(FIXTURES / "threads.xml")
    assert Comment.objects.count() == before
