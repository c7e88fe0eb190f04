"""Whose readers a person in the newsroom may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from broadsheet.pages import querysets
from broadsheet.pages.querysets import BasePageQuerySet

EVERYWHERE = ("",)

Limit = Callable[[Any], tuple[str, ...] | None]

_limits: list[Limit] = []


def limit(by: Limit) -> None:
    """Who may write nothing is limited by this: user → paths of pages at and below which; None: not limited."""
    _limits.append(by)


@dataclass(frozen=True)
class Scope:
    """paths: of the pages at and below which. is_public: of these only what every reader may read."""

    paths: tuple[str, ...]
    is_public: bool = False

    def covers(self, path: str) -> bool:
        return path.startswith(self.paths)

    def pages(self) -> BasePageQuerySet:
        rows = querysets.any_page()
        return rows.live().public() if self.is_public else rows


def scope_of(user: Any) -> Scope:
    """Where the user finds pages in the newsroom; for those who find none, what readers may read."""
    roots = policy_registry.get_by_type(Page).instances_with_direct_explore_permission(user)
    if paths := tuple(page.path for page in roots):
        return Scope(paths)
    limits = [limited for by in _limits if (limited := by(user)) is not None]
    return Scope(limits[0] if limits else EVERYWHERE, is_public=True)


def story_or_404(scope: Scope, pk: int) -> Page:
    """A page that was in print once."""
    page = scope.pages().filter(pk=pk).exclude(first_published_at=None).specific().first()
    if page is None or not scope.covers(page.path):
        raise Http404
    return page
