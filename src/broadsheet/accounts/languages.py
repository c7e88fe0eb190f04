"""The language of the sign-in pages: what its user chose in the newsroom, else what the browser asks for."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import get_languages, parse_accept_lang_header
from wagtail.users.models import UserProfile


def of(request: HttpRequest) -> str:
    """A code among those the newsroom speaks. These pages are never stored, so the header may decide."""
    permitted = [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
    if request.user.is_authenticated:
        profile = UserProfile.objects.filter(user=request.user).first()
        if profile and profile.preferred_language in permitted:
            return profile.preferred_language
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (code := wanted.partition("-")[0]) in permitted and code in get_languages():
            return code
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in permitted else "en"
