"""Where allauth's pages do not do as they are."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from broadsheet.accounts import factors, mailing


def index(request: HttpRequest) -> HttpResponse:
    return redirect("wagtailadmin_account" if request.user.is_authenticated else "account_login")


def closed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Accounts and their addresses are an administrator's."""
    return render(request, "accounts/not_found.html", status=404)


def password_reset(request: HttpRequest) -> HttpResponse:
    if not mailing.is_on():
        return render(request, "accounts/no_mail.html")
    response: HttpResponse = account.password_reset(request)
    return response


class ActivateTOTP(totp.ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        factors.note_shown(self.request, "totp")
        return response


class AddWebAuthn(webauthn.AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        factors.note_shown(self.request, "webauthn")
        return response


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "accounts/too_many.html", status=429)
