"""A story under which comments are taken, and readers who write them."""

import itertools
from datetime import timedelta

import pytest
import time_machine

from tests.articles import factories as articles
from tests.comments import factories

NOW = factories.POSTED + timedelta(hours=2)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def story(world):
    return articles.article(world, "Bridge opens", slug="bridge")


@pytest.fixture
def send(client, clock):
    """send(page, "Text.") → the answer to a form that a browser without script sends, from a network of its own."""
    networks = itertools.count(1)

    def send_it(page, /, text="Well said.", *, headers=None, address="", **fields):
        number = next(networks)
        where = address or f"10.{number // 250}.{number % 250}.9"
        told = {"Origin": "http://testserver", **(headers or {})}
        return client.post(
            f"/-/comments/{page.pk}/", {"text": text, **fields}, REMOTE_ADDR=where, headers=told
        )

    return send_it
