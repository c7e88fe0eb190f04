"""What has died is started again, however often it has died before."""

import sys

import pytest

from broadsheet.operations.supervisor import LONGEST_WAIT, Child, Supervisor


@pytest.mark.parametrize(("deaths", "wait"), [(0, 0), (1, 2), (5_000, LONGEST_WAIT)])
def test_what_keeps_dying_is_started_again_before_long(deaths, wait):
    said = []
    child = Child("server", [sys.executable, "-c", ""], deaths=deaths)
    child.start()
    child.process.wait()

    Supervisor([child], said.append)._look_after(child)

    assert child.process is None  # at its next look it is started
    assert said == [
        f"The server ended with status 0; starting it again {f'in {wait:g} s' if wait else 'at once'}."
    ]
