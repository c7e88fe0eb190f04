"""The other files of deploy/: what the software reads is what they say, and the tools that read them take them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = ("nginx.conf", "Caddyfile", "broadsheet.service", "Containerfile")


@pytest.mark.parametrize("name", FILES)
def test_every_setting_that_is_named_exists(name):
    named = set(re.findall(r"\bBROADSHEET_[A-Z_]+", (DEPLOY / name).read_text()))

    assert named
    assert named <= set(settings.READINGS)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_takes_the_unit(tmp_path):
    unit = tmp_path / "broadsheet.service"
    words = (DEPLOY / "broadsheet.service").read_text()
    unit.write_text(words.replace("/opt/broadsheet/bin/broadsheet", sys.executable))

    verified = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)

    assert (verified.returncode, verified.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not installed")
def test_caddy_takes_its_file():
    command = ["caddy", "adapt", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")]

    assert subprocess.run(command, capture_output=True, text=True).returncode == 0


def test_the_container_runs_as_nobody_in_particular_and_stops_when_told():
    steps = (DEPLOY / "Containerfile").read_text()

    assert steps.index("USER broadsheet") < steps.index("ENTRYPOINT")
    assert 'ENTRYPOINT ["broadsheet"]' in steps  # exec form: SIGTERM reaches the paper and not a shell
    assert "/-/health/" in steps
    assert "pip uninstall --yes pillow-heif" in steps  # NOTICE
