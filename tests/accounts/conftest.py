import pytest
from django.core.cache import cache

from tests.accounts.factories import PASSWORD
from tests.newsroom import factories


@pytest.fixture(autouse=True)
def paper(db):
    return factories.edition()


@pytest.fixture(autouse=True)
def no_counts_from_other_tests():
    cache.clear()


@pytest.fixture
def sign_in(client):
    """sign_in(user) → the answer to name and password."""

    def with_password(user, password=PASSWORD, **data):
        return client.post("/accounts/login/", {"login": user.username, "password": password, **data})

    return with_password
