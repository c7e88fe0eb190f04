"""Processes are killed as the kernel kills them; whoever starts next finds nothing stale and nothing half-written."""

import os
import random
import time

import pytest
from django.db import connections

from broadsheet.delivery import epochs, obeying, telling
from broadsheet.delivery.press import Press
from tests.articles import factories
from tests.delivery import comparing, elsewhere
from tests.delivery.conftest import Reader

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
VICTIMS = ("newsroom", "printer", "server")
ROUNDS = len(VICTIMS) * (100 if IS_LONG else 2)
SOON = 5.0  # seconds until all that was committed is obeyed, after a start
LONGEST = 0.6  # seconds of publishing before a kill


@pytest.fixture
def world(store):
    return factories.section(factories.edition())


@pytest.fixture
def stories(world):
    made = [factories.article(world, f"Story {number}", at=factories.NOON) for number in range(4)]
    for story in made:
        story.save_revision().publish()
    return made


@pytest.fixture
def places(stories):
    lists = ["/", "/world/", "/news/", "/feed/", "/world/2026/11/", "/sitemap.xml", "/-/parts/beside-story/"]
    return [*lists, *(story.address for story in stories)]


def in_waiting(store):
    return list((store.home / store.epoch / "waiting").iterdir())


# --- between the commit and the purge --------------------------------------------------------------------


def test_what_a_dead_process_committed_is_obeyed_by_the_next_look(reader, press, stories, store, printer):
    reader.get("/news/"), reader.get("/")
    with elsewhere.process(store.home, elsewhere.edit) as newsroom:
        newsroom.tell("die_after_commit", stories[0].pk, "Bridge closes")
        assert newsroom.has_died()
    assert reader.knows("/news/")  # nobody has told the press

    press.keeper.turn()
    assert not reader.knows("/news/")
    assert "Bridge closes" in reader.get("/news/").text
    printer.turn()
    assert "Bridge closes" in reader.get("/").text


def test_what_a_dead_process_committed_is_obeyed_before_the_first_reader(reader, press, stories, store):
    reader.get("/news/"), reader.get("/")
    with elsewhere.process(store.home, elsewhere.edit) as newsroom:
        newsroom.tell("die_after_commit", stories[0].pk, "Bridge closes")
        assert newsroom.has_died()

    with elsewhere.process(store.home, elsewhere.serve) as started:
        assert not started.ask("know", "/news/")
        assert "Bridge closes" in started.ask("get", "/news/")[1]


# --- at each file that a purge touches -------------------------------------------------------------------


def kill_at(store, step, story):
    """Whether a publication was killed at the nth file it would remove or rename."""
    with elsewhere.process(store.home, elsewhere.edit) as newsroom:
        newsroom.tell("die_at", step, story.pk, f"Killed at {step}")
        try:
            newsroom.answer()
        except EOFError:
            return newsroom.has_died()
    return False


@pytest.mark.slow
def test_a_purge_that_is_killed_at_any_file_is_done_again(reader, press, stories, store, places, printer):
    steps = 0
    for step in range(1, 40 if IS_LONG else 8):
        for path in places:
            reader.get(path)
        was_killed = kill_at(store, step, stories[0])
        press.keeper.turn()
        printer.turn()

        assert comparing.wrong(store, comparing.fresh(press.renderer)) == [], step
        assert f"Killed at {step}" in reader.get("/news/").text
        if not was_killed:
            break
        steps += 1
    assert steps


@pytest.mark.slow
def test_an_epoch_that_is_begun_and_not_finished_is_begun_again(reader, press, stories, store, places):
    """Killed before, and right after, the link to the new folder is put in its place."""
    for function in ("symlink", "rename", "mkdir"):
        for path in places:
            reader.get(path)
        with elsewhere.process(store.home, elsewhere.rename_paper) as newsroom:
            newsroom.tell("die_in", function, stories[0].edition_id, f"Killed in {function}")
            assert newsroom.has_died()
        press.keeper.turn()

        assert f"Killed in {function}" in reader.get("/").text
        assert comparing.wrong(store, comparing.fresh(press.renderer)) == [], function
        epochs.sweep(store)
        assert [
            entry.name for entry in store.home.iterdir() if entry.is_dir() and entry.name != "current"
        ] == [store.epoch]


# --- at any moment ---------------------------------------------------------------------------------------


class House:
    """A server, a printer and a newsroom, each a process."""

    def __init__(self, store, places, stories):
        self.home, self.places, self.stories = store.home, places, stories
        self.processes = {}
        for name in reversed(VICTIMS):  # the server first: it reads before anything changes
            self.start(name)

    def start(self, name):
        works = {"server": elsewhere.serve, "printer": elsewhere.print_pages, "newsroom": elsewhere.edit}
        self.processes[name] = elsewhere.Elsewhere(self.home, works[name])
        if name == "server":
            self.processes[name].ask("read", self.places)
        if name == "newsroom":
            self.processes[name].tell("change_on", [story.pk for story in self.stories])

    def kill(self, *names):
        for name in names:
            self.processes.pop(name).kill()


@pytest.fixture
def house(store, places, stories):
    made = House(store, places, stories)
    yield made
    made.kill(*made.processes)


def until(is_so, seconds):
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "too late"
        time.sleep(0.01)


@pytest.mark.slow
def test_after_a_kill_at_any_moment_nothing_is_stale_or_half_written(house, press, stories, store):
    chance = random.Random(7)  # noqa: S311  # the same victims in each run
    for number in range(ROUNDS):
        victim = VICTIMS[number % 3]
        time.sleep(chance.uniform(0.05, LONGEST))  # the moment of the kill, not a wait for anything
        house.kill(victim)
        house.kill(*({"newsroom"} & house.processes.keys()))  # from here on nothing changes
        for name in {"printer", "server"} - house.processes.keys():
            house.start(name)

        until(lambda: telling.look(store).undone == 0 and not comparing.marked(store), SOON)
        house.kill("server", "printer")
        assert comparing.wrong(store, comparing.fresh(press.renderer)) == [], (number, victim)
        for name in reversed(VICTIMS):
            house.start(name)
    until(
        lambda: comparing.stored(store), elsewhere.PATIENCE
    )  # pages that were compared, and none for want of pages


def test_a_press_that_starts_after_kills_serves_what_is_right(house, press, store, stories):
    until(lambda: len(comparing.stored(store)) > 4, elsewhere.PATIENCE)
    house.kill("newsroom", "server", "printer")

    started = Press(press.asking.django, store, lambda path: b"busy")
    started.start()
    try:
        titles = [type(story).objects.get(pk=story.pk).title for story in stories]
        assert all(title in Reader(started).get("/news/").text for title in titles)
        assert obeying.obey(store) == 0
    finally:
        started.keeper.stop()
        for _thread in range(12):
            started.asking.threads.submit(connections.close_all)
        started.asking.threads.shutdown()
