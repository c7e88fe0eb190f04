"""The way from the newsroom to what allauth keeps: password and second factor."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("An authenticator app, a passkey, and recovery codes for the day both are lost."),
    }


@hooks.register("register_account_menu_item")
def password(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("account_change_password"),
        "label": _("Change password"),
        "help_text": _("You are asked for the one you have now."),
    }


@hooks.register("register_settings_menu_item")
def security() -> MenuItem:
    return MenuItem(
        _("Second factor"), reverse("mfa_index"), name="second-factor", icon_name="key", order=1000
    )
