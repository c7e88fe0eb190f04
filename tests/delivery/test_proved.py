"""Receipts say what readers see, and nothing that has to wait keeps the next page from being printed."""

import socket
import threading
import time

import pytest
from django.db import connections, transaction

from broadsheet.delivery import epochs
from broadsheet.delivery.models import Receipt, State
from broadsheet.delivery.printer import Printer
from broadsheet.delivery.proving import Door
from tests.articles import factories
from tests.delivery import comparing

PATIENCE = 30  # seconds, on a busy machine


@pytest.fixture
def story(store):
    world = factories.section(factories.edition())
    return factories.article(world, "Bridge opens", at=factories.NOON)


@transaction.atomic
def publish(article, **changes):
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision().publish()


def until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "too late"
        time.sleep(0.01)


def states(receipt):
    return {line["address"]: line["state"] for line in receipt.lines}


def test_a_page_that_is_spoiled_again_has_shown_the_change_before(reader, story, store, door, monkeypatch):
    """In a storm of publishings hot pages are always spoiled; readers see each change all the same."""
    monkeypatch.setattr("broadsheet.delivery.proving.LATE", 60)  # this machine may have more to do
    made = Printer(store, door)
    reader.get("/"), reader.get(story.address)
    publish(story, title="Bridge closes")
    made.turn()
    publish(story, title="Bridge falls")  # nobody has looked at what readers saw of the one before
    assert "/" in comparing.marked(store)
    made.prover.prove()

    newest, before = Receipt.objects.all()[:2]
    assert before.state == State.SHOWN
    assert states(before)["/"] == states(before)[story.address] == "shown"
    assert newest.state == State.WAITING
    assert "/" not in states(newest)
    made.turn(), made.prover.prove()
    newest.refresh_from_db()
    assert newest.state == State.SHOWN


def test_pages_that_many_changes_spoiled_are_asked_for_once_and_each_receipt_is_written_once(
    reader, story, store, door, monkeypatch, django_assert_max_num_queries
):
    made, asked, ask = Printer(store, door), [], Door.ask
    monkeypatch.setattr(Door, "ask", lambda self, path, **how: asked.append(path) or ask(self, path, **how))
    reader.get("/"), reader.get(story.address)
    made.prover.prove()
    for number in range(5):
        publish(story, title=f"Bridge {number}")
    made.turn()
    asked.clear()

    with django_assert_max_num_queries(9):  # one to find the receipts, one for each of them, some to settle
        made.prover.prove()
    assert len(asked) == len(set(asked))
    assert State.WAITING not in {receipt.state for receipt in Receipt.objects.all()[:5]}


@pytest.fixture
def silent_door():
    """Takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def running(store, silent_door, monkeypatch):
    """running() → a printer at work in a thread of its own."""
    begun = []

    def run(made):
        try:
            made.run()
        finally:
            made.keeper.stop()
            connections.close_all()

    def begin():
        made = Printer(store, silent_door)
        thread = threading.Thread(target=run, args=(made,))
        begun.append((made, thread))
        thread.start()
        return made

    yield begin
    for made, thread in begun:
        made.is_running = False
        thread.join(PATIENCE)
        for helper in made.helpers:
            helper.join(PATIENCE)


@pytest.mark.parametrize("slow", ["the front door", "a shared cache", "a disk full of past pages"])
def test_who_takes_his_time_keeps_no_page_from_being_printed(
    reader, press, story, store, running, monkeypatch, slow
):
    waits, done = threading.Event(), threading.Event()

    def wait(*_arguments, **_named):
        waits.set()
        done.wait(PATIENCE)

    if slow == "a shared cache":
        monkeypatch.setattr("broadsheet.delivery.cdn.Messenger.tell", wait)
    if slow == "a disk full of past pages":
        monkeypatch.setattr(epochs, "sweep", wait)
    reader.get("/"), reader.get(story.address)
    rendered = press.keeper.counted["renders"]
    running()
    try:
        for title in ("Bridge closes", "Bridge falls"):
            publish(story, title=title)
            until(lambda: not comparing.marked(store))
            assert title in reader.get("/").text
            assert slow == "the front door" or waits.wait(PATIENCE)
        assert press.keeper.counted["renders"] == rendered  # by the printer, not for a reader
    finally:
        done.set()
