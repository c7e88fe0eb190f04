"""Servers and the clock are killed while readers read: what was answered a second before is counted, once."""

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

import pytest

from tests.audience.beacons import READER
from tests.operations.test_run import Paper, command_of, free_port, until

pytestmark = pytest.mark.slow
KILLS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3
A_SECOND = 1.0  # what was answered so long before a kill is counted, whatever
LONGEST = 0.5  # seconds of reading before a kill


class Reading(threading.Thread):
    """Readers who each look at a story once, from a network of their own. Who gets no answer does not send it again."""

    def __init__(self, port, page, number):
        super().__init__(daemon=True)
        self.port, self.page, self.number = port, page, number
        self.sent, self.answered, self.is_over = 0, [], False

    def run(self):
        while not self.is_over:
            self.sent += 1
            address = f"{10 + self.number}.{self.sent >> 16}.{self.sent >> 8 & 255}.{self.sent & 255}"
            headers = {"X-Forwarded-For": address, "User-Agent": READER}
            try:
                line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                line.request("POST", f"/-/view/{self.page}/", b"news.example", headers)
                if line.getresponse().status == 204:
                    self.answered.append(time.monotonic())
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)


@pytest.fixture
def running(tmp_path, monkeypatch, migrated):
    monkeypatch.setenv("BROADSHEET_TRUSTED_PROXIES", "1")
    home = tmp_path / "home"
    environment = {**os.environ, "BROADSHEET_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    migrated(home)
    command = [sys.executable, "-m", "broadsheet", "demo", "--articles", "10"]
    subprocess.run(command, env=environment, check=True)
    paper = Paper(home, free_port())
    assert until(paper.serves, 300), paper.words()
    yield paper, home, environment
    paper.process.send_signal(signal.SIGTERM)
    paper.process.wait(60)


def asked(file, question, *values):
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        return db.execute(question, values).fetchone()[0]


def answered(readers):
    return sum(len(reader.answered) for reader in readers)


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
    page = asked(home / "db.sqlite3", "SELECT page_ptr_id FROM articles_article LIMIT 1")
    readers = [Reading(paper.port, page, number) for number in range(4)]
    for reader in readers:
        reader.start()

    kills = []
    for _kill in range(KILLS):
        before = answered(readers)
        assert until(lambda before=before: answered(readers) > before, 60), paper.words()
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
    counted = asked(home / "views.sqlite3", "SELECT SUM(views) FROM audience_hour WHERE page = ?", page)
    moments = [moment for reader in readers for moment in reader.answered]
    settled = sum(not any(moment < kill < moment + A_SECOND for kill in kills) for moment in moments)
    assert settled > KILLS
    assert settled <= counted <= sum(reader.sent for reader in readers)
    assert counted == asked(home / "views.sqlite3", "SELECT month FROM audience_sum WHERE page = ?", page)
