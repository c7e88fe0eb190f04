"""An opinion is its author's: the portrait and the name stand before the headline, wherever it is listed."""

import pytest

from broadsheet.articles import cards
from tests.articles import factories
from tests.delivery.factories import change, said

LISTS = ("/", "/world/", "/opinion/", "/authors/ada-reed/")


@pytest.fixture
def ada(paper):
    who = factories.person(paper)
    who.portrait = factories.picture(title="Ada Reed")
    who.save()
    return who


@pytest.fixture
def opinion(world, ada):
    """Two, so that a band of the front page is drawn, behind a story that leads it."""
    for number in range(2):
        factories.article(
            world,
            f"Build it {number}",
            kind="opinion",
            people=[ada, factories.person(world.locale.edition, "Bo", f"bo-{number}")],
        )
    return factories.article(world, "Bridge opens", people=[ada])


@pytest.mark.parametrize("path", LISTS)
def test_portrait_and_name_come_before_the_headline(client, opinion, path):
    page = client.get(path).content.decode()
    card = (
        page[page.index('<article class="card') :].partition("card--is-opinion")[2].partition("</article>")[0]
    )

    signed = card.partition('class="signed"')[2]
    assert signed.index("signed__portrait") < signed.index("Ada Reed and Bo") < signed.index("Build it")
    assert card.count("Ada Reed") == 1
    assert page.count("signed__portrait") == 2  # news show no faces


def test_without_a_portrait_the_name_comes_first(client, world, ada):
    ada.portrait = None
    ada.save()
    factories.article(world, "Build it", kind="opinion", people=[ada])

    page = client.get("/opinion/").content.decode()

    assert "signed__portrait" not in page
    assert page.index("Ada Reed") < page.index("Build it</a>")


@pytest.mark.parametrize("path", LISTS)
def test_a_new_portrait_renews_the_lists(client, opinion, ada, path):
    tags = said(client, path)
    with change() as spoiled:
        ada.portrait = factories.picture(title="Ada Reed, older")
        ada.save()

    assert f"portrait:{ada.pk}" in tags & spoiled.tags


@pytest.mark.parametrize("stories", [3, 30])
def test_opinions_cost_the_same_for_few_and_for_many(
    paper, world, ada, stories, django_assert_max_num_queries
):
    for _number in range(stories):
        factories.article(world, kind="opinion", people=[ada], lead_picture=factories.picture())

    with django_assert_max_num_queries(9):
        found = cards.latest(paper, limit=50)

    assert {card.portrait.picture_id for card in found} == {ada.portrait_id}
