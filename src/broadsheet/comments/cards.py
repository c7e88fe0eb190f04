"""Comments as templates print them: fifty at a time, in threads of two levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext

from broadsheet.comments import closing, keys
from broadsheet.comments.models import Comment, Discussion, Status
from broadsheet.delivery.depends import depends_on, stale_at
from broadsheet.editions import wording
from broadsheet.editions.models import Edition
from broadsheet.lib import digits
from broadsheet.pages import querysets

A_PAGE = 50  # comments, first ones and answers alike, so that no page is heavier than this
COUNTED = 400  # stories of an edition, those commented last, whose numbers cards show


@dataclass(frozen=True)
class CommentCard:
    """name: "" is a reader without one. answered_…: whom it answers, where that is not the first of the thread."""

    comment_id: int
    name: str
    text: str
    posted_at: datetime
    is_edited: bool
    is_pick: bool
    answered_name: str = ""
    answered_id: int | None = None


@dataclass(frozen=True)
class Thread:
    """first: None where readers see it no more. is_continued: it began on another page, and is repeated.

    more_id: the first of its answers that did not fit.
    """

    first: CommentCard | None
    answers: tuple[CommentCard, ...]
    is_continued: bool = False
    more_id: int | None = None


@dataclass(frozen=True)
class Talk:
    """The comments of a story on one page. story_url: of the story; number, last: of the page, in the order of time.

    number: None on the story itself, where the newest threads come first, and `older` is the page that goes on.
    """

    page_id: int
    story_url: str
    count: int
    threads: tuple[Thread, ...]
    standing: closing.Standing
    number: int | None = None
    last: int = 0
    older: int | None = None

    @property
    def before(self) -> int:
        return (self.number or 0) - 1

    @property
    def after(self) -> int:
        return (self.number or 0) + 1

    @property
    def is_shown(self) -> bool:
        """Where nothing was said and nothing can be, there is no section."""
        return self.standing.is_open or self.count > 0


def under(page_id: int, url: str, printed_at: datetime | None, edition: Edition, at: datetime) -> Talk:
    """What stands under a story: the newest fifty."""
    count, standing = _beginning(page_id, printed_at, edition, at)
    rows = list(_rows(page_id).newest_thread_first()[: A_PAGE + 1]) if count else []
    older = -(-(count - A_PAGE) // A_PAGE) if count > A_PAGE else None
    return Talk(
        page_id, url, count, _threads(rows[:A_PAGE], rows[A_PAGE:]), standing, last=_pages(count), older=older
    )


def nth(
    page_id: int, url: str, printed_at: datetime | None, edition: Edition, at: datetime, number: int
) -> Talk | None:
    """The n-th fifty in the order of time; None where there are not so many."""
    count, standing = _beginning(page_id, printed_at, edition, at)
    if not 1 <= number <= _pages(count):
        return None
    begin = (number - 1) * A_PAGE
    rows = list(_rows(page_id).oldest_thread_first()[begin : begin + A_PAGE + 1])
    return Talk(
        page_id,
        url,
        count,
        _threads(rows[:A_PAGE], rows[A_PAGE:]),
        standing,
        number=number,
        last=_pages(count),
    )


def newest(page_id: int) -> list[CommentCard]:
    """The newest fifty, for a feed."""
    depends_on(f"comments:{page_id}")
    return [_card(row) for row in _rows(page_id).order_by("-posted_at", "-pk")[:A_PAGE]]


def address_of(comment: Comment, story_url: str) -> str:
    """Where readers find a comment that is shown: under the story, else on one of the pages behind it."""
    shown = _rows(comment.page_id)
    if comment.pk in [row.pk for row in shown.newest_thread_first()[:A_PAGE]]:
        return f"{story_url}#c{comment.pk}"
    number = shown.in_threads_before(comment).count() // A_PAGE + 1
    return f"{story_url}comments/{number}/#c{comment.pk}"


def find(comment_id: int) -> Comment | None:
    """A comment that is shown, if its page is; that is for the caller to ask (places.find)."""
    found: Comment | None = Comment.objects.approved().select_related("thread").filter(pk=comment_id).first()
    return found


def of_token(token: str) -> Comment | None:
    """The comment of the link that was mailed to its writer."""
    number = keys.comment_of(token)
    rows = Comment.objects.select_related("thread").filter(pk=number or 0)
    found: Comment | None = rows.first()
    return found


def card_of(comment: Comment) -> CommentCard:
    return _card(comment)


def counts(edition: Edition) -> dict[int, str]:
    """page → "Comments (24)", of those stories in print that were commented last."""
    depends_on(f"comment-counts:{edition.locale_id}")
    rows = Discussion.objects.filter(approved__gt=0, page__locale_id=edition.locale_id)
    found = dict(rows.order_by("-newest_at", "-pk")[:COUNTED].values_list("pk", "approved"))
    depends_on(*(f"address:{pk}" for pk in found))
    printed = set(querysets.any_page().live().public().filter(pk__in=found).values_list("pk", flat=True))
    return {pk: counted(number, edition) for pk, number in found.items() if pk in printed}


def counted(number: int, edition: Edition) -> str:
    return gettext("Comments (%(number)s)") % {
        "number": digits.localise(str(number), wording.digits(edition))
    }


def _beginning(
    page_id: int, printed_at: datetime | None, edition: Edition, at: datetime
) -> tuple[int, closing.Standing]:
    """How many there are, and whether more are taken."""
    depends_on(f"comments:{page_id}")
    discussion = Discussion.objects.filter(pk=page_id).first()
    standing = closing.standing(printed_at, closing.rules_of(edition), discussion, at)
    if standing.is_open and standing.until:
        stale_at(standing.until)
    return discussion.approved if discussion else 0, standing


def _pages(count: int) -> int:
    return -(-count // A_PAGE)


def _rows(page_id: int) -> Any:
    rows = Comment.objects.of_page(page_id).approved().select_related("parent")
    return rows.defer("reasons", "parent__reasons", "parent__text")


def _threads(rows: Sequence[Comment], after: Sequence[Comment]) -> tuple[Thread, ...]:
    """Rows that follow one another in one thread, together. after: the row that would be next, if there is one."""
    groups = [(key, list(found)) for key, found in groupby(rows, key=_thread_of)]
    firsts = {row.pk: row for row in rows if row.thread_id is None}
    missing = [key for key, _found in groups if key not in firsts]
    repeated = {row.pk: row for row in Comment.objects.approved().filter(pk__in=missing)} if missing else {}
    cut = _thread_of(after[0]) if after else None
    return tuple(
        Thread(
            first=_card(first) if (first := firsts.get(key) or repeated.get(key)) else None,
            answers=tuple(_card(row) for row in found if row.thread_id is not None),
            is_continued=key in repeated,
            more_id=after[0].pk if key == cut else None,
        )
        for key, found in groups
    )


def _thread_of(row: Comment) -> int:
    return row.thread_id or row.pk


def _card(row: Comment) -> CommentCard:
    parent = row.parent if row.thread_id and row.parent_id != row.thread_id else None
    is_named = parent is not None and parent.status == Status.APPROVED
    return CommentCard(
        row.pk, row.name, row.text, row.posted_at, row.edited_at is not None, row.is_pick,
        answered_name=(parent.name or gettext("Reader")) if parent and is_named else "",
        answered_id=parent.pk if parent and is_named else None,
    )  # fmt: skip
