"""A page is rendered once, and then its bytes are served."""

import json
import time
import tracemalloc
from dataclasses import replace

import pytest

from broadsheet.articles import actions
from broadsheet.delivery import dropping, rendering, telling
from broadsheet.delivery.answers import Entry
from broadsheet.delivery.store import Sheet
from broadsheet.pages import lookups
from tests.articles import factories
from tests.delivery import comparing


@pytest.fixture
def story(store):
    """Printed before anybody reads."""
    paper = factories.edition()
    return factories.article(factories.section(paper), "Bridge opens", at=factories.NOON)


def publish(article, **changes):
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision().publish()


def test_a_page_is_rendered_once(reader, press, story):
    first, second = reader.get(story.address), reader.get(story.address)

    assert first.status == second.status == 200
    assert "Bridge opens" in first.text
    assert first.body == second.body
    assert press.keeper.counted["renders"] == 1


@pytest.mark.parametrize("encoding", ["gzip", "br", "", "gzip;q=0, br;q=0"])
def test_each_client_reads_the_same_page(reader, story, encoding):
    reader.get(story.address)
    given = reader.get(story.address, encoding=encoding)

    assert given.body == reader.get(story.address).body
    assert given.headers["vary"] == "Accept-Encoding"
    assert given.headers["cache-control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        ("br;q=0.5, gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("identity, gzip;q=0.5", ""),
        ("*;q=0", ""),
    ],
)
def test_a_client_is_given_what_it_likes_best(reader, story, accepted, given):
    reader.get(story.address)

    assert reader.get(story.address, encoding=accepted).headers.get("content-encoding", "") == given


def test_who_has_the_bytes_is_told_so(reader, story):
    given = reader.get(story.address)
    by_tag = reader.get(story.address, HTTP_IF_NONE_MATCH=f'"other", {given.headers["etag"]}')
    by_date = reader.get(
        story.address, HTTP_IF_MODIFIED_SINCE=reader.get(story.address).headers["last-modified"]
    )

    assert [by_tag.status, by_date.status] == [304, 304]
    assert by_tag.body == b""
    assert by_tag.headers["etag"] == reader.get(story.address).headers["etag"]


def test_a_head_request_has_the_headers_and_no_body(reader, story):
    reader.get(story.address)
    asked, given = reader.get(story.address, method="HEAD"), reader.get(story.address)

    assert (asked.status, asked.body) == (200, b"")
    assert asked.headers == given.headers


def test_the_memory_counts_what_a_page_takes(reader, story, store):
    reader.get(story.address)
    kept, body = store.find(story.address), store.read(store.find(story.address), ".gz")

    def remembered(count):
        for number in range(count):
            read = replace(kept, path=f"{story.address}{number}/", headers=store.find(story.address).headers)
            made = Entry(read, 1, 1, 1)
            made.add("gzip", bytes(bytearray(body)))
            yield made

    list(remembered(10))
    tracemalloc.start()
    try:
        entries = list(remembered(500))
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()

    assert 0.6 < taken / sum(entry.size for entry in entries) < 1.05


def test_readers_see_a_change_at_once(reader, story, printer):
    reader.get("/"), reader.get(story.address), reader.get("/world/")
    publish(story, title="Bridge closes")
    printer.turn()

    for path in ("/", story.address, "/world/"):
        assert "Bridge closes" in reader.get(path).text
        assert "Bridge opens" not in reader.get(path).text


@pytest.mark.usefixtures("unhurried")
def test_a_hot_page_is_served_while_it_is_printed_anew(reader, press, story, printer):
    reader.get("/")
    publish(story, title="Bridge closes")

    assert reader.knows("/")
    rendered = press.keeper.counted["renders"]
    printer.turn()
    assert "Bridge closes" in reader.get("/").text
    assert press.keeper.counted["renders"] == rendered  # by the printer, not for a reader


def test_what_is_taken_down_is_gone_before_anything_is_printed(reader, story):
    reader.get("/"), reader.get(story.address)
    actions.withdraw(article=story, reason="Wrong from the first word.", by=None, at=factories.NOON)

    assert not reader.knows("/")
    assert not reader.knows(story.address)
    assert reader.get(story.address).status == 410
    assert "Bridge opens" not in reader.get("/").text


