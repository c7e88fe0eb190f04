"""What lies on an editor's desk: each pile a list of pages, so that every number opens the list it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowState, get_default_page_content_type
from wagtail.permissions import policy_registry

from broadsheet.pages import schedule

AHEAD = timedelta(hours=24)

Pages = QuerySet[Page]


@dataclass(frozen=True)
class Pile:
    """`pages(user, at)` are those of the pile; `empty` is said where there are none."""

    name: str
    label: str | Promise
    empty: str | Promise
    pages: Callable[[Any, datetime], Pages]
    is_red: bool = False
    is_personal: bool = False


def drafts(user: Any, at: datetime) -> Pages:
    """Begun or last changed by this user, with something that is not in print."""
    mine = Q(owner=user) | Q(latest_revision__user=user)
    unprinted = Q(live=False) | Q(has_unpublished_changes=True)
    return Page.objects.filter(mine, unprinted).exclude(article__withdrawn_at__isnull=False)


def locked(user: Any, at: datetime) -> Pages:
    return Page.objects.filter(locked=True, locked_by=user)


def waiting(user: Any, at: datetime) -> Pages:
    """Handed in, and this user may approve them."""
    states = WorkflowState.objects.filter(
        current_task_state__in=TaskState.objects.reviewable_by(user),
        base_content_type=get_default_page_content_type(),
    )
    return Page.objects.filter(
        pk__in=states.annotate(number=Cast("object_id", BigIntegerField())).values("number")
    )


def scheduled(user: Any, at: datetime) -> Pages:
    """Due within the next day, or within this minute."""
    return _of(
        Revision.objects.filter(
            approved_go_live_at__gt=at - schedule.LATE, approved_go_live_at__lte=at + AHEAD
        )
    )


def overdue(user: Any, at: datetime) -> Pages:
    return _of(schedule.overdue(at))


PILES = {
    pile.name: pile
    for pile in (
        Pile("overdue", _("Overdue"), _("Nothing has missed its hour."), overdue, is_red=True),
        Pile("waiting", _("Waiting for your review"), _("Nothing waits for you."), waiting),
        Pile("drafts", _("My drafts"), _("You have no drafts."), drafts, is_personal=True),
        Pile("locked", _("Locked by me"), _("You have locked nothing."), locked, is_personal=True),
        Pile("scheduled", _("Going live in the next 24 hours"), _("Nothing is scheduled."), scheduled),
    )
}


def pages_of(pile: Pile, *, user: Any, at: datetime) -> Pages:
    """The pages of a pile that this user may see, newest change first; scheduled ones by their hour."""
    policy = policy_registry.get_by_type(Page)
    pages = pile.pages(user, at)
    if not pile.is_personal:
        pages = pages.filter(pk__in=policy.explorable_instances(user).values("pk"))
    return pages.annotate(due_at=_due_at()).order_by(
        F("due_at").asc(nulls_last=True), "-latest_revision_created_at", "-pk"
    )


def _of(revisions: QuerySet[Revision]) -> Pages:
    rows = revisions.filter(base_content_type=get_default_page_content_type())
    return Page.objects.filter(
        pk__in=rows.annotate(number=Cast("object_id", BigIntegerField())).values("number")
    )


def _due_at() -> Subquery:
    """The approved hour of a page. As text on both sides: that is what the index holds."""
    revisions = Revision.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    return Subquery(revisions.values("approved_go_live_at")[:1])
