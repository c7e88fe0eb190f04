"""What is due goes live at its minute, whole, and one failure never stops the others."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from broadsheet.articles.models import Article
from broadsheet.pages import schedule
from tests.articles import factories

SECOND = timedelta(seconds=1)


def clock_at(moment):
    """Run what is due as if it were `moment`; Wagtail asks the real clock too."""
    with time_machine.travel(moment, tick=False):
        return schedule.run_due(timezone.now())


def schedule_story(place, title="Bridge opens", **facts):
    story = factories.article(place, title, live=False, **facts)
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    return Article.objects.get(pk=story.pk)


def test_a_scheduled_article_appears_at_its_minute_and_not_before(client, world):
    story = schedule_story(world, slug="bridge")
    minute = story.go_live_at

    clock_at(minute - SECOND)
    assert not Article.objects.get(pk=story.pk).live

    clock_at(minute)
    assert Article.objects.get(pk=story.pk).live
    assert client.get(Article.objects.get(pk=story.pk).get_url()).status_code == 200


def test_one_failing_item_never_stops_the_others(world):
    broken, good = schedule_story(world, "Broken"), schedule_story(world, "Good")
    Revision.objects.for_instance(broken).update(content={"pk": broken.pk, "title": None})

    outcomes = [outcome for _key, outcome in clock_at(good.go_live_at + SECOND)]

    assert Article.objects.get(pk=good.pk).live
    assert not Article.objects.get(pk=broken.pk).live
    assert sorted(bool(outcome.error) for outcome in outcomes) == [False, True]


def test_a_missed_item_is_overdue_and_told_by_the_doctor(world, capsys):
    story = schedule_story(world, "Late")
    Revision.objects.for_instance(story).update(approved_go_live_at=timezone.now() - timedelta(minutes=5))

    assert [row.object_str for row in schedule.overdue(timezone.now())] == ["Late"]
    with pytest.raises(SystemExit):
        call_command("doctor")
    assert "Missed: “Late”" in capsys.readouterr().out


def test_an_article_ends_at_its_moment(client, world):
    story = factories.article(world)
    story.expire_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()

    clock_at(story.expire_at + SECOND)

    assert client.get(story.get_url()).status_code == 404


def test_the_clock_does_what_is_due(world):
    story = schedule_story(world)

    with time_machine.travel(story.go_live_at + SECOND, tick=False):
        call_command("schedule", once=True)

    assert Article.objects.get(pk=story.pk).live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
