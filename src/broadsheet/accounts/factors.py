"""The second factor of a session: what was shown in it counts, not what the account owns."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

KINDS = [
    Authenticator.Type.TOTP,
    Authenticator.Type.WEBAUTHN,
]  # recovery codes stand in for one, and are none


def is_owed(request: HttpRequest) -> bool:
    """The account has a factor that this session has not shown."""
    return is_mfa_enabled(request.user, KINDS) and not was_shown(request)


def is_lacking(request: HttpRequest) -> bool:
    """Staff must have a factor here, and this account has none."""
    return settings.SECOND_FACTOR == "required" and not is_mfa_enabled(request.user, KINDS)


def was_shown(request: HttpRequest) -> bool:
    records: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def note_shown(request: HttpRequest, kind: str) -> None:
    """A factor that was set up in this session has been shown in it."""
    record_authentication(request, request.user, "mfa", type=kind)
