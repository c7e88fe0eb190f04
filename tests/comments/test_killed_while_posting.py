"""Servers are killed as the kernel kills them while readers post: what was answered with success is there, once."""

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

from tests.operations.test_run import Paper, free_port, is_running, until

pytestmark = pytest.mark.slow
KILLS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 2
READERS = 4
LONGEST = 0.5  # seconds of posting before a kill


class Posting(threading.Thread):
    """A reader who posts one comment after the other, each from another network, and notes what was answered."""

    def __init__(self, port, page, number):
        super().__init__(daemon=True)
        self.port, self.page, self.number = port, page, number
        self.sent, self.taken, self.is_over = 0, [], False

    def run(self):
        while not self.is_over:
            self.sent += 1
            words = f"Comment {self.sent} of reader {self.number}."
            if self.post(words):
                self.taken.append(words)

    def post(self, words):
        """Whether it was answered with success. Who gets no answer does not send it again."""
        network = f"{10 + self.number}.{self.sent // 250 % 250}.{self.sent % 250}.9"
        headers = {"X-Forwarded-For": network, "Content-Type": "application/x-www-form-urlencoded"}
        with suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            line.request("POST", f"/-/comments/{self.page}/", urlencode({"text": words}), headers)
            return line.getresponse().status == 303
        time.sleep(0.05)
        return False


@pytest.fixture
def running(tmp_path, monkeypatch, migrated):
    monkeypatch.setenv("BROADSHEET_TRUSTED_PROXIES", "1")
    home = tmp_path / "home"
    environment = {**os.environ, "BROADSHEET_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    migrated(home)
    command = [sys.executable, "-m", "broadsheet", "demo", "--articles", "40"]
    subprocess.run(command, env=environment, check=True)
    with closing(sqlite3.connect(home / "db.sqlite3")) as db:  # stories of years ago take no comments
        db.execute("UPDATE wagtailcore_page SET first_published_at = datetime('now', '-1 hour')")
        db.commit()
    paper = Paper(home, free_port())
    assert until(paper.serves, 300), paper.words()
    yield paper, home
    paper.process.send_signal(signal.SIGTERM)
    paper.process.wait(60)


def asked(home, question, *values):
    with closing(sqlite3.connect(f"file:{home}/db.sqlite3?mode=ro", uri=True)) as db:
        return db.execute(question, values).fetchall()


def taken_of(readers):
    return sum(len(reader.taken) for reader in readers)


def more_is_taken(readers):
    """Whether another comment is answered with success before long."""
    before = taken_of(readers)
    return until(lambda: taken_of(readers) > before, 60)


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
    paper, home = running
    [(page,)] = asked(home, "SELECT page_ptr_id FROM articles_article ORDER BY printed_at DESC LIMIT 1")
    readers = [Posting(paper.port, page, number) for number in range(READERS)]
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
    stored = [text for (text,) in asked(home, "SELECT text FROM comments_comment WHERE page_id = ?", page)]
    taken = [words for reader in readers for words in reader.taken]
    assert len(taken) > KILLS
    assert len(stored) == len(set(stored))
    assert set(taken) <= set(stored)
