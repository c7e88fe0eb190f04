import pytest
import time_machine

from broadsheet.newsroom import roles
from tests.audience import reading


@pytest.fixture
def at_noon():
    with time_machine.travel(reading.AT, tick=False):
        yield reading.AT


@pytest.fixture
def editor(client, paper, at_noon):
    """Signed in."""
    return reading.sign_in(client, roles.EDITOR)
