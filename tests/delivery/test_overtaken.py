"""Races, told step by step: a change that comes while a page is rendered, and readers who ask at the same time."""

import os
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event, Semaphore

import pytest
from django.core.signals import request_finished
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction

from broadsheet.articles import actions
from broadsheet.delivery import dropping, epochs, folder, rendering, wanted
from broadsheet.delivery.press import Press
from broadsheet.delivery.store import Store
from broadsheet.masthead.models import Masthead
from tests.articles import factories
from tests.delivery import comparing
from tests.delivery.conftest import Reader

PATIENCE = 30  # seconds, on a busy machine


@pytest.fixture
def world(store):
    return factories.section(factories.edition())


@pytest.fixture
def story(world):
    return factories.article(world, "Bridge opens", at=factories.NOON, slug="bridge")


@pytest.fixture
def readers():
    """readers(reader.get, path) → a future: somebody who asks at the same time."""
    with ThreadPoolExecutor(8) as pool:
        yield pool.submit


@transaction.atomic
def publish(article, **changes):
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision().publish()


def take_down(article):
    actions.withdraw(article=article, reason="Wrong.", by=None, at=factories.NOON)


class Gate:
    """Holds the first render when it is made and not yet stored; those after it pass."""

    def __init__(self):
        self.free, self.arrived, self.opened = Semaphore(1), Event(), Event()

    def __call__(self, **_signal):
        if self.free.acquire(blocking=False):
            self.arrived.set()
            assert self.opened.wait(PATIENCE)


@contextmanager
def gate():
    made = Gate()
    request_finished.connect(made, weak=False)
    try:
        yield made
    finally:
        made.opened.set()
        request_finished.disconnect(made)


def until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def waiting(press, path):
    """How many readers wait for the render of this address."""
    future = press.in_print.get((path, ""))
    return len(future._condition._waiters) if future else 0


def change_nothing_but_the_masthead(story):
    Masthead.objects.create(edition=story.edition, publisher="Bridge closes Ltd")


def close_the_bridge(story):
    publish(story, title="Bridge closes")


@pytest.mark.parametrize("change", [close_the_bridge, change_nothing_but_the_masthead])
def test_who_joins_an_overtaken_render_gets_a_fresh_one(reader, press, story, store, readers, change):
    with gate() as made:
        first = readers(reader.get, story.address)
        assert made.arrived.wait(PATIENCE)
        change(story)
        second = readers(reader.get, story.address)
        until(lambda: waiting(press, story.address) == 2)
        made.opened.set()

        assert first.result(PATIENCE).status == 200  # it asked before the change: either page is right
        assert "Bridge closes" in second.result(PATIENCE).text
    assert comparing.wrong(store, comparing.fresh(press.renderer)) == []
    assert "Bridge closes" in reader.get(story.address).text


def test_who_joins_the_search_for_a_story_that_comes_just_now_gets_it(reader, press, world, readers):
    story = factories.article(
        world, "Bridge opens", live=False, slug="bridge", first_published_at=factories.NOON
    )
    path = "/world/2026/11/20/bridge/"
    with gate() as made:
        first = readers(reader.get, path)
        assert made.arrived.wait(PATIENCE)
        publish(story)
        second = readers(reader.get, path)
        until(lambda: waiting(press, path) == 2)
        made.opened.set()

        assert first.result(PATIENCE).status == 404
        assert second.result(PATIENCE).status == 200


def test_readers_who_ask_at_the_same_time_share_one_render(reader, press, story, readers):
    with gate() as made:
        asked = [readers(reader.get, story.address) for _reader in range(6)]
        assert made.arrived.wait(PATIENCE)
        until(lambda: waiting(press, story.address) == 6)
        made.opened.set()
        given = [one.result(PATIENCE) for one in asked]

    assert {one.status for one in given} == {200}
    assert len({one.body for one in given}) == 1
    assert press.keeper.counted["renders"] == 1


def test_readers_share_one_render_whatever_their_queries_are(reader, press, story, readers):
    """Each reader who comes from a social network brings a query of his own."""
    with gate() as made:
        asked = [readers(reader.get, story.address, query=f"fbclid={number}") for number in range(6)]
        assert made.arrived.wait(PATIENCE)
        until(lambda: waiting(press, story.address) == 6)
        made.opened.set()
        given = [one.result(PATIENCE) for one in asked]

    assert len({one.body for one in given}) == 1
    assert press.keeper.counted["renders"] == 1


