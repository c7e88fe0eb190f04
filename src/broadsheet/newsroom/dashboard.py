"""The newsroom's first screen: the piles of the desk, each with its number and its newest pages."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component

from broadsheet.comments.desk import piles
from broadsheet.newsroom import desk

SHOWN = 6


class PilePanel(Component):
    template_name = "newsroom/home/pile.html"

    def __init__(self, pile: desk.Pile, order: int) -> None:
        self.pile, self.order = pile, order

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        pages = desk.pages_of(self.pile, user=request.user, at=timezone.now())
        count = pages.count()
        return {
            "pile": self.pile,
            "count": count,
            "url": f"{reverse('desk:index')}?{urlencode({'pile': self.pile.name})}",
            "pages": list(_shown(pages)) if count else [],
        }


class CommentsPanel(Component):
    """How many comments wait, and for how long the oldest does."""

    name, order = "comments", 170
    template_name = "newsroom/home/comments.html"

    def __init__(self, waiting: piles.Waiting) -> None:
        self.waiting = waiting

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"waiting": self.waiting, "url": f"{reverse('moderation')}?tab=waiting"}


class NothingHerePanel(Component):
    """For those who may not write: what they can do stands in the menu."""

    name, order = "nothing", 100
    template_name = "newsroom/home/nothing.html"


def _shown(pages: desk.Pages) -> desk.Pages:
    pages = pages.select_related("locale", "latest_revision__user", "content_type")
    return pages.prefetch_workflow_states().annotate_approved_schedule()[:SHOWN]  # type: ignore[attr-defined]


def panels(request: HttpRequest) -> list[Component]:
    waiting = piles.waiting_for(request.user, timezone.now())
    comments: list[Component] = [CommentsPanel(waiting)] if waiting else []
    if not user_has_any_page_permission(request.user):
        return [NothingHerePanel(), *comments]
    return [
        *(PilePanel(pile, order=100 + 10 * place) for place, pile in enumerate(desk.PILES.values())),
        *comments,
    ]
