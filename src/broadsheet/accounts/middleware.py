"""Who is inside the newsroom has shown the second factor in this very session, and may be there at all."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils import translation

from broadsheet.accounts import factors, languages

ADMIN, ACCOUNTS = "/admin/", "/accounts/"
OTHER_DOORS = ("/admin/login/", "/admin/password_reset/")  # Wagtail's, which know no second factor
ALWAYS_OPEN = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}


class SecondFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ADMIN):
            return self.admin(request)
        if request.path_info.startswith(ACCOUNTS):
            return self.accounts(request)
        return self.get_response(request)

    def admin(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(OTHER_DOORS):
            return redirect("account_login")
        if not request.user.is_authenticated:
            return self.get_response(request)
        if factors.is_owed(request):
            return ask(request)
        if factors.is_lacking(request):
            return set_up(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            with translation.override(languages.of(request)):
                return render(request, "accounts/no_access.html", status=403)
        return self.get_response(request)

    def accounts(self, request: HttpRequest) -> HttpResponse:
        """Pages about secrets: in the reader's language, and kept by nobody."""
        with translation.override(languages.of(request)):
            response = ask(request) if self._is_owed_here(request) else self.get_response(request)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _is_owed_here(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated:
            return False
        return resolve(request.path_info).url_name not in ALWAYS_OPEN and factors.is_owed(request)


def ask(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the factor, and back to where the request was going."""
    if _is_from_script(request):
        raise PermissionDenied
    address = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    return redirect(f"{address}?{urlencode({'next': _wanted(request)})}")


def set_up(request: HttpRequest) -> HttpResponse:
    if _is_from_script(request):
        raise PermissionDenied
    return redirect("mfa_index")


def _wanted(request: HttpRequest) -> str:
    return request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")


def _is_from_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"
