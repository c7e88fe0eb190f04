"""Redis or Valkey, where a paper asks for one: all processes share it, and the doctor says when it is gone."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVER = shutil.which("valkey-server") or shutil.which("redis-server")
pytestmark = pytest.mark.skipif(SERVER is None, reason="there is no redis-server or valkey-server here")


@pytest.fixture
def redis(tmp_path):
    """A server of one's own, as (process, port)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [SERVER, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _wait_for(port)
    yield process, port
    process.terminate()
    process.wait(20)


def _wait_for(port):
    deadline = time.monotonic() + 20
    while True:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < deadline, "redis-server does not answer"


def broadsheet(tmp_path, address, *arguments):
    told = {
        **os.environ, "BROADSHEET_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT / "src"),
        "BROADSHEET_CACHE_URL": address,
    }  # fmt: skip
    told.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "broadsheet", *arguments]
    ended = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr


@pytest.mark.parametrize("scheme", ["redis", "valkey"])
def test_what_one_process_keeps_another_finds(tmp_path, redis, scheme):
    address = f"{scheme}://127.0.0.1:{redis[1]}/0"
    cache = "from django.core.cache import cache;"

    broadsheet(tmp_path, address, "shell", "--no-imports", "-c", f"{cache} cache.set('found', 'by all')")

    found = broadsheet(tmp_path, address, "shell", "--no-imports", "-c", f"{cache} print(cache.get('found'))")
    assert "by all" in found


def test_the_doctor_says_whether_it_answers(tmp_path, redis):
    process, port = redis
    address = f"redis://127.0.0.1:{port}/0"

    while_there = broadsheet(tmp_path, address, "doctor")
    process.terminate()
    process.wait(20)
    when_gone = broadsheet(tmp_path, address, "doctor")

    assert "The cache of BROADSHEET_CACHE_URL answers." in while_there
    assert "The cache of BROADSHEET_CACHE_URL does not answer" in when_gone
