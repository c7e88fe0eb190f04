"""A real paper for real browsers: `broadsheet run` on a port of its own, filled with the demo in small pictures.

BROADSHEET_JOURNEY_PAPER names a file with what is said of a paper that runs already, to save its printing:
{"url": …, "places": the last line of print_demo.py}.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys import places

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NAME, PASSWORD = "chief", "a-long-journey-word-7"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]
NOT_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "BROADSHEET_URL")
PATIENCE = 30_000  # milliseconds; a loaded machine is no failure

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Paper:
    """url: without a slash at its end. places: language → type of page → address."""

    url: str
    places: dict[str, dict[str, str]]
    name: str = NAME
    password: str = PASSWORD


@pytest.fixture(scope="session")
def paper(tmp_path_factory, migrated):
    if running := os.environ.get("BROADSHEET_JOURNEY_PAPER"):
        said = json.loads(Path(running).read_text())
        yield Paper(said["url"], _all_places(said["url"], said["places"]))
        return
    home = tmp_path_factory.mktemp("journeys")
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = _environment(home / "var")
    migrated(home / "var")
    made = _print(environment)
    with (home / "log").open("w+") as log:
        command = [sys.executable, "-m", "broadsheet", "run", "--port", str(port), "--workers", "1"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"{url}/-/ready/", home / "log")
            yield Paper(url, _all_places(url, made))
        finally:
            process.terminate()
            process.wait(60)


def _print(environment):
    command = [sys.executable, HERE / "print_demo.py", NAME, PASSWORD]
    said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(said.splitlines()[-1])


def _all_places(url, made):
    return {language: places.find(places.reader(url), language) | own for language, own in made.items()}


def _environment(home):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return {**kept, "BROADSHEET_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, log):
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(log.read_text())


@pytest.fixture(scope="module")  # the theme's tests open browsers of their own, and two at once refuse
def browser():
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=os.environ.get("BROADSHEET_CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, paper):
    """open_page(width=…, **context options) → a page whose addresses are the paper's."""
    contexts = []

    def opened(width=1280, height=900, **options):
        context = browser.new_context(
            base_url=paper.url, viewport={"width": width, "height": height}, **options
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
