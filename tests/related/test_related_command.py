"""`broadsheet related`: neighbours of archives that no worker has looked at."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from tests.articles import factories as articles
from tests.related.factories import BRIDGE, COURT, neighbours, story

pytestmark = pytest.mark.django_db
MORE = "Engineers of the suspension bridge tested a strand above the strait."


def related(*words):
    out = StringIO()
    call_command("related", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def archive(world):
    story(world, "Treasurer appeals", COURT)
    old = story(world, "Cables are spun", BRIDGE, at=articles.NOON - timedelta(days=40))
    new = story(world, "Strand is tested", MORE)
    DBTaskResult.objects.all().delete()
    return old, new


def test_all_stories_are_looked_at_and_the_command_says_how_many(archive):
    said = related("all")

    assert [neighbours(page) for page in archive] == [["Strand is tested"], ["Cables are spun"]]
    assert said == "3 of 3 stories looked at.\n"


def test_one_story_is_named_by_its_address_or_its_number(archive):
    old, new = archive
    related("one", f"http://localhost{old.address}")
    first = [neighbours(page) for page in archive]
    related("one", str(new.pk))

    assert (first, neighbours(new)) == ([["Strand is tested"], []], ["Cables are spun"])


def test_stories_since_a_day_are_looked_at_and_older_ones_are_not(archive):
    old, new = archive

    assert related("since", "2026-11-01") == "2 of 2 stories looked at.\n"
    assert (neighbours(old), neighbours(new)) == ([], ["Cables are spun"])
    assert related("since", "2030-01-01") == "There is no story to look at.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("one", "/world/2026/11/20/nowhere/"), "is no address of a story"),
        (("one", "99999"), "is no story in print"),
        (("since", "yesterday"), "a day such as 2026-11-22 is needed"),
        (("since", "2026-02-30"), "a day such as 2026-11-22 is needed"),
        ((), "required"),
    ],
)
def test_a_wrong_word_is_answered_with_a_sentence(archive, words, said):
    with pytest.raises(CommandError, match=said):
        related(*words)
