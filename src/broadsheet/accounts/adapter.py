"""How allauth behaves here: staff are invited by an administrator, nobody signs up, mail is optional."""

import logging
from typing import Any

from allauth.account import adapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from broadsheet.accounts.addresses import client_address

log = logging.getLogger("broadsheet.accounts")


class StaffOnly(adapter.DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        if not (address := client_address(request)):
            raise PermissionDenied("This request has no address.")
        return address

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """What was done stays done when the mail server is away."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # SMTPException is one
            log.exception("A mail (%s) could not be sent.", template_prefix)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """No name in the log: people type passwords into the wrong box."""
        super().authentication_failed(request, **credentials)
        log.warning("A sign-in was refused, from %s.", self.get_client_ip(request))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Who has a second factor confirms with it: a password alone takes no factor away."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        factors = [method for method in methods if method["id"] != "reauthenticate"]
        return factors or methods

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the paper's own host, whatever host the request named."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.WAGTAILADMIN_BASE_URL}{path.replace('UID-KEY', key)}"


class Factors(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        return f"Broadsheet, {settings.PAPER.hostname}"
