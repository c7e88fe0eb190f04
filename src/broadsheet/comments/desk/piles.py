"""The piles of the desk, each a list of comments with its number and the age of the oldest. None counts the archive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from broadsheet.comments.desk import doors, words
from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.models import Comment, Report
from broadsheet.comments.querysets import CommentQuerySet

PAGE = 30  # cards at once: the one that is read and more than the next twenty


@dataclass(frozen=True)
class Pile:
    """label; empty: said where nothing lies. is_archive: newest first, and nothing leaves it by a decision."""

    name: str
    label: str | Promise
    empty: str | Promise
    of: Callable[[CommentQuerySet], CommentQuerySet]
    is_archive: bool = False

    def rows(self, scope: Scope) -> CommentQuerySet:
        return self.of(scope.comments())


@dataclass(frozen=True)
class Tab:
    """A pile as the desk names it. count: "12", or "200+"; age: of the oldest, in words."""

    pile: Pile
    count: str
    age: str
    is_empty: bool


@dataclass(frozen=True)
class Waiting:
    """What the dashboard says. age: of the oldest, in words; "" if nothing waits."""

    count: str
    age: str


def reported(rows: CommentQuerySet) -> CommentQuerySet:
    return rows.filter(pk__in=Report.objects.filter(settled_at=None).values("comment_id"))


def waiting(rows: CommentQuerySet) -> CommentQuerySet:
    return rows.waiting()


def new_writers(rows: CommentQuerySet) -> CommentQuerySet:
    """Waiting, and of this address nothing was approved yet; without an address there is nothing to know."""
    known = Comment.objects.approved().filter(writer=OuterRef("writer")).exclude(writer="")
    return rows.waiting().filter(~Exists(known))


def everything(rows: CommentQuerySet) -> CommentQuerySet:
    return rows


PILES = {
    pile.name: pile
    for pile in (
        Pile("reported", _("Reported"), _("Nothing is reported."), reported),
        Pile("waiting", _("Waiting"), _("Nothing waits. Well done."), waiting),
        Pile("new", _("New writers"), _("Nobody new is waiting."), new_writers),
        Pile("all", _("All"), _("No comment is found."), everything, is_archive=True),
    )
}


def tabs(scope: Scope, at: datetime) -> list[Tab]:
    return [_tab(pile, pile.rows(scope), at) for pile in PILES.values()]


def first_to_do(found: list[Tab]) -> Pile:
    """Where a moderator begins: at the first pile that holds something."""
    return next((tab.pile for tab in found if not tab.is_empty), PILES["waiting"])


def waiting_for(user: Any, at: datetime) -> Waiting | None:
    """For the dashboard. None: the user moderates nothing."""
    if not user.has_perm(doors.MODERATE):
        return None
    tab = _tab(PILES["waiting"], PILES["waiting"].rows(doors.scope_of(user)), at)
    return Waiting(tab.count, tab.age)


def bounded(rows: CommentQuerySet) -> int:
    return rows.order_by()[: words.BOUND + 1].count()


def _tab(pile: Pile, rows: CommentQuerySet, at: datetime) -> Tab:
    number = bounded(rows)
    oldest = None
    if number and not pile.is_archive:
        oldest = rows.order_by("posted_at", "pk").values_list("posted_at", flat=True).first()
    return Tab(pile, words.count(number), words.age(oldest, at), not number)