def test_who_asks_another_question_at_the_same_time_gets_its_answer(reader, press, story, readers):
    with gate() as made:
        first = readers(reader.get, "/search/", query="q=sesame")
        assert made.arrived.wait(PATIENCE)
        second = readers(reader.get, "/search/", query="q=quicksilver")
        until(lambda: waiting(press, "/search/") == 2)
        made.opened.set()
        answers = first.result(PATIENCE).text, second.result(PATIENCE).text

    assert "sesame" in answers[0] and "quicksilver" not in answers[0]
    assert "quicksilver" in answers[1] and "sesame" not in answers[1]
    with gate() as made:  # it is known by now that each question is a page of its own
        first = readers(reader.get, "/search/", query="q=sesame")
        assert made.arrived.wait(PATIENCE)
        assert "quicksilver" in reader.get("/search/", query="q=quicksilver").text
        assert not first.done()


def test_two_processes_share_one_render(reader, press, story, store, readers):
    other = Press(get_wsgi_application(), Store(store.home), lambda path: b"busy")
    with gate() as made:
        first = readers(reader.get, story.address)
        assert made.arrived.wait(PATIENCE)
        second = readers(Reader(other).get, story.address)
        until(lambda: other.in_print)
        made.opened.set()
        bodies = {first.result(PATIENCE).body, second.result(PATIENCE).body}
    other.asking.threads.submit(connections.close_all).result()
    other.asking.threads.shutdown()

    assert len(bodies) == 1
    assert press.keeper.counted["renders"] + other.keeper.counted["renders"] == 1


def test_who_joins_an_overtaken_render_of_a_late_front_is_given_that(reader, press, story, store, readers):
    """In a storm each render is overtaken: nobody waits for a second one."""
    reader.get("/")
    publish(story, title="Bridge closes")
    dropping.drop_overdue(store, time.time() + 1)
    rendered = press.keeper.counted["renders"]
    with gate() as made:
        asked = [readers(reader.get, "/") for _reader in range(2)]
        assert made.arrived.wait(PATIENCE)
        until(lambda: waiting(press, "/") == 2)
        publish(story, title="Bridge falls")
        made.opened.set()
        given = [one.result(PATIENCE).text for one in asked]

    assert all("Bridge closes" in text for text in given)
    assert press.keeper.counted["renders"] == rendered + 1
    assert wanted.is_wanted(store, "/")


def test_an_important_page_is_printed_before_one_that_waits_a_little_longer(store):
    def want(path, rank, at):
        hot = ("",) * rank + (path,)
        dropping.spoil(store, [dropping.Spoil("deed", frozenset({path}), hot, False, at)], floor=0)

    want("/feed/", 3, 100.0)
    want("/", 0, 100.2)
    order = [path for path in iter(lambda: wanted.next_page(store), None) if path]
    want("/feed/", 3, 100.0)
    want("/", 0, 101.0)
    later = [path for path in iter(lambda: wanted.next_page(store), None) if path]

    assert (order, later) == (["/", "/feed/"], ["/feed/", "/"])


def begun_before_a_change(reader, press, story):
    """The front page as it is rendered after the bridge closes; the bridge falls before it is stored."""
    reader.get("/")
    publish(story, title="Bridge closes")
    held_open = rendering.sheet(press.renderer.render("/"))
    publish(story, title="Bridge falls")
    return held_open


@pytest.mark.usefixtures("unhurried")
def test_an_overtaken_hot_page_may_be_newer_than_what_it_replaces(reader, press, story, store, printer):
    held_open = begun_before_a_change(reader, press, story)

    assert not store.keep(held_open, store.epoch)
    assert "Bridge closes" in reader.get("/").text  # not the last word, but no reader waits for it
    assert comparing.marked(store) == {"/"}
    assert wanted.is_wanted(store, "/")
    printer.turn()
    assert "Bridge falls" in reader.get("/").text
    assert comparing.marked(store) == set()


@pytest.mark.usefixtures("unhurried")
def test_a_render_that_began_before_the_page_in_store_never_replaces_it(reader, press, story, store, printer):
    """Of two printers the slower one: what readers saw already would be taken back."""
    held_open = begun_before_a_change(reader, press, story)
    printer.turn()
    publish(story, title="Bridge is built again")
    assert comparing.marked(store) >= {"/"}

    assert not store.keep(held_open, store.epoch)
    assert "Bridge falls" in reader.get("/").text
    printer.turn()
    assert "Bridge is built again" in reader.get("/").text


