"""Each story knows its neighbours: found by the worker, shown with the reason, renewed when a closer one appears."""

import pytest

from broadsheet.articles import actions
from broadsheet.articles.models import Article
from broadsheet.related import tasks
from broadsheet.related.models import Look
from tests.articles import factories as articles
from tests.related.factories import (
    BRIDGE,
    CHESS,
    COURT,
    WATER,
    body,
    edit,
    neighbours,
    pick,
    shown,
    story,
    work,
)

pytestmark = pytest.mark.django_db


def page(client, of):
    return client.get(Article.objects.get(pk=of.pk).address).content.decode()


def fill(world):
    """Others, by which it is told what is rare."""
    for text, title in ((COURT, "Treasurer appeals"), (CHESS, "Rook sacrificed")):
        story(world, title, text)


def test_a_published_story_finds_those_with_its_words_and_the_page_says_why(client, paper, world):
    fill(world)
    story(world, "Cables are spun", BRIDGE)
    opened = story(world, "Strait is crossed", f"{BRIDGE} The first lorries paid a toll yesterday.")
    opened_words = "Engineers of the suspension bridge opened the strait."
    third = story(world, "Toll is raised", opened_words)
    work()

    assert "Treasurer appeals" not in neighbours(third)
    assert shown(third, paper)[0][1] == "Similar subject"
    assert 'id="related"' in page(client, third)
    assert neighbours(opened) == ["Toll is raised"]  # the other one is nearly the same text


def test_nothing_is_drawn_beside_a_story_without_neighbours(client, world):
    alone = story(world, "Rook sacrificed", CHESS)
    work()

    assert 'id="related"' not in page(client, alone)


def test_the_editors_request_looks_at_nothing(world):
    story(world, "Cables are spun", BRIDGE)
    second = story(world, "Strait is crossed", "The suspension bridge has cables above the strait.")

    waits = Look.objects.get(pk=second.pk)

    assert (neighbours(second), waits.looked_at) == ([], None)
    assert waits.wanted_at


def test_stories_of_one_tag_are_near_and_the_tag_is_the_reason(paper, world):
    fill(world)
    water = articles.tag(paper, "Water", "water")
    dam = story(world, "Reservoirs fall", WATER, tags=[water])
    wells = story(
        world, "Boreholes are banned", "Farmers protest against the ban on boreholes.", tags=[water]
    )
    work()

    assert shown(dam, paper) == [("Boreholes are banned", "Also about Water")]
    assert shown(wells, paper) == [("Reservoirs fall", "Also about Water")]


def test_a_renamed_tag_renames_the_reason(paper, world):
    water = articles.tag(paper, "Water", "water")
    dam = story(world, "Reservoirs fall", WATER, tags=[water])
    story(world, "Boreholes are banned", "Farmers protest against the ban on boreholes.", tags=[water])
    work()
    water.name = "Drought"
    water.save()

    assert shown(dam, paper) == [("Boreholes are banned", "Also about Drought")]


ARABIC = (
    "الجسر المعلق فوق المضيق افتتح أمس بعد سنوات من الأشغال",
    "أشغال الجسر المعلّق تكلّف المضيق رسوماً جديدة",
)
PERSIAN = (
    "پل معلق روی تنگه دیروز پس از سال‌ها ساخت گشایش یافت",
    "ساخت پل معلق تنگه هزینه‌های تازه دارد",
)


@pytest.mark.parametrize(("code", "texts"), [("ar", ARABIC), ("fa", PERSIAN)])
def test_neighbours_are_found_in_the_language_of_each_edition(paper, code, texts):
    other = articles.edition(code, "البريد")
    place = articles.section(other, "العالم", "world")
    one, two = (story(place, text.split()[-1], text) for text in texts)
    story(place, "كتاب", "قاموس المفردات نفد من المكتبات قبل العيد")
    work()

    assert (neighbours(one), neighbours(two)) == ([two.title], [one.title])


def test_stories_of_other_editions_are_no_neighbours(paper, world):
    other = articles.edition("fr", "Le Courrier")
    place = articles.section(other, "Monde", "monde")
    here = story(world, "Cables are spun", BRIDGE)
    story(place, "Bridge", "The suspension bridge and its cables above the strait.")
    work()

    assert neighbours(here) == []


def test_a_closer_story_takes_its_place_beside_older_ones(paper, world):
    fill(world)
    first = story(world, "Cables are spun", BRIDGE)
    story(
        world,
        "Ferry stops",
        "The suspension bridge above the strait leaves the ferry few passengers, engineers of the cables say.",
    )
    work()
    before = neighbours(first)
    story(
        world,
        "Strand breaks",
        "Engineers say one strand of the suspension bridge broke when cables were tested.",
    )
    work()

    assert (before, neighbours(first)[0]) == (["Ferry stops"], "Strand breaks")


