"""The wheel, built and installed into an empty environment elsewhere, runs the paper: assets and all."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_it_carries_what_the_asset_step_made_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    for made in (
        "built/paper.css",
        "built/paper.js",
        "built/fonts/newsreader-text.woff2",
        "ar/LC_MESSAGES/django.mo",
    ):
        assert any(name.endswith(made) for name in names), made
    assert any(name.endswith("outlines/countries-50m.json") for name in names)
    assert not [name for name in names if name.startswith("tests/") or "node_modules" in name]


def test_it_runs_elsewhere(wheel, tmp_path):
    home, place = tmp_path / "home", tmp_path / "elsewhere"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    pip = [str(place / "bin" / "pip"), "--disable-pip-version-check", "install", "--quiet"]
    locked = ["--require-hashes", "--requirement", str(ROOT / "requirements" / "app.txt")]
    subprocess.run([*pip, *locked], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    broadsheet = str(place / "bin" / "broadsheet")
    clean = {"PATH": os.environ["PATH"], "BROADSHEET_HOME": str(home), "HOME": str(tmp_path)}
    helped = subprocess.run(
        [broadsheet, "--help"], env=clean, capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "demo" in helped.stdout

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (tmp_path / "log").open("w")
    running = subprocess.Popen(
        [broadsheet, "run", "--port", str(port), "--workers", "1"],
        env=clean,
        cwd=tmp_path,
        stdout=log,
        stderr=log,
    )
    try:
        page = wait_for(f"http://127.0.0.1:{port}/")
        sheet = re.search(r'href="(/static/theme/built/paper\.[0-9a-f]+\.css)"', page)
        assert sheet, page[:500]
        assert "@font-face" in wait_for(f"http://127.0.0.1:{port}{sheet[1]}")
    finally:
        running.terminate()
        running.wait(30)


def wait_for(address, seconds=300):  # on a busy machine
    deadline = time.monotonic() + seconds
    while True:
        try:
            return urllib.request.urlopen(address, timeout=10).read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
