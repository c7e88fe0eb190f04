"""Who may do what at the desk of comments, and with which comments."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from wagtail.models import Page

from broadsheet.comments.models import Comment, Decision, ModeratedSection
from broadsheet.comments.querysets import CommentQuerySet
from broadsheet.editions.models import Edition

MODERATE, BAN, SEE_BANS, END_BAN, SEE_LOG, RULES, ERASE, SECTIONS = (
    "comments.change_comment",
    "comments.add_ban",
    "comments.view_ban",
    "comments.delete_ban",
    "comments.view_decision",
    "comments.change_commentrules",
    "comments.delete_comment",
    "comments.change_moderatedsection",
)


@dataclass(frozen=True)
class Scope:
    """What a moderator sees. paths: of the pages under which; None: everything."""

    paths: tuple[str, ...] | None = None

    @property
    def is_limited(self) -> bool:
        return self.paths is not None

    def comments(self) -> CommentQuerySet:
        rows: CommentQuerySet = Comment.objects.under(self.paths)
        return rows

    def covers(self, page: Page) -> bool:
        return self.paths is None or page.path.startswith(self.paths)


def scope_of(user: Any) -> Scope:
    rows = list(ModeratedSection.objects.filter(user=user).values_list("page__path", flat=True))
    return Scope(tuple(filter(None, rows)) if rows else None)


def ask(request: HttpRequest, deed: str = MODERATE) -> Scope:
    """What the user may do this with. Raises PermissionDenied."""
    if not request.user.has_perm(MODERATE) or not request.user.has_perm(deed):
        raise PermissionDenied
    return scope_of(request.user)


def ask_for_all(request: HttpRequest, deed: str) -> None:
    """For deeds that reach beyond any section. Raises PermissionDenied."""
    if ask(request, deed).is_limited:
        raise PermissionDenied


def comment_or_404(scope: Scope, pk: int) -> Comment:
    """Locked: of two moderators the second one sees what the first did."""
    row: Comment | None = scope.comments().select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def decision_or_404(scope: Scope, pk: int) -> Decision:
    row = Decision.objects.select_related("comment__page").filter(pk=pk).first()
    if row is None or not scope.covers(row.comment.page):
        raise Http404
    return row


def page_or_404(scope: Scope, pk: int) -> Page:
    """A page that has comments."""
    page = Page.objects.filter(pk=pk).first()
    if page is None or not scope.covers(page) or not Comment.objects.of_page(pk).exists():
        raise Http404
    return page


def edition_or_404(pk: int) -> Edition:
    edition = Edition.objects.select_related("locale").filter(pk=pk).first()
    if edition is None:
        raise Http404
    return edition