@pytest.mark.parametrize(
    "take_out",
    [
        lambda article: article.unpublish(),
        lambda article: actions.withdraw(article=article, reason="Wrong", by=None, at=articles.NOON),
        lambda article: article.delete(),
    ],
    ids=["unpublished", "withdrawn", "deleted"],
)
def test_what_goes_out_of_print_is_shown_nowhere_and_the_next_takes_its_place(client, paper, world, take_out):
    fill(world)
    about = [articles.tag(paper, "Water", "water"), articles.tag(paper, "The plain", "plain")]
    dam = story(world, "Reservoirs fall", WATER, tags=about)
    others = [
        story(world, title, text, tags=about)
        for title, text in (
            ("Canal is lined", "Concrete keeps irrigation water in canals, say farmers below the dam."),
            ("Rain at last", "Clouds filled the reservoirs to a third; farmers left their boreholes alone."),
            ("Well caves in", "Two farmers who drilled deeper boreholes were rescued near the dam."),
            ("River law passes", "Parliament gives farmers irrigation rights behind the dam."),
            ("Pipes are stolen", "Thieves took irrigation pipes; canals and reservoirs ran dry."),
        )
    ]
    work()
    before = [headline for headline, _reason in shown(dam, paper)]
    gone = next(other for other in others if other.title == before[0])
    take_out(Article.objects.get(pk=gone.pk))

    after = [headline for headline, _reason in shown(dam, paper)]

    assert len(before) == len(after) == 4
    assert after[:3] == before[1:]
    assert gone.title not in page(client, dam)


def test_what_comes_back_into_print_stands_there_again(paper, world):
    water = articles.tag(paper, "Water", "water")
    dam = story(world, "Reservoirs fall", WATER, tags=[water])
    wells = story(world, "Boreholes are banned", "Farmers protest.", tags=[water])
    work()
    actions.withdraw(article=Article.objects.get(pk=wells.pk), reason="Wrong", by=None, at=articles.NOON)
    without = shown(dam, paper)
    actions.put_back(article=Article.objects.get(pk=wells.pk), by=None)

    assert (without, shown(dam, paper)) == ([], [("Boreholes are banned", "Also about Water")])


def test_a_story_linked_in_the_text_is_not_shown_again(paper, world):
    water = articles.tag(paper, "Water", "water")
    wells = story(world, "Boreholes are banned", "Farmers protest.", tags=[water])
    link = f'<p>{WATER} See <a linktype="page" id="{wells.pk}">the ban</a>.</p>'
    dam = articles.article(world, "Reservoirs fall", tags=[water], body=[{"type": "text", "value": link}])
    work()

    assert neighbours(dam) == []
    assert neighbours(wells) == ["Reservoirs fall"]


def test_a_link_added_later_is_minded_before_the_worker_comes(paper, world):
    water = articles.tag(paper, "Water", "water")
    wells = story(world, "Boreholes are banned", "Farmers protest.", tags=[water])
    dam = story(world, "Reservoirs fall", WATER, tags=[water])
    work()
    before = shown(dam, paper)
    link = f'{WATER} See <a linktype="page" id="{wells.pk}">the ban</a>.'
    edit(dam, body=Article._meta.get_field("body").to_python(body(link)))

    assert (len(before), shown(dam, paper)) == (1, [])


def test_of_reports_in_near_identical_words_one_is_shown(paper, world):
    fill(world)
    report = story(world, "Cables are spun", BRIDGE)
    story(world, "Bridge cables spun", f"{BRIDGE} A reporter was there.")
    other = story(
        world, "Strand breaks", "One strand of the suspension bridge broke above the strait, engineers say."
    )
    work()

    assert len(neighbours(other)) == 1
    assert neighbours(report) == ["Strand breaks"]


def test_a_changed_story_leaves_where_it_stood_without_reason(paper, world):
    fill(world)
    water = articles.tag(paper, "Water", "water")
    dam = story(world, "Reservoirs fall", WATER, tags=[water])
    wells = story(world, "Boreholes are banned", "Farmers protest.", tags=[water])
    work()
    before = neighbours(dam)
    edit(wells, taggings=[])
    work()
    Look.objects.filter(pk=dam.pk).update(wanted_at=articles.NOON)
    tasks.look_at_overdue()

    assert (before, neighbours(dam)) == (["Boreholes are banned"], [])


def test_a_picked_story_is_not_among_the_computed_ones(client, paper, world):
    water = articles.tag(paper, "Water", "water")
    wells = story(world, "Boreholes are banned", "Farmers protest.", tags=[water])
    dam = story(world, "Reservoirs fall", WATER, tags=[water])
    work()
    pick(dam, wells)

    assert shown(dam, paper) == []
    assert page(client, dam).count(">Boreholes are banned<") == 1
