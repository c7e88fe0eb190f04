"""Who may do what with which front."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from wagtail.models import Page

from broadsheet.articles.models import SectionPage
from broadsheet.editions.models import Edition
from broadsheet.fronts.models import Front, FrontPage, Launch

COMPOSE, LAUNCH, BANNER, RAILS = (
    "fronts.change_draft",
    "fronts.add_launch",
    "fronts.add_banner",
    "fronts.change_rails",
)


def may(user: Any, deed: str, page: Front) -> bool:
    """A role gives the deed; the right to publish the page says on which fronts."""
    return bool(user.has_perm(deed) and page.permissions_for_user(user).can_publish())


def front_or_404(request: HttpRequest, pk: int, deed: str = COMPOSE) -> Front:
    page = Page.objects.filter(pk=pk).select_related("locale__edition").first()
    front = page.specific if page else None
    if not isinstance(front, FrontPage | SectionPage):
        raise Http404
    if not may(request.user, deed, front):
        raise PermissionDenied
    return front


def edition_of(page: Front) -> Edition:
    """Raises Http404 for a language that has no edition."""
    edition = Edition.objects.select_related("locale").filter(locale_id=page.locale_id).first()
    if edition is None:
        raise Http404
    return edition


def front_of(edition: Edition) -> FrontPage:
    """Raises Http404 for an edition without a front page."""
    front = FrontPage.objects.filter(locale_id=edition.locale_id).first()
    if front is None:
        raise Http404
    return front


def edition_or_404(request: HttpRequest, pk: int, deed: str) -> Edition:
    edition = Edition.objects.select_related("locale").filter(pk=pk).first()
    if edition is None:
        raise Http404
    if not may(request.user, deed, front_of(edition)):
        raise PermissionDenied
    return edition


def fronts_of(user: Any, deed: str = COMPOSE) -> list[tuple[Edition, list[Front]]]:
    """Each edition with its front page and its sections, as far as the user may do this with them."""
    found: list[tuple[Edition, list[Front]]] = []
    for edition in Edition.objects.select_related("locale").default_first():
        front = FrontPage.objects.filter(locale_id=edition.locale_id).first()
        if front and may(user, deed, front):
            sections = SectionPage.objects.child_of(front).live().order_by("path")
            found.append((edition, cast("list[Front]", [front, *sections])))
    return found


def launch_or_404(page: Front, pk: int) -> Launch:
    launch = Launch.objects.filter(page_id=page.pk, pk=pk).first()
    if launch is None:
        raise Http404
    return launch
