"""What Wagtail would allow and a newsroom does not."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from broadsheet.articles.models import Article
from broadsheet.newsroom import editing


def only_articles_without_publishing(request: HttpRequest, parent: Page, model: type[Page]) -> None:
    """Sections and plain pages are made by those who may publish there."""
    if model is not Article and not parent.permissions_for_user(request.user).can_publish_subpage():
        raise PermissionDenied


def keep_what_was_public(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What readers have seen is withdrawn, not deleted; deleting it is an administrator's."""
    if not was_public(page) or may_delete_public(request.user, page):
        return None
    text = _("“%(title)s” has been in print: withdraw it instead. Only an administrator may delete it.")
    messages.error(request, text % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_pages:edit", page.pk)


def was_public(page: Page) -> bool:
    return page.get_descendants(inclusive=True).filter(first_published_at__isnull=False).exists()


def may_delete_public(user: Any, page: Page) -> bool:
    return user.is_superuser or "bulk_delete" in page.permissions_for_user(user).permissions


def guard_bulk(request: HttpRequest, action: str, objects: list[Any], bulk: Any) -> HttpResponse | None:
    pages = [row for row in objects if isinstance(row, Page)]
    if action == "delete":
        return _guard_bulk_delete(request, pages, bulk.next_url)
    if action == "publish":
        return _guard_bulk_publish(request, pages, bulk)
    return None


def _guard_bulk_delete(request: HttpRequest, pages: list[Page], next_url: str) -> HttpResponse | None:
    kept = [page for page in pages if keep_what_was_public(request, page)]
    return redirect(next_url) if kept else None


def _guard_bulk_publish(request: HttpRequest, pages: list[Page], bulk: Any) -> HttpResponse | None:
    """All or nothing, like the deed itself."""
    if bulk.cleaned_form.cleaned_data.get("include_descendants"):
        pages = [*pages, *(draft for page in pages for draft in page.get_descendants().not_live())]
    stopped = False
    for page in pages:
        if blocking := editing.what_blocks(page):
            editing.refuse(request, page, blocking)
            stopped = True
    return redirect(bulk.next_url) if stopped else None


def guard_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy goes through its own checklist: it begins as a draft."""
    if request.method != "POST" or not (request.POST.get("publish_copies") or request.POST.get("alias")):
        return None
    copied = page.get_descendants(inclusive=True)
    if not copied.type(Article).exists():
        return None
    messages.error(
        request, _("Copies of articles begin as drafts. Copy without publishing, then look through them.")
    )
    return redirect("wagtailadmin_pages:copy", page.pk)
