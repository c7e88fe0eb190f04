"""`broadsheet press` and `broadsheet receipts`: what an operator asks of the press from the terminal."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from broadsheet.articles import actions
from broadsheet.delivery import obeying
from broadsheet.delivery.models import Receipt
from broadsheet.delivery.printer import Printer
from tests.articles import factories


@pytest.fixture
def story(store):
    paper = factories.edition()
    return factories.article(factories.section(paper), "Bridge opens", at=factories.NOON)


@pytest.fixture
def say(capsys):
    """say("status") → what `broadsheet press status` prints."""

    def command(*words, name="press"):
        capsys.readouterr()
        call_command(name, *words)
        return capsys.readouterr().out

    return command


def test_before_the_first_start_there_is_no_press(db, settings, tmp_path):
    settings.PRESS_HOME = tmp_path / "press"
    obeying.the_store.cache_clear()

    with pytest.raises(CommandError, match="Nothing is stored yet"):
        call_command("press", "status")
    obeying.the_store.cache_clear()


def test_status_tells_pages_hits_and_misses(say, reader, press, story):
    reader.get("/"), reader.get("/"), reader.get(story.address)
    press.keeper.tell()

    lines = {line[:14].strip(): line[14:] for line in say("status").splitlines()}

    assert lines["stored"].startswith("2 pages")
    assert lines["hits"].startswith("1 from the press")
    assert (lines["misses"], lines["renders"]) == ("2", "2")
    assert lines["printer"].startswith("away")
    assert lines["not obeyed"] == "no change"


def test_status_knows_a_printer_at_work(say, printer, story):
    assert "at work" in say("status")


def test_warming_stores_what_the_sitemaps_name(say, reader, door, story):
    before = reader.knows(story.address)

    first, second = say("warm", "--door", door), say("warm", "--door", door)

    assert not before
    assert reader.knows(story.address)
    assert ", 0 already stored." in first
    assert second.startswith("0 rendered, ")


def test_warming_stops_at_its_limit(say, door, story):
    assert say("warm", "--limit", "2", "--door", door) == "2 rendered, 0 already stored.\n"


def test_warming_asks_for_the_paths_given(say, reader, door, story):
    reader.get("/")

    assert say("warm", "/", story.address, "--door", door) == "1 rendered, 1 already stored.\n"


def test_warming_says_which_address_gave_no_page(capsys, door, story):
    with pytest.raises(CommandError, match="1 of 2 addresses gave no page"):
        call_command("press", "warm", "/", "/nowhere/", "--door", door)

    assert "/nowhere/ was answered with 404." in capsys.readouterr().err


def test_warming_says_that_nobody_answers(store):
    with pytest.raises(CommandError, match="Nobody answers"):
        call_command("press", "warm", "--door", "http://127.0.0.1:9")


def test_purging_a_tag_drops_the_pages_that_depend_on_it(say, reader, story):
    reader.get("/"), reader.get(story.address), reader.get("/robots.txt")

    assert say("purge", f"page:{story.pk}") == "1 stored pages went.\n"
    assert not reader.knows(story.address)
    assert reader.knows("/")


def test_purging_everything_leaves_nothing(say, reader, story):
    reader.get("/"), reader.get(story.address)

    assert say("purge", "*") == "All 2 stored pages went.\n"
    assert not reader.knows("/")
    assert "0 pages" in say("status")


def test_a_tag_that_nothing_depends_on_is_said(capsys, store):
    with pytest.raises(CommandError, match="Nothing was stored that could go"):
        call_command("press", "purge", "page:12345")

    assert "Nothing stored here depends on “page:12345”." in capsys.readouterr().err


def test_where_tells_file_and_tags_of_an_address(say, reader, store, story):
    reader.get(story.address)

    told = say("where", f"http://127.0.0.1:8000{story.address}?from=elsewhere")

    assert str(store.pages / story.address.strip("/") / "index.html.gz") in told
    assert f"page:{story.pk}" in told
    assert reader.get(story.address, encoding="br").headers["etag"] in told


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/nowhere/", "is not stored"),
        ("https://other.example/world/", "is no address of this paper"),
        ("world", "begins with /"),
    ],
)
def test_where_says_what_it_cannot_find(store, url, words):
    with pytest.raises(CommandError, match=words):
        call_command("press", "where", url)


def withdraw(story):
    actions.withdraw(article=story, reason="Wrong.", by=None, at=factories.NOON)


def prove(printer):
    printer.turn(), printer.prover.prove()


def test_receipts_are_told_with_the_slowest_address(say, reader, store, door, story, monkeypatch):
    monkeypatch.setattr("broadsheet.delivery.proving.LATE", 60)  # this machine may have more to do
    reader.get("/"), reader.get(story.address)
    withdraw(story)
    prove(Printer(store, door))

    told = say(name="receipts")

    assert "unpublish “Bridge opens”: shown;" in told
    assert "There is no such receipt." in say("--failed", name="receipts")


def test_what_could_not_be_proved_is_told_with_its_reason(say, reader, store, story, monkeypatch):
    reader.get(story.address)
    withdraw(story)
    monkeypatch.setattr("broadsheet.delivery.proving.GIVE_UP", 0)

    prove(Printer(store, "http://127.0.0.1:9"))

    told = say("--failed", "--last", "1", name="receipts")
    assert "“Bridge opens”: failed" in told
    assert "ConnectionRefusedError" in told


def test_what_no_stored_page_shows_needs_no_proof(say, printer):
    a_minute_ago = timezone.now() - timedelta(minutes=1)
    Receipt.objects.create(deed=uuid4(), what="wagtail.publish", title="Bridge opens", done_at=a_minute_ago)
    before = say("--failed", name="receipts")

    prove(printer)

    assert "proved by nobody" in before
    assert "shown; 0 addresses" in say(name="receipts")


@pytest.mark.parametrize("word", ["0", "-1", "many"])
def test_a_number_that_is_none_is_refused(store, word):
    with pytest.raises(CommandError, match="a whole number from 1 on"):
        call_command("press", "warm", "--limit", word)
