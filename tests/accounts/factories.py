"""Staff with and without a second factor."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth

from tests.newsroom import factories

PASSWORD = "pass"
SECRET = "JBSWY3DPEHPK3PXP"


def staff(role="Editor", *, has_app=False):
    user = factories.staff(role)
    if has_app:
        auth.TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
    return user


def digits(secret=SECRET) -> str:
    """What the authenticator app shows now."""
    counter = int(time.time()) // 30
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def recovery_code(user) -> str:
    return RecoveryCodes.activate(user).get_unused_codes()[0]
