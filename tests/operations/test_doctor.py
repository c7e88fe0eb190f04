"""`broadsheet doctor` looks at the press and at what readers were proved to see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from broadsheet.delivery import epochs, obeying, outbox, spoiling
from broadsheet.delivery.models import Receipt, Spoiled, State
from broadsheet.operations import heartbeat


@pytest.fixture
def store(db, settings, tmp_path):
    settings.PRESS_HOME = tmp_path / "press"
    obeying.the_store.cache_clear()
    made = obeying.the_store()
    epochs.begin(made, outbox.end())
    yield made
    obeying.the_store.cache_clear()


@pytest.fixture
def doctor(capsys, settings, tmp_path):
    """doctor() → {"well": …, "WRONG": …}, each the words of its findings."""
    settings.HOME = tmp_path
    (tmp_path / "secret-key").touch(0o600)

    def examine():
        capsys.readouterr()
        try:
            call_command("doctor", no_color=True)
        except SystemExit as ended:
            assert ended.code == 1
        found = {"well": "", "WRONG": ""}
        for line in capsys.readouterr().out.splitlines():
            mark, _space, words = line.partition(" ")
            if mark in found:
                found[mark] += f"{words.strip()}\n"
        return found

    return examine


def receipt(**facts):
    facts = {"what": "wagtail.publish", "title": "Bridge opens", "state": State.SHOWN, **facts}
    return Receipt.objects.create(deed=uuid4(), **facts)


def test_a_press_at_work_is_well(doctor, store):
    heartbeat.beat("printer")

    well = doctor()["well"]

    assert "The press answers: 0 pages, 0.0 of 4,096 MB." in well
    assert "The printer is at work." in well
    assert "Changes of the last day: 0, all reached readers in time." in well


def test_a_press_that_has_not_begun_is_said(doctor, db, settings, tmp_path):
    settings.PRESS_HOME = tmp_path / "press"
    obeying.the_store.cache_clear()

    assert "The press has not begun" in doctor()["WRONG"]
    obeying.the_store.cache_clear()


def test_an_index_that_cannot_be_read_is_said(doctor, store):
    for file in store.index.file.parent.glob("index.sqlite3*"):
        file.unlink()
    store.index.file.write_bytes(b"torn" * 2000)
    obeying.the_store.cache_clear()

    assert "The press cannot be read" in doctor()["WRONG"]


def test_a_printer_that_is_away_is_said(doctor, store):
    assert "The printer was never seen." in doctor()["WRONG"]


def test_a_change_that_is_not_obeyed_is_said_after_five_seconds(doctor, store):
    spoiling.spoil("page:1")
    assert "is not obeyed" not in doctor()["WRONG"]

    Spoiled.objects.update(spoiled_at=timezone.now() - timedelta(seconds=9))

    assert "a change of 9 s ago is not obeyed" in doctor()["WRONG"]


def test_damaged_pages_are_counted(doctor, store):
    store.index.count({"damaged": 3})

    assert "3 pages were damaged, and replaced." in doctor()["WRONG"]


def test_a_cache_in_front_that_takes_no_purges_is_said(doctor, store):
    store.index.db.execute("INSERT INTO outbound VALUES ('/', 1000.0)")

    assert "The shared cache in front has not taken 1 addresses" in doctor()["WRONG"]


def test_the_newest_late_receipt_of_the_day_is_told_in_words(doctor, store):
    now = timezone.now()
    line = {"address": "/world/", "kind": "hot", "state": "late", "ms": 1812}
    receipt()
    receipt(state=State.FAILED, title="Yesterday’s", done_at=now - timedelta(hours=3))
    receipt(state=State.FAILED, title="Last week’s", done_at=now - timedelta(days=7))
    receipt(state=State.LATE, lines=[line], done_at=now - timedelta(minutes=1))

    wrong = doctor()["WRONG"]

    assert "2 of 3 changes of the last day reached readers late, or not at all" in wrong
    assert "publish “Bridge opens”: late; 1 addresses, slowest 1812 ms" in wrong


def test_a_receipt_that_nobody_proved_is_told(doctor, store):
    receipt(state=State.WAITING, done_at=timezone.now() - timedelta(minutes=1))

    assert "“Bridge opens”: proved by nobody" in doctor()["WRONG"]
