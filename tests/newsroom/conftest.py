import pytest

from tests.newsroom import factories


@pytest.fixture
def sign_in(client, paper):
    """sign_in("Editor") → the user, signed in."""

    def as_role(role):
        user = factories.staff(role)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return user

    return as_role
