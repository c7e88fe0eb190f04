"""Opening an edition: its language, its row, its front page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from broadsheet.editions.models import Edition
from broadsheet.fronts.models import FrontPage

NAME = "Broadsheet"  # until somebody names the paper


class NoDefaultEdition(Exception):
    """Editions in other languages are translations of the default one, which must be opened first."""


@transaction.atomic
def ensure_edition(language_code: str, *, name: str = "", **facts: str) -> FrontPage:
    """The front page of the edition in this language, made with its locale, row and site if there is none.

    facts: further fields of Edition (tagline, time_zone, calendar, digits) for a new one. Raises NoDefaultEdition,
    and ValueError for a language that settings.LANGUAGES does not know.
    """
    if language_code not in dict(settings.LANGUAGES):
        raise ValueError(f"“{language_code}” is not one of the languages an edition can be made in.")
    locale, _new = Locale.objects.get_or_create(language_code=language_code)
    edition, _new = Edition.objects.get_or_create(locale=locale, defaults={"name": name or NAME, **facts})
    found = FrontPage.objects.filter(locale=locale).first()
    return found or _open(edition)


def _open(edition: Edition) -> FrontPage:
    root = Page.get_first_root_node()
    page = FrontPage(title=edition.name, slug=f"front-{edition.language_code}", locale=edition.locale)
    if not edition.is_default:
        default = FrontPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if default is None:
            raise NoDefaultEdition(edition.language_code)
        page.translation_key = default.translation_key
    root.add_child(instance=page)
    page.save_revision().publish()
    if edition.is_default:
        _lead_to(page)
    return page


def _lead_to(front: FrontPage) -> None:
    """Make this the root of the one site; Wagtail's own welcome page goes."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port = (
        address.hostname or "localhost",
        address.port or (443 if address.scheme == "https" else 80),
    )
    site.root_page, site.site_name = front, front.title
    site.save()
    Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
