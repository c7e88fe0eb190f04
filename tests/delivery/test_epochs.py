"""What begins another epoch: an address that readers see, not the port on which a server happens to listen."""

import os
import subprocess
import sys

import pytest

TELL = "import django; django.setup(); from broadsheet.delivery import epochs; print(epochs.code())"


@pytest.fixture
def code_with(tmp_path):
    """The hash of the code in a process with these settings."""

    def told(**settings):
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "broadsheet.config.settings",
            "BROADSHEET_HOME": str(tmp_path),
            **settings,
        }
        command = [sys.executable, "-c", TELL]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    return told


def test_a_server_on_another_port_keeps_what_is_stored(code_with):
    address = "https://paper.example"

    assert code_with(BROADSHEET_URL=address, PORT="8001") == code_with(BROADSHEET_URL=address, HOST="::1")


def test_another_address_of_the_paper_begins_anew(code_with):
    assert code_with(PORT="8001") != code_with(PORT="8002")