def test_a_large_purge_takes_all_files_of_its_pages_and_no_others(story, store):
    spoiled, others = [f"/spoiled/{number}/" for number in range(1000)], ["/other/1/", "/other/2/"]
    for path in spoiled + others:
        tags = frozenset({"spoiled"} if path in spoiled else {"other"})
        name = f"{path[1:]}index.html"
        store.keep(Sheet(path, name, [], "", b"gzip", b"brotli", tags, None, store.number()), store.epoch)
    (store.pages / "spoiled/7/index.html.br").unlink()  # what is gone already is no harm

    spoil = dropping.Spoil("deed", frozenset({"spoiled"}), (), False, time.time())
    assert dropping.spoil(store, [spoil], floor=0) == len(spoiled)

    left = {file.relative_to(store.pages).as_posix() for file in store.pages.rglob("*") if file.is_file()}
    assert left == {f"other/{number}/index.html{ending}" for number in (1, 2) for ending in (".gz", ".br")}
    assert comparing.stored(store).keys() == set(others)
    assert store.index.fact("bytes") == len(others) * len(b"gzip" + b"brotli")


def test_a_page_that_was_not_printed_in_time_is_not_served(reader, story, store):
    reader.get("/")
    publish(story, title="Bridge closes")
    dropping.drop_overdue(store, time.time() + 1)

    assert not reader.knows("/")
    assert "Bridge closes" in reader.get("/").text


@pytest.mark.usefixtures("unhurried")
def test_a_page_that_is_late_and_overtaken_again_is_served_all_the_same(reader, press, story, store):
    """In a storm every render is overtaken: without this nothing would be stored before it ends."""
    reader.get("/")
    publish(story, title="Bridge closes")
    dropping.drop_overdue(store, time.time() + 1)
    assert not reader.knows("/")

    held_open = press.renderer.render("/")
    publish(story, title="Bridge opens again")

    assert not store.keep(rendering.sheet(held_open), store.epoch)
    assert reader.knows("/")
    assert "Bridge closes" in reader.get("/").text
    dropping.drop_overdue(store, time.time() + 1)
    assert "Bridge opens again" in reader.get("/").text


def test_a_late_page_that_nobody_prints_is_given_up(reader, story, store):
    reader.get("/")
    publish(story, title="Bridge closes")
    dropping.drop_overdue(store, time.time() + 1)
    assert telling.stored(store, "/").size == 0

    dropping.drop_overdue(store, time.time() + dropping.AWAITED + 1)

    assert telling.stored(store, "/") is None


def test_a_correction_during_a_render_keeps_that_render_out(reader, press, story, store):
    """The race: rendered before the change, stored after it."""
    held_open = press.renderer.render(story.address)
    actions.correct(
        article=story, kind="correction", text="It was Tuesday.", is_material=True, by=None, at=factories.NOON
    )

    assert not store.keep(rendering.sheet(held_open), store.epoch)
    assert not reader.knows(story.address)
    assert "It was Tuesday." in reader.get(story.address).text


def test_the_numbered_addresses_of_an_old_site_come_past_a_stored_front(reader, story):
    from broadsheet.pages.models import Redirect

    Redirect.objects.leave("/?p=12", page=story, cause="imported")
    reader.get("/")

    assert reader.get("/", query="p=12").status == 301
    assert reader.get("/", query="utm_source=x").status == 200


def test_the_list_of_missing_addresses_learns_who_links_there(reader, story, monkeypatch, tmp_path):
    monkeypatch.setattr(lookups, "LOG", tmp_path / "missing.log")
    reader.get("/no/such/page/", HTTP_REFERER="https://elsewhere.example/")

    line = json.loads((tmp_path / "missing.log").read_text())
    assert (line["path"], line["from"]) == ("/no/such/page/", "https://elsewhere.example/")


def test_the_icon_is_stored(reader, store):
    factories.edition()
    answer = reader.get("/favicon.ico")

    assert (answer.status, answer.headers["content-type"]) == (200, "image/x-icon")
    assert "/favicon.ico" in comparing.stored(store)
