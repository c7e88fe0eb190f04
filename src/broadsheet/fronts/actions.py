"""Opening an edition: its language, its row, its front page. Composing and launching fronts; the breaking banner."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from broadsheet.delivery import receipts
from broadsheet.editions.models import Edition
from broadsheet.fronts import document as documents
from broadsheet.fronts import standing
from broadsheet.fronts.document import Document, Pick
from broadsheet.fronts.models import Banner, Draft, Front, FrontPage, Launch, Rails

NAME = "Broadsheet"  # until somebody names the paper


class NoDefaultEdition(Exception):
    """Editions in other languages are translations of the default one, which must be opened first."""


class ChangedMeanwhile(Exception):
    """Somebody else has changed the draft since it was looked at; nothing was launched."""


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


# --- composing -------------------------------------------------------------------------------------------


def draft_of(page: Front) -> Draft:
    """The draft as it is kept, or one that says what readers see now; that one is not kept yet."""
    found = Draft.objects.select_related("changed_by").filter(page_id=page.pk).first()
    return found or Draft(page_id=page.pk, document=documents.write(_live(page)))


@transaction.atomic
def change_draft(
    *, page: Front, document: Document, held: list[Pick] | None = None, by: Any, at: datetime
) -> Draft:
    """Keep the draft. held: the picks on its clipboard from now on; None leaves them."""
    draft = draft_of(page)
    draft.document = documents.write(document)
    if held is not None:
        draft.held = documents.write_picks(held[: documents.MOST_PICKS])
    draft.version, draft.changed_by, draft.changed_at = draft.version + 1, by, at
    draft.save()
    return draft


@transaction.atomic
def discard_draft(*, page: Front, by: Any, at: datetime) -> None:
    """Begin again from what readers see."""
    change_draft(page=page, document=_live(page), by=by, at=at)


@transaction.atomic
def launch(*, page: Front, version: int, by: Any, at: datetime) -> Launch:
    """Put the draft before readers. version: the one that was looked at. Raises ChangedMeanwhile."""
    draft = draft_of(page)
    if draft.version != version:
        raise ChangedMeanwhile(draft.version)
    return _launch(page, draft.document, by, at)


@transaction.atomic
def launch_again(*, page: Front, earlier: Launch, by: Any, at: datetime) -> Launch:
    """Undo: the document of an earlier launch is launched again, and becomes the draft."""
    change_draft(page=page, document=documents.read(earlier.document), by=by, at=at)
    return _launch(page, earlier.document, by, at, again=earlier)


def _launch(
    page: Front, document: dict[str, Any], by: Any, at: datetime, again: Launch | None = None
) -> Launch:
    made = Launch.objects.create(
        page_id=page.pk, document=document, launched_by=by, launched_at=at, again=again
    )
    receipts.leave(what="broadsheet.launch", title=page.title, page_id=page.pk, by=by)
    return made


def _live(page: Front) -> Document:
    return standing.document_of(page) or standing.of_the_paper(page)


# --- the breaking banner and the rails -------------------------------------------------------------------


@transaction.atomic
def launch_banner(*, banner: Banner, by: Any, at: datetime) -> Banner:
    """Show this line on every page of its edition, instead of the one that may be there."""
    _end(banner.edition, at)
    banner.launched_by, banner.launched_at = by, at
    banner.save()
    receipts.leave(what="broadsheet.banner", title=banner.text, by=by)
    return banner


@transaction.atomic
def end_banners(*, edition: Edition, by: Any, at: datetime) -> int:
    """End what is shown now. Returns how many lines ended."""
    rows = _end(edition, at)
    if rows:
        receipts.leave(what="broadsheet.banner-end", title=rows[0].text, by=by)
    return len(rows)


def _end(edition: Edition, at: datetime) -> list[Banner]:
    rows = list(Banner.objects.filter(edition=edition).showing(at))
    for row in rows:
        row.ends_at = at
        row.save()
    return rows


@transaction.atomic
def order_rails(*, edition: Edition, parts: list[str], by: Any) -> None:
    """Let these parts stand beside the stories of the edition, in this order, and no others."""
    Rails.objects.update_or_create(edition=edition, defaults={"parts": parts})
    receipts.leave(what="broadsheet.rails", title=str(edition), by=by)
