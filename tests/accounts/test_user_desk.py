"""Accounts are made and changed by an administrator, in Wagtail's own forms."""

import pytest

from tests.accounts import factories


@pytest.fixture
def administrator(client):
    user = factories.staff("Administrator")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return user


def typed(**facts):
    facts = {"username": "ada", "email": "ada@example.org", "first_name": "Ada", "last_name": "Reed", **facts}
    return {"password1": "a quiet harbour 7", "password2": "a quiet harbour 7", "is_active": "on", **facts}


def test_an_administrator_makes_an_account_that_can_sign_in(client, administrator, django_user_model):
    client.post("/admin/users/new/", typed())

    assert django_user_model.objects.get(username="ada").check_password("a quiet harbour 7")


def test_two_accounts_never_share_an_address(client, administrator, django_user_model):
    answer = client.post("/admin/users/new/", typed(email=administrator.email))

    assert not django_user_model.objects.filter(username="ada").exists()
    assert "email" in answer.context["form"].errors


def test_nor_one_that_differs_in_capitals(client, administrator, django_user_model):
    client.post("/admin/users/new/", typed(email=administrator.email.upper()))

    assert not django_user_model.objects.filter(username="ada").exists()


def test_an_account_is_changed_and_keeps_its_password(client, administrator):
    user = factories.staff()
    data = typed(username=user.username, email=user.email, first_name="Grace", password1="", password2="")

    client.post(f"/admin/users/edit/{user.pk}/", data)
    user.refresh_from_db()

    assert (user.first_name, user.check_password(factories.PASSWORD)) == ("Grace", True)


def test_an_editor_changes_nobodys_account(client):
    client.force_login(
        factories.staff("Editor"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    client.post("/admin/users/new/", typed())

    assert client.get("/admin/users/").status_code == 302
