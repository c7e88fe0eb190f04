"""Many readers may ask at once for what is gone, elsewhere or missing: each costs a render once a second at most."""

import pytest

from broadsheet.articles import actions
from broadsheet.delivery import press as front
from broadsheet.pages.models import Redirect
from tests.articles import factories
from tests.delivery import comparing

MISSING = "/nothing/here/"


@pytest.fixture
def world(store):
    return factories.section(factories.edition())


@pytest.fixture
def story(world):
    return factories.article(world, "Bridge opens", at=factories.NOON, slug="bridge")


@pytest.fixture
def gone(story):
    actions.withdraw(article=story, reason="Wrong.", by=None, at=factories.NOON)
    return story


@pytest.fixture
def calm(monkeypatch):
    """A second that does not end, however busy the machine is."""
    monkeypatch.setattr(front, "LONGEST_PASSING", 3600.0)


def test_a_rush_on_what_is_gone_or_missing_is_rendered_once(reader, press, gone, store, calm):
    for path, status in ((gone.address, 410), (MISSING, 404)):
        before = press.keeper.counted["renders"]
        given = [reader.get(path, query=f"fbclid={number}") for number in range(5)]

        assert {one.status for one in given} == {status}
        assert len({one.body for one in given}) == 1
        assert given[0].headers == given[4].headers
        assert press.keeper.counted["renders"] == before + 1
    assert comparing.stored(store) == {}


def test_what_has_moved_is_told_with_each_readers_own_query(reader, press, story, calm):
    Redirect.objects.leave("/old/", page=story, cause="imported")

    first = [reader.get("/old/", query="a=1") for _reader in range(3)]
    other = reader.get("/old/", query="b=2")

    assert {one.status for one in (*first, other)} == {301}
    assert len({one.headers["location"] for one in first}) == 1
    assert "a=1" not in other.headers["location"]
    assert press.keeper.counted["renders"] == 2


def test_what_is_put_back_is_read_at_once(reader, gone, calm):
    assert reader.get(gone.address).status == 410
    actions.put_back(article=gone, by=None)

    assert reader.get(gone.address).status == 200


def test_a_story_that_comes_to_a_missing_address_is_read_at_once(reader, world, calm):
    draft = factories.article(world, "Dam bursts", live=False, first_published_at=factories.NOON, slug="dam")
    assert reader.get("/world/2026/11/20/dam/").status == 404
    draft.save_revision().publish()

    assert reader.get("/world/2026/11/20/dam/").status == 200


def test_no_more_than_a_second_and_a_few_are_remembered(reader, press, story, monkeypatch):
    monkeypatch.setattr(front, "LONGEST_PASSING", 0.0)
    before = press.keeper.counted["renders"]
    for number in range(front.MOST_PASSING + 5):
        reader.get(f"/nothing/{number}/")
    reader.get(MISSING), reader.get(MISSING)

    assert press.keeper.counted["renders"] == before + front.MOST_PASSING + 7
    assert len(press.passing) == front.MOST_PASSING
    press.forget()
    assert not press.passing
