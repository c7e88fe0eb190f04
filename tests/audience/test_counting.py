"""From the journal into the tally: each line once, whatever happens between."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import PageViewRestriction

from broadsheet.articles import actions
from broadsheet.audience import counting, gathering, journal, tally, totals
from broadsheet.audience.tally import Sums, Window
from tests.articles import factories
from tests.audience.beacons import view

NOON = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)


@pytest.fixture
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def read(page, times, **facts):
    for number in range(times):
        assert view(page, address=f"198.51.{number // 200}.{number % 200}", **facts) == 204
    gathering.the_gatherer().keep()


def test_views_come_into_every_window(world, noon):
    story = factories.article(world)
    read(story.pk, 3, source="news.example")
    read(story.pk, 2, HTTP_ACCEPT_LANGUAGE="fr")

    assert counting.read_journal(time.time()) == 5

    assert totals.sums_of([story.pk]) == {story.pk: Sums(5, 5, 5)}
    assert totals.top(Window.DAY, world.locale_id, limit=10) == [(story.pk, 5)]
    assert totals.top(Window.DAY, world.locale_id, world.pk, limit=10) == [(story.pk, 5)]
    hour = tally.hour_of(time.time())
    assert totals.sources_of(story.pk, hour // 24) == [("news.example", 3), ("", 2)]
    assert totals.curve(story.pk, hour, 3) == [0, 0, 5]


def test_what_was_counted_is_not_counted_again(world, noon):
    story = factories.article(world)
    read(story.pk, 3)
    counting.read_journal(time.time())
    counting.read_journal(time.time())
    read(story.pk, 4)  # three of these were there before
    counting.read_journal(time.time())

    assert totals.sums_of([story.pk]) == {story.pk: Sums(4, 4, 4)}


def test_what_nobody_may_read_is_not_counted(world, noon):
    draft = factories.article(world, live=False)
    closed, withdrawn = factories.article(world), factories.article(world)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    actions.withdraw(article=withdrawn, reason="It was wrong.", by=None, at=NOON)
    for page in (draft.pk, closed.pk, withdrawn.pk, world.pk, 999_999):
        read(page, 1)

    counting.read_journal(time.time())

    assert totals.top(Window.MONTH, world.locale_id, limit=10) == []


def test_torn_lines_are_passed_over(settings, world, noon):
    story = factories.article(world)
    read(story.pk, 1)
    [(_hour, file)] = journal.logs(settings.VIEW_LOGS)
    with file.open("ab") as log:
        log.write(b"v%d" % story.pk + b"v%d news.example;\nnonsense\nv%d ;" % (story.pk, story.pk))

    counting.read_journal(time.time())
    assert totals.sums_of([story.pk])[story.pk].day == 1

    with file.open("ab") as log:
        log.write(b"\n")  # the last line was still being written
    counting.read_journal(time.time())
    assert totals.sums_of([story.pk])[story.pk].day == 2


def test_a_log_goes_once_it_is_over_and_read(settings, world, noon):
    story = factories.article(world)
    read(story.pk, 2)
    noon.move_to(NOON + timedelta(minutes=31))
    counting.read_journal(time.time())
    assert len(list(journal.logs(settings.VIEW_LOGS))) == 1

    noon.move_to(NOON + timedelta(minutes=33))
    counting.read_journal(time.time())

    assert list(journal.logs(settings.VIEW_LOGS)) == []
    hour = tally.hour_of(time.time())
    assert totals.curve(story.pk, hour, 2) == [2, 0]  # in the hour in which they were read


def test_a_long_log_is_counted_in_bites(settings, world, noon, monkeypatch):
    monkeypatch.setattr(counting, "A_BITE", 64)
    story = factories.article(world)
    read(story.pk, 30)

    assert counting.read_journal(time.time()) == 30
    assert totals.sums_of([story.pk])[story.pk].day == 30


def test_what_fails_half_way_counts_nothing(world, noon, monkeypatch):
    story = factories.article(world)
    read(story.pk, 3)

    def fail(*args):
        raise OSError("no more room")

    monkeypatch.setattr(tally, "set_place", fail)
    with pytest.raises(OSError, match="no more room"):
        counting.read_journal(time.time())
    monkeypatch.undo()
    assert totals.sums_of([story.pk]) == {}

    counting.read_journal(time.time())
    assert totals.sums_of([story.pk])[story.pk].day == 3
