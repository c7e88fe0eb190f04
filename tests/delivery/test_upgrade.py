"""Other code, an epoch of its own: no page that one has rendered is given by the other."""

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from broadsheet.delivery import epochs, rendering
from broadsheet.delivery.press import Press
from broadsheet.masthead.models import Masthead
from tests.articles import factories
from tests.delivery import comparing, elsewhere
from tests.delivery.conftest import Reader

NEW = "desk@paper.example"  # another setting, so other code


@pytest.fixture
def story(store):
    world = factories.section(factories.edition())
    return factories.article(world, "Bridge opens", at=factories.NOON)


@pytest.fixture
def upgraded(reader, story, store):
    """A process of the new code, which has just begun to serve; the one before runs on."""
    reader.get("/"), reader.get(story.address)
    with elsewhere.process(store.home, elsewhere.serve, mail_from=NEW) as made:
        yield made


def test_pages_of_other_code_are_not_given(reader, upgraded, story, store):
    assert not epochs.is_ours(store.epoch)
    for path in ("/", story.address):
        assert not upgraded.ask("know", path)
        assert not reader.knows(path)  # nor from the memory of the old process
    assert comparing.stored(store) == {}


def test_the_old_process_stores_nothing_more_and_still_answers(reader, upgraded, story, store):
    for path in ("/", story.address):
        assert reader.get(path).status == 200
    assert comparing.stored(store) == {}

    assert upgraded.ask("get", "/")[0] == 200
    assert upgraded.ask("know", "/")
    assert comparing.stored(store).keys() == {"/"}


def test_a_render_that_was_begun_before_the_upgrade_is_not_stored(press, story, store):
    epoch, printed = store.epoch, press.renderer.render(story.address)
    with elsewhere.process(store.home, elsewhere.serve, mail_from=NEW):
        assert not store.keep(rendering.sheet(printed), epoch)
        assert comparing.stored(store) == {}


def test_a_change_of_everything_by_the_old_process_leaves_the_press_to_the_new(
    reader, upgraded, story, store
):
    of_the_new = store.epoch.rpartition(".")[0]
    Masthead.objects.create(edition=story.edition, publisher="Courier Ltd")

    assert store.epoch.rpartition(".")[0] == of_the_new
    assert "Courier Ltd" in reader.get("/").text
    assert comparing.stored(store) == {}
    assert "Courier Ltd" in upgraded.ask("get", "/")[1]
    assert upgraded.ask("know", "/")


def test_a_story_changed_by_the_old_process_is_new_to_readers_of_the_new(upgraded, story):
    assert "Bridge opens" in upgraded.ask("get", "/news/")[1]
    story.title = "Bridge closes"
    story.save_revision().publish()

    assert not upgraded.ask("know", "/news/")
    assert "Bridge closes" in upgraded.ask("get", "/news/")[1]


def test_going_back_begins_anew_too(reader, upgraded, story, store):
    upgraded.ask("get", "/")
    of_the_new = store.epoch
    upgraded.kill()

    again = Press(get_wsgi_application(), store, lambda path: b"busy")
    again.start()
    try:
        assert epochs.is_ours(store.epoch) and store.epoch != of_the_new
        assert comparing.stored(store) == {}
        assert Reader(again).get("/").status == 200
        assert comparing.stored(store).keys() == {"/"}
    finally:
        again.keeper.stop()
        again.asking.threads.submit(connections.close_all).result()
        again.asking.threads.shutdown()


def test_the_same_code_goes_on_with_what_is_stored(reader, story, store):
    reader.get("/")
    epoch = store.epoch
    with elsewhere.process(store.home, elsewhere.serve) as started:
        assert store.epoch == epoch
        assert started.ask("know", "/")
        assert started.ask("renders") == 0