def test_a_hot_page_that_a_change_overtakes_in_the_printer_is_printed_again(reader, story, store, printer):
    reader.get("/")
    publish(story, title="Bridge closes")
    overtaking = [lambda: publish(story, title="Bridge falls")]

    def overtake(**_signal):
        if overtaking:
            overtaking.pop()()

    request_finished.connect(overtake)
    try:
        printer.turn()
    finally:
        request_finished.disconnect(overtake)

    assert "Bridge falls" in reader.get("/").text
    assert comparing.wrong(store, comparing.fresh(printer.renderer)) == []
    assert comparing.marked(store) == set()


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize("encoding", ["gzip", "br", ""])
def test_who_asks_while_a_page_is_replaced_finds_no_damage(
    reader, press, story, store, printer, readers, encoding, monkeypatch
):
    """Its row is new by then, its files are not, or only one of them."""
    reader.get("/")
    publish(story, title="Bridge closes")
    press.forget()
    put, asked = folder.Sheet.put, []

    def put_while_asked(sheet):
        if sheet.name == "index.html":
            asked.append(readers(reader.get, "/", encoding=encoding))
            wait(asked, timeout=0.3)  # over by then, if it does not wait for us
        put(sheet)

    monkeypatch.setattr(folder.Sheet, "put", put_while_asked)
    printer.turn()

    assert "Bridge closes" in asked[0].result(PATIENCE).text
    assert press.keeper.counted["damaged"] == 0
    assert press.keeper.counted["renders"] == 1
    assert reader.knows("/")


@pytest.mark.parametrize("path", ["/", "/world/", "/world/2026/11/20/bridge/"])
def test_what_a_take_down_overtook_replaces_nothing(reader, press, story, store, printer, path):
    reader.get(path)
    publish(story, title="Bridge closes")
    held_open = rendering.sheet(press.renderer.render(path))
    take_down(story)

    assert not store.keep(held_open, store.epoch)
    assert not reader.knows(path)
    assert "Bridge" not in reader.get("/").text
    printer.turn()
    assert comparing.wrong(store, comparing.fresh(press.renderer)) == []


def test_a_render_of_the_epoch_before_is_not_stored(reader, press, story, store):
    epoch, held_open = store.epoch, rendering.sheet(press.renderer.render("/"))
    change_nothing_but_the_masthead(story)

    assert store.epoch != epoch
    assert not store.keep(held_open, epoch)
    assert not reader.knows("/")


def test_the_count_of_changes_goes_on_in_a_new_epoch(press, story, store):
    """A render may have noted it just before the new one began, and is compared with it."""
    publish(story, title="Bridge closes")
    before = store.number()
    change_nothing_but_the_masthead(story)

    assert store.number() > before


def test_a_folder_that_is_just_begun_is_not_swept(story, store, readers, monkeypatch):
    """It is not the current one yet, as little as the past ones are."""
    link, sweeping = os.symlink, []

    def sweep_meanwhile(*arguments, **named):
        sweeping.append(readers(epochs.sweep, Store(store.home)))
        wait(sweeping, timeout=0.2)  # over by then, if it does not wait for us
        link(*arguments, **named)

    monkeypatch.setattr(os, "symlink", sweep_meanwhile)
    change_nothing_but_the_masthead(story)
    sweeping[0].result(PATIENCE)

    assert store.index.file.exists()
    assert [entry.name for entry in store.home.iterdir() if not entry.is_symlink() and entry.is_dir()] == [
        store.epoch
    ]


def test_in_a_storm_each_hot_page_is_printed_once(reader, press, world, store, printer):
    stories = [factories.article(world, f"Story {n}", at=factories.NOON) for n in range(3)]
    hot = ["/", "/world/", "/feed/", "/world/feed/", "/-/parts/beside-story/"]
    for path in (*hot, *(story.address for story in stories)):
        reader.get(path)
    for number in range(24):
        publish(stories[number % 3], title=f"Title {number}")
    printer.turn()

    assert printer.keeper.counted["renders"] <= len(hot) + len(stories)
    assert comparing.marked(store) == set()
    assert comparing.wrong(store, comparing.fresh(press.renderer)) == []
    assert all(f"Title {number}" in reader.get("/").text for number in (21, 22, 23))
