"""Every door into the newsroom leads past the second factor."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from broadsheet.accounts import mailing
from tests.accounts import factories
from tests.accounts.factories import PASSWORD, SECRET

DESK = "/admin/"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def is_inside(client) -> bool:
    return client.get(DESK).status_code == 200


def test_name_and_password_open_the_newsroom_where_no_factor_is_set_up(client, sign_in):
    answer = sign_in(factories.staff())

    assert answer.url == DESK
    assert is_inside(client)


def test_the_door_and_the_newsroom_name_the_papers_icon(client, sign_in):
    icon = '<link rel="icon" href="/static/theme/icon.svg">'
    door = client.get("/accounts/login/").content.decode()
    sign_in(factories.staff())

    assert icon in door
    assert icon in client.get(DESK).content.decode()


def test_the_address_of_mail_does_as_well_as_the_name(client):
    user = factories.staff()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})

    assert is_inside(client)


def test_whoever_has_a_factor_is_inside_only_after_showing_it(client, sign_in):
    answer = sign_in(factories.staff(has_app=True))
    before = is_inside(client)
    client.post(answer.url, {"code": factories.digits()})

    assert answer.url == reverse("mfa_authenticate")
    assert (before, is_inside(client)) == (False, True)


def test_a_recovery_code_does_once(client, sign_in):
    user = factories.staff(has_app=True)
    code = factories.recovery_code(user)

    client.post(sign_in(user).url, {"code": code})
    first = is_inside(client)
    client.post("/accounts/logout/")
    client.post(sign_in(user).url, {"code": code})

    assert (first, is_inside(client)) == (True, False)


def test_wagtails_own_sign_in_takes_no_password(client):
    user = factories.staff(has_app=True)

    answer = client.post("/admin/login/", {"username": user.username, "password": PASSWORD})

    assert answer.url == "/accounts/login/"
    assert not is_inside(client)
    assert client.get("/admin/login/").url == "/accounts/login/"


@pytest.mark.parametrize("end", ["", "done/", "confirm/MQ/abc-123/", "complete/"])
def test_wagtails_own_password_reset_is_closed(client, end):
    assert client.post(f"/admin/password_reset/{end}").url == "/accounts/login/"


@pytest.mark.parametrize(
    "path", ["/django-admin/", "/admin/login", "/api/v3/pages/", "/admin/api/main/pages/"]
)
def test_there_is_no_other_door(client, path):
    answer = client.get(path, follow=True)

    assert answer.status_code in (403, 404) or answer.redirect_chain[-1][0].startswith("/accounts/login/")


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/set/", "x/"]
)
def test_nobody_signs_up_or_changes_an_address(client, path):
    data = {"email": "new@example.org", "username": "new", "password1": "long enough 123", "action_add": ""}

    assert client.post(f"/accounts/{path}", data).status_code == 404


def test_a_session_made_before_the_factor_was_is_asked_for_it(client, sign_in):
    user = factories.staff()
    sign_in(user)
    factories.auth.TOTP.activate(user, SECRET)

    answer = client.get("/admin/account/")
    client.post(answer.url, {"code": factories.digits()})

    assert answer.url == "/accounts/2fa/reauthenticate/?next=%2Fadmin%2Faccount%2F"
    assert is_inside(client)


def test_a_session_that_shows_no_factor_cannot_take_it_away_with_the_password(client, sign_in):
    user = factories.staff()
    sign_in(user)
    factories.auth.TOTP.activate(user, SECRET)

    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/accounts/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=user).exists()
    assert not is_inside(client)


def test_taking_a_factor_away_asks_for_it_again(client, sign_in):
    user = factories.staff(has_app=True)
    client.post(sign_in(user).url, {"code": factories.digits()})

    refused = client.post("/accounts/2fa/totp/deactivate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    still = Authenticator.objects.filter(user=user, type="totp").exists()
    client.post("/accounts/2fa/reauthenticate/", {"code": factories.recovery_code(user)})
    client.post("/accounts/2fa/totp/deactivate/")

    assert refused.url.startswith("/accounts/2fa/reauthenticate/")
    assert still
    assert not Authenticator.objects.filter(user=user).exists()


def test_a_script_of_the_newsroom_is_refused_and_not_led_elsewhere(client, sign_in):
    user = factories.staff()
    sign_in(user)
    factories.auth.TOTP.activate(user, SECRET)

    assert client.post(DESK, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_setting_up_an_app_gives_recovery_codes_and_leaves_one_inside(client, sign_in):
    sign_in(factories.staff())
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r'class="secret" dir="ltr">(\w+)<', page)[1]

    answer = client.post("/accounts/2fa/totp/activate/", {"code": factories.digits(secret)})

    assert answer.url == "/accounts/2fa/recovery-codes/"
    assert client.get(answer.url).status_code == 200
    assert is_inside(client)


def test_where_the_factor_is_required_whoever_has_none_is_led_to_set_it_up(client, sign_in, settings):
    settings.SECOND_FACTOR = "required"
    sign_in(factories.staff())

    assert client.get("/admin/pages/").url == "/accounts/2fa/"
    assert "asks everyone for a second factor" in client.get("/accounts/2fa/").content.decode()


def test_where_it_becomes_required_an_old_session_is_led_there_too(client, sign_in, settings):
    sign_in(factories.staff())
    before = is_inside(client)
    settings.SECOND_FACTOR = "required"

    assert (before, client.get(DESK).url) == (True, "/accounts/2fa/")


def test_where_it_is_required_the_last_factor_cannot_be_missed_after_removing_it(client, sign_in, settings):
    settings.SECOND_FACTOR = "required"
    user = factories.staff(has_app=True)
    client.post(sign_in(user).url, {"code": factories.digits()})
    inside = is_inside(client)
    Authenticator.objects.filter(user=user).delete()

    assert (inside, client.get(DESK).url) == (True, "/accounts/2fa/")


def test_a_new_password_by_mail_does_not_replace_the_factor(client, settings):
    settings.EMAIL_BACKEND = LOCMEM
    user = factories.staff(has_app=True)

    client.post("/accounts/password/reset/", {"email": user.email}, headers={"Host": "localhost"})
    link = re.search(r"https?://\S+", mail.outbox[0].body)[0]
    form = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "a quiet harbour 7", "password2": "a quiet harbour 7"})
    after_reset = is_inside(client)
    answer = client.post("/accounts/login/", {"login": user.username, "password": "a quiet harbour 7"})

    assert link.startswith("http://127.0.0.1:8000/accounts/password/reset/key/")
    assert not after_reset
    assert answer.url == reverse("mfa_authenticate")
    assert not is_inside(client)


def test_without_mail_the_page_says_so(client, settings):
    settings.EMAIL_BACKEND = mailing.NO_MAIL

    answer = client.post("/accounts/password/reset/", {"email": factories.staff().email})

    assert "sends no mail" in answer.content.decode()
    assert not mail.outbox


def test_strangers_are_sent_no_mail_and_told_nothing(client, settings):
    settings.EMAIL_BACKEND = LOCMEM

    answer = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})

    assert answer.url == "/accounts/password/reset/done/"
    assert not mail.outbox


def test_the_password_is_changed_only_by_who_knows_it(client, sign_in):
    user = factories.staff()
    sign_in(user)
    new = {"password1": "a quiet harbour 7", "password2": "a quiet harbour 7"}

    client.post("/accounts/password/change/", {"oldpassword": "guess", **new})
    user.refresh_from_db()
    after_guess = user.check_password(PASSWORD)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    user.refresh_from_db()

    assert (after_guess, user.check_password("a quiet harbour 7")) == (True, True)
    assert is_inside(client)


def test_wagtails_account_page_changes_neither_password_nor_address(client, sign_in):
    user = factories.staff()
    sign_in(user)
    data = {
        "name_email-first_name": "Ada",
        "name_email-last_name": "Reed",
        "name_email-email": "new@example.org",
    }
    data |= {
        "password-old_password": PASSWORD,
        "password-new_password1": "x" * 14,
        "password-new_password2": "x" * 14,
    }

    page = client.get("/admin/account/").content.decode()
    client.post("/admin/account/", data)
    user.refresh_from_db()

    assert "/accounts/2fa/" in page and "/accounts/password/change/" in page
    assert user.check_password(PASSWORD)
    assert user.email != "new@example.org"


def test_an_account_without_a_role_is_told_so_and_not_sent_in_circles(client, sign_in, django_user_model):
    user = django_user_model.objects.create_user("reader", "reader@example.org", PASSWORD)

    sign_in(user)
    answer = client.get(DESK)

    assert answer.status_code == 403
    assert "has no role in the newsroom" in answer.content.decode()


def test_signing_in_leads_nowhere_else(client, sign_in):
    assert sign_in(factories.staff(), next="https://elsewhere.example/").url == DESK


def test_old_addresses_of_mail_open_nothing(client, sign_in):
    sign_in(factories.staff())

    assert not EmailAddress.objects.exists()


def test_what_is_about_secrets_is_kept_by_nobody(client, sign_in):
    answer = sign_in(factories.staff())
    page = client.get("/accounts/2fa/")

    for kept in (answer, page):
        assert kept.headers["Cache-Control"] == "no-store, private"
    assert page.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("wanted", "direction"), [("fa", "rtl"), ("ar-EG,ar;q=0.9", "rtl"), ("de", "ltr")])
def test_the_page_speaks_the_language_of_the_newsroom_that_the_browser_asks_for(client, wanted, direction):
    page = client.get("/accounts/login/", headers={"Accept-Language": wanted}).content.decode()

    assert f'dir="{direction}"' in page
    assert "<script>" not in page and "style=" not in page
