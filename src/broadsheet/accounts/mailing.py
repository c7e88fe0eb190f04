"""Whether this paper sends mail at all."""

from django.conf import settings

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"  # chosen where BROADSHEET_MAIL_URL is empty


def is_on() -> bool:
    return settings.EMAIL_BACKEND != NO_MAIL
