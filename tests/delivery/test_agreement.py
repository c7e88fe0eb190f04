"""Processes and machines that share a paper agree on what readers see."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
import time_machine
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections, transaction
from django.utils import timezone

from broadsheet.articles.models import Article
from broadsheet.delivery import epochs, obeying, outbox
from broadsheet.delivery.models import PressStore, Spoiled
from broadsheet.delivery.press import Press
from broadsheet.delivery.printer import Printer
from broadsheet.delivery.store import Store
from broadsheet.masthead.models import Masthead
from tests.articles import factories
from tests.delivery import comparing, elsewhere
from tests.delivery.conftest import Reader

A_SECOND = 1.0
postgres_only = pytest.mark.skipif(
    "connection.vendor != 'postgresql'",
    reason="on SQLite all is committed in one order: DATABASE_URL is not postgres",
)


@pytest.fixture
def world(store):
    return factories.section(factories.edition())


@pytest.fixture
def story(world):
    return factories.article(world, "Bridge opens", at=factories.NOON)


@transaction.atomic
def publish(pk, title):
    story = Article.objects.get(pk=pk)
    story.title = title
    story.save_revision().publish()


# --- two processes of one machine ------------------------------------------------------------------------


def test_what_one_process_purges_leaves_the_memory_of_the_other_at_once(reader, press, story, store):
    with elsewhere.process(store.home, elsewhere.serve) as other:
        other.ask("close")  # its keeper rests: what it knows, it knows from ours
        for path in (story.address, "/news/"):
            assert "Bridge opens" in other.ask("get", path)[1]
            assert "Bridge opens" in reader.get(path).text
        publish(story.pk, "Bridge closes")

        assert not other.ask("know", "/news/")
        assert "Bridge closes" in other.ask("get", "/news/")[1]
        assert "Bridge closes" in reader.get("/news/").text


def test_what_another_process_changes_leaves_our_memory_at_once(reader, press, story, store):
    with elsewhere.process(store.home, elsewhere.edit) as newsroom:
        assert "Bridge opens" in reader.get("/news/").text
        newsroom.ask("change", story.pk, "Bridge closes")

        assert not reader.knows("/news/")
        assert "Bridge closes" in reader.get("/news/").text


def test_a_new_epoch_of_one_process_is_that_of_the_other_at_once(reader, press, story, store):
    with elsewhere.process(store.home, elsewhere.serve) as other:
        assert "Courier Ltd" not in other.ask("get", "/")[1]
        Masthead.objects.create(edition=story.edition, publisher="Courier Ltd")

        assert "Courier Ltd" in other.ask("get", "/")[1]
        assert other.ask("epoch") == store.epoch
        assert reader.knows("/")  # stored by the other


def test_one_page_is_rendered_by_one_of_them(reader, press, story, store):
    with elsewhere.process(store.home, elsewhere.serve) as other:
        reader.get("/")

        assert other.ask("get", "/")[0] == 200
        assert other.ask("renders") == 0


# --- two machines on one database ------------------------------------------------------------------------


class Machine:
    """Another machine: a store and a press of its own on the same database."""

    def __init__(self, home):
        self.store = Store(home)
        self.press = Press(get_wsgi_application(), self.store, lambda path: b"busy")
        self.reader = Reader(self.press)
        self.press.start()

    def has_obeyed(self, seconds):
        """Whether it stops giving the old page within so many seconds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not self.reader.knows("/news/"):
                return True
            time.sleep(0.01)
        return False


@pytest.fixture
def machine(store, tmp_path):
    made = Machine(tmp_path / "other-press")
    yield made
    made.press.keeper.stop()
    for _thread in range(12):
        made.press.asking.threads.submit(connections.close_all)
    made.press.asking.threads.shutdown()


def test_a_change_made_on_one_machine_is_obeyed_by_the_other_within_a_second(machine, reader, story):
    assert "Bridge opens" in machine.reader.get("/news/").text
    publish(story.pk, "Bridge closes")

    assert machine.has_obeyed(A_SECOND)
    assert "Bridge closes" in machine.reader.get("/news/").text
    assert comparing.wrong(machine.store, comparing.fresh(machine.press.renderer)) == []


def test_the_outbox_is_kept_until_every_machine_has_read_it(machine, store, story):
    machine.press.keeper.stop()
    publish(story.pk, "Bridge closes")
    outbox.note_store(store.name, store.index.fact("floor"))
    assert Spoiled.objects.exists()

    obeying.obey(machine.store)
    publish(story.pk, "Bridge falls")  # what is running keeps its predecessors, on PostgreSQL
    for one in (store, machine.store):
        obeying.obey(one)
    newest = Spoiled.objects.latest("pk").pk
    for one in (store, machine.store):
        outbox.note_store(one.name, one.index.fact("floor"))
    assert not Spoiled.objects.filter(pk__lt=newest).exists()


