"""The view beacon: what counts, what does not, and that neither leaves anything of the reader behind."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.audience import gathering, journal, seen
from tests.audience.beacons import READER, ask, view

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def kept(settings):
    """(page, host) of all that is counted."""
    gathering.the_gatherer().keep()
    lines = [
        line
        for _hour, file in journal.logs(settings.VIEW_LOGS)
        for line in journal.LINE.findall(file.read_bytes())
    ]
    return [(int(page), host.decode()) for page, host in lines]


def test_a_view_is_taken_and_kept(settings):
    status, headers = ask("/-/view/17/", source="news.example")

    assert (status, headers["Cache-Control"]) == (204, "no-store")
    assert kept(settings) == [(17, "news.example")]


def test_one_reader_counts_once_a_story_and_hour(settings, time_machine):
    time_machine.move_to(NOON)
    assert [view(17), view(17), view(18)] == [204, 204, 204]
    time_machine.move_to(NOON.replace(minute=59, second=59))
    view(17)
    assert kept(settings) == [(17, ""), (18, "")]

    time_machine.move_to(NOON.replace(hour=13))
    view(17)
    assert kept(settings) == [(17, ""), (18, ""), (17, "")]


def test_readers_differ_by_address_browser_and_language(settings):
    view(17)
    view(17, address="192.0.2.8")
    view(17, HTTP_USER_AGENT=READER.replace("140", "141"))
    view(17, HTTP_ACCEPT_LANGUAGE="ar")
    view(17, address="2001:db8:1:2::7")
    view(17, address="2001:db8:1:2::8")  # one device has many of these

    assert len(kept(settings)) == 5


def test_a_network_counts_so_many_readers_and_no_more(settings):
    settings.VIEWS_PER_NETWORK = 3
    for number in range(6):
        view(17, HTTP_ACCEPT_LANGUAGE=f"en;q=0.{number}")
        view(18, address=f"2001:db8:1:{number}::7")  # what one household has
    view(17, address="198.51.100.9")

    assert [page for page, _host in kept(settings)].count(17) == 4
    assert [page for page, _host in kept(settings)].count(18) == 3


def test_a_network_cannot_fill_the_table_with_stories(settings):
    settings.VIEWS_PER_NETWORK = 1
    for page in range(1, 151):
        view(page)

    assert len(kept(settings)) == seen.OF_ALL


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_USER_AGENT": GOOGLE},
        {"HTTP_USER_AGENT": "curl/8.5.0"},
        {"HTTP_USER_AGENT": None},
        {"HTTP_SEC_GPC": "1"},
        {"HTTP_DNT": "1"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_X_MOZ": "prefetch"},
        {"HTTP_COOKIE": "theme=dark; sessionid=abc"},
    ],
)
def test_who_is_not_counted_gets_the_same_answer(settings, headers):
    assert view(17, **headers) == 204
    assert kept(settings) == []


def test_privacy_signals_are_honoured_by_a_setting(settings):
    settings.VIEWS_HONOUR_GPC = False

    view(17, HTTP_SEC_GPC="1")

    assert kept(settings) == [(17, "")]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS"])
def test_only_a_post_is_a_view(settings, method):
    status, headers = ask("/-/view/17/", method)

    assert (status, headers["Allow"]) == (405, "POST")
    assert kept(settings) == []


@pytest.mark.parametrize(
    "path",
    [
        "/-/view/",
        "/-/view/0/",
        "/-/view/017/",
        "/-/view/-1/",
        "/-/view/x/",
        "/-/view/17",
        f"/-/view/{'9' * 19}/",
    ],
)
def test_what_is_no_page_is_not_found(settings, path):
    assert ask(path)[0] == 404
    assert kept(settings) == []


def test_pages_of_other_sites_cannot_count(settings):
    assert view(17, HTTP_SEC_FETCH_SITE="cross-site") == 403
    assert view(17, HTTP_SEC_FETCH_SITE=None, HTTP_ORIGIN="https://elsewhere.example") == 403
    assert view(17, HTTP_HOST="elsewhere.example") == 400
    assert kept(settings) == []


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ("www.news.example", "news.example"),
        ("NEWS.example", "news.example"),
        ("127.0.0.1", ""),
        ("203.0.113.9", ""),  # an address is nobody's business
        ("localhost", ""),
        ("https://news.example/path", ""),
        ("news.example&from=other.example", ""),
        ("news.example%00", ""),
        ("a" * 400, ""),
        ("x.example\nv18 y.example;", ""),
        ("\0\u2028", ""),
    ],
)
def test_of_where_readers_came_from_a_host_is_kept_and_nothing_else(settings, said, host):
    assert view(17, source=said) == 204
    assert kept(settings) == [(17, host)]


def test_another_question_is_no_source(settings):
    assert view(17, QUERY_STRING="news.example") == 204
    assert view(18, QUERY_STRING="x=1&from=news.example") == 204
    assert kept(settings) == [(17, ""), (18, "")]


def test_nothing_of_the_reader_is_on_the_disk(settings):
    view(17, address="203.0.113.77", source="news.example")
    view(17, address="2001:db8:aa:bb::77")

    gathering.the_gatherer().keep()
    everything = b"".join(file.read_bytes() for file in settings.VIEW_LOGS.iterdir())
    for told in (b"203.0.113", b"\xcb\x00\x71\x4d", b"2001:db8", b"\x20\x01\x0d\xb8", b"Firefox", b"Mozilla"):
        assert told not in everything


def test_the_key_is_thrown_away_at_midnight(settings, time_machine):
    time_machine.move_to(NOON)
    view(17)
    gathering.the_gatherer().keep()
    key = seen.the_table().salt
    time_machine.move_to(NOON.replace(hour=23, minute=59))
    seen.forget_old_key(time.time())
    assert key in (settings.VIEW_LOGS / "seen").read_bytes()

    time_machine.move_to(NOON.replace(day=29, hour=0))
    seen.forget_old_key(time.time())

    assert key not in (settings.VIEW_LOGS / "seen").read_bytes()
    assert seen.the_table().salt != key


def test_views_wait_while_the_disk_takes_nothing(settings, monkeypatch):
    view(17)
    gatherer, book = gathering.the_gatherer(), journal.the_journal()
    gatherer.keep()
    full = Path("/dev/full").open("wb", buffering=0)  # noqa: SIM115  # the journal closes it
    with monkeypatch.context() as patch:
        patch.setattr(book, "open", (book.open[0], full.fileno()))
        view(18)
        with pytest.raises(OSError, match="No space left"):
            gatherer.keep()

    assert kept(settings) == [(17, ""), (18, "")]


def test_more_than_can_be_kept_are_refused(settings, monkeypatch):
    view(17)
    gatherer = gathering.the_gatherer()
    with gatherer.alone:  # it cannot get on
        monkeypatch.setattr(gathering, "MOST_WAITING", len(gatherer.waiting) + 2)
        assert [view(18), view(19), view(20)] == [204, 204, 503]

    assert {page for page, _host in kept(settings)} == {17, 18, 19}


def test_it_is_kept_a_moment_later_whoever_asks(settings):
    view(17)
    deadline = time.monotonic() + 30
    while not list(journal.logs(settings.VIEW_LOGS)) and time.monotonic() < deadline:
        time.sleep(0.01)

    assert [file.read_bytes() for _hour, file in journal.logs(settings.VIEW_LOGS)] == [b"v17 ;\n"]
