"""What neighbours cost: the stored pages that a new one spoils, the queries of a page, a worker that dies."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from broadsheet.articles import cards as story_cards
from broadsheet.articles.models import Article, SectionPage
from broadsheet.demo import load
from broadsheet.operations import jobs
from broadsheet.related import actions, cards
from broadsheet.related.management.commands.related import look_at
from broadsheet.related.models import Look
from broadsheet.topics.models import Tag
from tests.articles import factories as articles
from tests.delivery.factories import change, said
from tests.related.factories import BRIDGE, COURT, edit, neighbours, story, work

pytestmark = pytest.mark.django_db
MANY = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 150
REPORTS = (
    "Strand snaps, and the suspension bridge loses two cables",
    "Toll is set, for lorries on the suspension bridge above the strait",
    "Painters hang, from cables of the bridge in autumn wind",
    "Fog closes strait, engineers keep the suspension bridge open",
    "Cables hum, and engineers tested why in autumn",
    "Each strand counted, says the maker of the cables for the bridge",
    "Strait is narrow, but the suspension bridge is long",
)
MORE = "Engineers of the suspension bridge tested a strand above the strait."


def test_a_story_page_depends_on_its_neighbours_and_on_no_list(client, world):
    one, other = story(world, "Cables are spun", BRIDGE), story(world, "Strand is tested", MORE)
    work()

    tags = said(client, one.address)

    assert {f"related:{one.pk}", f"card:{other.pk}"} <= tags
    assert not [tag for tag in tags if tag.startswith("list:")]


def test_the_worker_spoils_the_story_and_those_beside_which_it_stands(world):
    one = story(world, "Cables are spun", BRIDGE)
    far = story(world, "Treasurer appeals", COURT)
    work()
    other = story(world, "Strand is tested", MORE)

    with change() as found:
        work()

    assert found.tags == {f"related:{one.pk}", f"related:{other.pk}"}
    assert f"related:{far.pk}" not in found.tags


def test_a_change_that_leaves_the_neighbours_spoils_nothing_of_them(world):
    one, _other = story(world, "Cables are spun", BRIDGE), story(world, "Strand is tested", MORE)
    work()
    edit(one, dateline="Istanbul")

    with change() as found:
        work()

    assert found.tags == set()


@pytest.mark.parametrize("others", [1, 7])
def test_neighbours_cost_the_page_the_same_for_few_and_for_many(client, paper, world, others):
    tag = articles.tag(paper)
    one = story(world, "Cables are spun", BRIDGE, tags=[tag])
    for words in REPORTS[:others]:
        story(world, words.split(",")[0], words, tags=[tag])
    look_at([(one.pk, paper.pk)])
    told = story_cards.story(Article.objects.get(pk=one.pk), paper)

    with CaptureQueriesContext(connection) as queries:
        shown = cards.beside(told, paper)

    assert 1 <= len(shown) <= 4
    assert len(queries) <= 9


def test_a_look_costs_the_same_for_few_and_for_many(paper, world):
    def cost(page):
        with CaptureQueriesContext(connection) as queries:
            actions.look(page_id=page.pk, is_forced=True)
        return len(queries)

    one = story(world, "Cables are spun", BRIDGE)
    story(world, "Strand is tested", MORE)
    few = cost(one)
    for number in range(30):
        story(world, f"Report {number}", f"{MORE} {' '.join(f'w{number}x{n}' for n in range(30))}")

    assert cost(one) <= few + 2 * actions.REFRESHED * 4  # at most eight others are written


def test_what_a_killed_worker_left_is_done_by_the_clock(world):
    one, other = story(world, "Cables are spun", BRIDGE), story(world, "Strand is tested", MORE)
    for task in DBTaskResult.objects.ready():
        task.claim("killed")  # and nothing more: it is never done
    jobs.run(timezone.now())

    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        jobs.run(timezone.now())

    assert (neighbours(one), neighbours(other)) == (["Strand is tested"], ["Cables are spun"])
    assert not Look.objects.exclude(wanted_at=None).exists()


@pytest.mark.slow
def test_a_new_story_among_many_spoils_few_others(client, paper):
    articles.Edition.objects.filter(pk=paper.pk).update(is_demonstration=True)
    load.fill(MANY, say=lambda words: None)
    rows = list(Article.objects.in_print().newest_first().values_list("pk", "edition_id"))
    look_at(rows)
    section, tags = SectionPage.objects.first(), Tag.objects.order_by("pk")[:3]
    sample = Article.objects.get(pk=rows[0][0])
    draft = articles.article(section, "New", live=False, tags=tags, body=sample.body.raw_data)
    draft.save_revision().publish()

    with change() as found:
        work()

    spoiled = {tag for tag in found.tags if not tag.endswith(":spare")}
    assert 1 <= len(spoiled) <= 1 + actions.REFRESHED
