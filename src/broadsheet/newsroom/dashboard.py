"""The newsroom's first screen: the piles of the desk, each with its number and its newest pages."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component

from broadsheet.audience import tally
from broadsheet.audience.desk import doors as audience
from broadsheet.audience.desk import listing as reading
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


class ReadersPanel(Component):
    """The most read stories of the last 24 hours."""

    name, order = "readers", 160
    template_name = "newsroom/home/readers.html"

    class Media:
        css = {"all": ["audience/desk.css"]}

    def __init__(self, found: reading.MostRead) -> None:
        self.found = found

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"found": self.found, "chosen": self.found.chosen, "url": reverse("readers")}


class NothingHerePanel(Component):
    """For those who may not write: what they can do stands in the menu."""

    name, order = "nothing", 100
    template_name = "newsroom/home/nothing.html"


def _shown(pages: desk.Pages) -> desk.Pages:
    pages = pages.select_related("locale", "latest_revision__user", "content_type")
    return pages.prefetch_workflow_states().annotate_approved_schedule()[:SHOWN]  # type: ignore[attr-defined]


def _readers(request: HttpRequest) -> ReadersPanel:
    """Raises Http404 for a query that asks for a part of the paper that there is not."""
    hour = tally.hour_of(timezone.now().timestamp())
    return ReadersPanel(reading.now(request.GET, audience.scope_of(request.user), hour))


def panels(request: HttpRequest) -> list[Component]:
    waiting = piles.waiting_for(request.user, timezone.now())
    others: list[Component] = [_readers(request), *([CommentsPanel(waiting)] if waiting else [])]
    if not user_has_any_page_permission(request.user):
        return [NothingHerePanel(), *others]
    return [
        *(PilePanel(pile, order=100 + 10 * place) for place, pile in enumerate(desk.PILES.values())),
        *others,
    ]
