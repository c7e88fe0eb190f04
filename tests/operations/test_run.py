"""`broadsheet run`: one process tree that stops cleanly and starts its dead again. A real server, a real kill."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(true, seconds=40):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.1)
    return False


class Paper:
    def __init__(self, home, port, **settings):
        environment = {
            **os.environ,
            **settings,
            "BROADSHEET_HOME": str(home),
            "PYTHONPATH": str(ROOT / "src"),
        }
        for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
            environment.pop(name, None)
        self.port, self.log = port, (home.parent / "log").open("w+")
        command = [sys.executable, "-m", "broadsheet", "run", "--port", str(port), "--workers", "1"]
        self.process = subprocess.Popen(command, env=environment, stdout=self.log, stderr=subprocess.STDOUT)

    def status(self, path):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5).status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def words(self):
        return Path(self.log.name).read_text()

    def children(self, pid=0):
        pid = pid or self.process.pid
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def servers(self):
        """The server's process, if there is one just now."""
        return [pid for pid in self.children() if "granian" in command_of(pid)]

    def server(self):
        return next(iter(self.servers()))

    def serves(self):
        """Whether a server is there, with its workers, and answers."""
        with contextlib.suppress(StopIteration, OSError):
            return bool(self.children(self.server())) and self.status("/-/ready/") == 200
        return False


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    home = tmp_path_factory.mktemp("run") / "home"
    running = Paper(home, free_port())
    assert until(lambda: running.status("/-/health/") == 200, 120), running.words()
    yield running
    running.process.kill()


def command_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")


def test_the_papers_own_address_has_the_port_that_it_listens_on(paper):
    front = urllib.request.urlopen(f"http://127.0.0.1:{paper.port}/").read().decode()

    assert f'<link rel="canonical" href="http://127.0.0.1:{paper.port}/">' in front


def test_it_serves_an_empty_paper_and_says_where(paper):
    assert until(lambda: paper.status("/-/ready/") == 200)
    assert paper.status("/") == 200
    assert f"http://127.0.0.1:{paper.port}/admin/" in paper.words()
    assert re.search(r"Sign in as: +admin +password: \S{16}", paper.words())


def test_a_dead_child_is_started_again_and_said(paper):
    family = paper.children()
    worker = next(pid for pid in family if "work" in command_of(pid).split("\0"))

    os.kill(worker, signal.SIGKILL)

    assert until(lambda: "The worker ended with status -9; starting it again at once." in paper.words())
    assert until(lambda: len(paper.children()) == len(family))
    assert until(lambda: paper.status("/-/ready/") == 200)


def is_running(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_a_killed_server_leaves_no_worker_that_answers_beside_the_next(paper):
    assert until(paper.serves)
    server = paper.server()
    workers = paper.children(server)

    os.kill(server, signal.SIGKILL)

    assert until(lambda: not any(is_running(pid) for pid in workers))
    assert until(paper.serves)
    assert paper.server() != server


def test_the_port_is_not_taken_twice(paper, tmp_path):
    second = Paper(tmp_path / "home", paper.port)

    assert second.process.wait(60) == 1
    assert f"Port {paper.port} of 127.0.0.1 is taken" in second.words()


def test_it_stops_cleanly_and_leaves_nobody_behind(paper):
    children = paper.children()

    paper.process.send_signal(signal.SIGTERM)

    assert paper.process.wait(30) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in children)
    assert paper.words().rstrip().endswith("Stopped.")


def test_a_killed_paper_leaves_nobody_behind_and_can_be_started_again(tmp_path, migrated):
    home, port = tmp_path / "home", free_port()
    migrated(home)
    paper = Paper(home, port)
    assert until(paper.serves, 120), paper.words()
    family = [*paper.children(), *paper.children(paper.server())]

    paper.process.kill()
    paper.process.wait(10)

    assert until(lambda: not any(is_running(pid) for pid in family))
    again = Paper(home, port)
    try:
        assert until(again.serves, 120), again.words()
    finally:
        again.process.terminate()
        again.process.wait(30)
