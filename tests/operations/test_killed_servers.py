"""Servers and the clock are killed as the kernel kills them, while readers read and post.

What was answered a second before is counted, once; what was answered with success is there, once.
"""

import http.client
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from urllib.parse import urlencode

import pytest

from tests.audience.beacons import READER
from tests.operations.test_run import Paper, command_of, free_port, is_running, until

pytestmark = pytest.mark.slow
KILLS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3
READERS = 4
LONGEST = 0.5  # seconds of reading or posting before a kill
A_SECOND = 1.0  # what was read so long before a kill is counted, whatever


class Reader(threading.Thread):
    """Asks again and again, each time from another network, and notes what was taken; says nothing twice."""

    def __init__(self, port, page, number):
        super().__init__(daemon=True)
        self.port, self.page, self.number = port, page, number
        self.sent, self.taken, self.is_over = 0, [], False

    def run(self):
        while not self.is_over:
            self.sent += 1
            self.ask()

    def post(self, address, body, **headers):
        """The status of the answer, 0 if there is none."""
        network = f"{10 + self.number}.{self.sent // 250 % 250}.{self.sent % 250}.9"
        try:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            line.request("POST", address, body, {"X-Forwarded-For": network, **headers})
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
            return 0


class Viewing(Reader):
    """Looks at a story; the moments of the answers are noted."""

    def ask(self):
        if self.post(f"/-/view/{self.page}/?from=news.example", b"", **{"User-Agent": READER}) == 204:
            self.taken.append(time.monotonic())


class Commenting(Reader):
    """Posts a comment; the words of those answered with success are noted."""

    def ask(self):
        words = f"Comment {self.sent} of reader {self.number}."
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        if self.post(f"/-/comments/{self.page}/", urlencode({"text": words}), **form) == 303:
            self.taken.append(words)


@pytest.fixture(scope="module")
def running(tmp_path_factory, migrated):
    home = tmp_path_factory.mktemp("killed") / "home"
    environment = {**os.environ, "BROADSHEET_HOME": str(home), "BROADSHEET_TRUSTED_PROXIES": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    migrated(home)
    command = [sys.executable, "-m", "broadsheet", "demo", "--articles", "10"]
    subprocess.run(command, env=environment, check=True)
    with closing(sqlite3.connect(home / "db.sqlite3")) as db:  # stories of years ago take no comments
        db.execute("UPDATE wagtailcore_page SET first_published_at = datetime('now', '-1 hour')")
        db.commit()
    paper = Paper(home, free_port(), BROADSHEET_TRUSTED_PROXIES="1")
    assert until(paper.serves, 300), paper.words()
    yield paper, home, environment
    paper.process.send_signal(signal.SIGTERM)
    paper.process.wait(60)


def asked(file, question, *values):
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        return db.execute(question, values).fetchall()


def taken_of(readers):
    return sum(len(reader.taken) for reader in readers)


def more_is_taken(readers):
    """Whether something more is answered with success before long."""
    before = taken_of(readers)
    return until(lambda: taken_of(readers) > before, 60)


# --- reading ---------------------------------------------------------------------------------------------


def count(environment):
    words = "import django; django.setup()\nfrom broadsheet.audience import tasks\ntasks.count()"
    settings = {"DJANGO_SETTINGS_MODULE": "broadsheet.config.settings"}
    subprocess.run([sys.executable, "-c", words], env={**environment, **settings}, check=True)


def victims(paper):
    """The server with its workers, one worker alone, or the clock that counts: whichever chance names."""
    servers = paper.servers()
    clocks = [pid for pid in paper.children() if "schedule" in command_of(pid)]
    workers = [pid for server in servers for pid in paper.children(server)]
    return random.choice([some for some in (servers, workers, clocks) if some])  # noqa: S311  # any will do


def test_what_was_answered_a_second_before_is_counted_once(running):
    paper, home, environment = running
    [(page,)] = asked(home / "db.sqlite3", "SELECT page_ptr_id FROM articles_article LIMIT 1")
    readers = [Viewing(paper.port, page, number) for number in range(READERS)]
    for reader in readers:
        reader.start()

    kills = []
    for _kill in range(KILLS):
        assert more_is_taken(readers), paper.words()
        time.sleep(random.uniform(0, LONGEST))  # noqa: S311  # any moment
        kills.append(time.monotonic())
        for victim in victims(paper):
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        count(environment)  # beside the paper's own clock
        assert until(paper.serves, 300), paper.words()

    for reader in readers:
        reader.is_over = True
    for reader in readers:
        reader.join(30)
    for _time in range(2):
        count(environment)
    [(counted,)] = asked(home / "views.sqlite3", "SELECT SUM(views) FROM audience_hour WHERE page = ?", page)
    moments = [moment for reader in readers for moment in reader.taken]
    settled = sum(not any(moment < kill < moment + A_SECOND for kill in kills) for moment in moments)
    assert settled > KILLS
    assert settled <= counted <= sum(reader.sent for reader in readers)
    assert [(counted,)] == asked(
        home / "views.sqlite3", "SELECT month FROM audience_sum WHERE page = ?", page
    )


# --- posting ---------------------------------------------------------------------------------------------


def kill_a_server(paper):
    """The server with its workers, or one worker, whichever chance names."""
    found: list[int] = []  # between a death and the next start there is none
    assert until(lambda: found.extend(paper.servers()) or found, 60), paper.words()
    server = found[0]
    victims = random.choice([[server], paper.children(server)])  # noqa: S311  # any will do
    for victim in victims:
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    # else one that is still dying is taken for the next
    assert until(lambda: not any(is_running(victim) for victim in victims))


def test_what_was_answered_with_success_is_there_once(running):
    paper, home, _environment = running
    [(page,)] = asked(
        home / "db.sqlite3", "SELECT page_ptr_id FROM articles_article ORDER BY printed_at DESC LIMIT 1"
    )
    readers = [Commenting(paper.port, page, number) for number in range(READERS)]
    for reader in readers:
        reader.start()

    for _kill in range(KILLS):
        assert more_is_taken(readers), paper.words()
        time.sleep(random.uniform(0, LONGEST))  # noqa: S311  # any moment
        kill_a_server(paper)
        assert until(paper.serves, 300), paper.words()

    for reader in readers:
        reader.is_over = True
    for reader in readers:
        reader.join(30)
    question = "SELECT text FROM comments_comment WHERE page_id = ?"
    stored = [text for (text,) in asked(home / "db.sqlite3", question, page)]
    taken = [words for reader in readers for words in reader.taken]
    assert len(taken) > KILLS
    assert len(stored) == len(set(stored))
    assert set(taken) <= set(stored)