def test_a_machine_that_was_away_for_over_a_day_begins_with_an_empty_store(machine, store, story):
    machine.press.keeper.stop()
    assert "Bridge opens" in machine.reader.get("/news/").text
    epoch = machine.store.epoch
    PressStore.objects.filter(name=machine.store.name).update(
        seen_at=timezone.now() - outbox.DEAD_AFTER - timedelta(minutes=1)
    )
    publish(story.pk, "Bridge closes")
    outbox.note_store(store.name, store.index.fact("floor"))
    assert not PressStore.objects.filter(name=machine.store.name).exists()
    Spoiled.objects.all().delete()  # nobody else waits for it

    assert epochs.ensure(machine.store)
    assert machine.store.epoch != epoch
    assert "Bridge closes" in machine.reader.get("/news/").text


def test_a_machine_that_slept_for_over_a_day_empties_its_store_when_it_wakes(machine, store, story):
    """Its processes were not started again; they only stood still."""
    machine.press.keeper.stop()
    assert "Bridge opens" in machine.reader.get("/news/").text
    PressStore.objects.filter(name=machine.store.name).delete()
    publish(story.pk, "Bridge closes")
    Spoiled.objects.all().delete()
    with time_machine.travel(timezone.now() + outbox.DEAD_AFTER * 2):
        machine.press.keeper.turn()

    assert not machine.reader.knows("/news/")
    assert "Bridge closes" in machine.reader.get("/news/").text
    assert PressStore.objects.filter(name=machine.store.name).exists()


# --- long transactions, which only PostgreSQL has beside others ------------------------------------------


@pytest.fixture
def long_transaction(story):
    """A change that is made and not committed: begin() and commit()."""
    made, committed = Event(), Event()

    def work(title):
        try:
            with transaction.atomic():
                publish(story.pk, title)
                made.set()
                assert committed.wait(elsewhere.PATIENCE)
        finally:
            connection.close()

    class Long:
        def begin(self, title):
            self.done = pool.submit(work, title)
            assert made.wait(elsewhere.PATIENCE)

        def commit(self):
            committed.set()
            self.done.result(elsewhere.PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        yield Long()
        committed.set()


@postgres_only
def test_a_long_transaction_delays_nobody_and_loses_nothing(machine, world, story, long_transaction):
    ferry = factories.article(world, "Ferry stops", at=factories.NOON)
    long_transaction.begin("Bridge closes")
    for title in ("Ferry sails", "Ferry sinks"):
        assert "Bridge opens" in machine.reader.get("/news/").text
        publish(ferry.pk, title)
        assert machine.has_obeyed(A_SECOND)
        assert title in machine.reader.get("/news/").text
        outbox.note_store(machine.store.name, machine.store.index.fact("floor"))  # tries to forget

    assert machine.reader.knows("/news/")
    long_transaction.commit()
    assert machine.has_obeyed(A_SECOND)
    assert "Bridge closes" in machine.reader.get("/news/").text
    assert comparing.wrong(machine.store, comparing.fresh(machine.press.renderer)) == []


@postgres_only
def test_what_is_obeyed_while_a_transaction_is_long_is_obeyed_once(
    machine, store, world, story, long_transaction
):
    ferry = factories.article(world, "Ferry stops", at=factories.NOON)
    long_transaction.begin("Bridge closes")
    publish(ferry.pk, "Ferry sails")
    machine.press.keeper.stop()
    obeying.obey(machine.store)
    machine.reader.get("/news/")

    assert [obeying.obey(machine.store) for _look in range(3)] == [0, 0, 0]
    assert machine.reader.knows("/news/")
    long_transaction.commit()
    obeying.obey(machine.store)
    assert not machine.reader.knows("/news/")


@postgres_only
def test_a_change_on_one_machine_wakes_the_printer_of_the_other(machine, story):
    printer = Printer(machine.store, "http://127.0.0.1:1")
    handles = printer.listen()
    with ThreadPoolExecutor(1) as pool:
        woken = pool.submit(printer.bell.wait, elsewhere.PATIENCE, *handles)
        publish_elsewhere(story)

        assert woken.result(elsewhere.PATIENCE / 2) is None


def publish_elsewhere(story):
    """On a connection of its own."""

    def work():
        try:
            publish(story.pk, "Bridge closes")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()
