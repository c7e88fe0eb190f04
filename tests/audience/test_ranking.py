"""What is most viewed: drawn from the tally, and readers' pages change only where an order has changed."""

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from broadsheet.audience import cards, ranking, tally
from broadsheet.audience.models import Ranking
from broadsheet.audience.tally import Place, Window
from broadsheet.delivery.models import Spoiled
from tests.articles import factories

HOUR = 490_000


def read(numbers, at=HOUR):
    """numbers: story → how often it is read."""
    places = {story.pk: Place(story.locale_id, story.get_parent().pk) for story in numbers}
    with tally.writing() as db:
        tally.add(db, {(story.pk, at): number for story, number in numbers.items()}, {}, places, at)


@pytest.fixture
def stories(world):
    return [factories.article(world) for _number in range(4)]


def test_the_most_viewed_come_first_in_the_edition_and_its_section(paper, world, arabic, stories):
    home = factories.section(arabic, "محلي", "local")
    there, sport = factories.article(home), factories.section(paper, "Sport", "sport")
    game = factories.article(sport)
    read({stories[0]: 3, stories[1]: 9, game: 5, there: 7})

    ranking.renew(HOUR)

    assert cards.ranked(paper)[Window.DAY] == [stories[1].pk, game.pk, stories[0].pk]
    assert cards.ranked(paper, world.pk)[Window.WEEK] == [stories[1].pk, stories[0].pk]
    assert cards.ranked(paper, sport.pk)[Window.MONTH] == [game.pk]
    assert cards.ranked(arabic)[Window.DAY] == [there.pk]


def test_a_window_that_has_gone_by_is_empty(paper, stories):
    read({stories[0]: 3})
    ranking.renew(HOUR + 24)

    assert cards.ranked(paper)[Window.DAY] == []
    assert cards.ranked(paper)[Window.WEEK] == [stories[0].pk]


def test_pages_are_spoiled_only_where_the_order_changes(paper, world, stories):
    read({stories[0]: 3, stories[1]: 9})
    assert ranking.renew(HOUR) == 6
    assert {tag for row in Spoiled.objects.all() for tag in row.tags} >= {
        cards.tag_of(paper.pk, 0), cards.tag_of(paper.pk, world.pk),
    }  # fmt: skip
    Spoiled.objects.all().delete()

    read({stories[0]: 2, stories[1]: 1})
    assert ranking.renew(HOUR) == 0
    assert not Spoiled.objects.exists()

    read({stories[0]: 20})
    assert ranking.renew(HOUR) == 6


def test_what_left_print_or_moved_makes_room(paper, world, stories):
    sport = factories.section(paper, "Sport", "sport")
    read({story: 10 - number for number, story in enumerate(stories)})
    stories[0].unpublish()
    PageViewRestriction.objects.create(page=stories[1], restriction_type=PageViewRestriction.LOGIN)
    stories[2].move(sport, pos="last-child")

    ranking.renew(HOUR)
    ranking.renew(HOUR)  # what moved is known by now

    assert cards.ranked(paper)[Window.DAY] == [stories[2].pk, stories[3].pk]
    assert cards.ranked(paper, world.pk)[Window.DAY] == [stories[3].pk]
    assert cards.ranked(paper, sport.pk)[Window.DAY] == [stories[2].pk]


def test_a_list_is_filled_past_many_that_left_print(paper, world, monkeypatch):
    monkeypatch.setattr(ranking, "KEPT", 2)
    monkeypatch.setattr(ranking, "DEALT", 3)
    gone = [factories.article(world, live=False) for _number in range(7)]
    there = [factories.article(world) for _number in range(3)]
    read({story: 50 - number for number, story in enumerate([*gone, *there])})

    ranking.renew(HOUR)

    assert cards.ranked(paper)[Window.DAY] == [there[0].pk, there[1].pk]


def test_a_section_that_is_no_more_has_no_ranking(paper, world, stories):
    read({stories[0]: 3})
    ranking.renew(HOUR)
    assert Ranking.objects.filter(section=world.pk).exists()

    world.unpublish()
    ranking.renew(HOUR)

    assert not Ranking.objects.filter(section=world.pk).exists()


def test_its_questions_do_not_grow_with_the_stories(paper, world, stories):
    def asked():
        with (
            CaptureQueriesContext(connections["default"]) as content,
            CaptureQueriesContext(connections[settings.VIEWS]) as views,
        ):
            ranking.renew(HOUR)
        return len(content) + (len(views) if views.connection is not content.connection else 0)

    read(dict.fromkeys(stories, 5))
    ranking.renew(HOUR)
    few = asked()
    read({factories.article(world): 3 for _number in range(30)})
    ranking.renew(HOUR)

    assert asked() == few
