"""What happens to comments at the hands of the newsroom and of their writers, each deed with a line in the log."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Model
from wagtail.log_actions import log
from wagtail.models import Page

from broadsheet.comments.models import (
    Ban,
    Comment,
    Decision,
    Deed,
    Discussion,
    ModeratedSection,
    RejectReason,
    Report,
    ReportReason,
    Status,
)

FOR_UNDO = ("status", "text", "is_pick", "reject_reason", "edited_at")
SETTLING = (
    Deed.APPROVED,
    Deed.REJECTED,
    Deed.SPAM,
    Deed.BANNED,
    Deed.ERASED,
)  # reports are answered by these


class CannotUndo(Exception):
    """Undone already, final, or the comment has changed since; nothing was changed."""


class NobodyToBan(Exception):
    """Nothing is remembered of who wrote the comment; nothing was changed."""


class ReportedBefore(Exception):
    """This network has reported the comment already; nothing was changed."""


def approve(*, comment: Comment, by: Any, at: datetime) -> Decision:
    """Show it to readers. at: aware datetime, as everywhere here. by: the user, None for the comment's own writer."""
    return _decide(comment, Deed.APPROVED, by, at, status=Status.APPROVED, reject_reason="")


def reject(*, comment: Comment, reason: str, by: Any, at: datetime) -> Decision:
    """reason: a RejectReason. Raises ValueError for another."""
    return _decide(
        comment, Deed.REJECTED, by, at, str(RejectReason(reason)),
        status=Status.REJECTED, is_pick=False, reject_reason=reason,
    )  # fmt: skip


def mark_spam(*, comment: Comment, by: Any, at: datetime) -> Decision:
    return _decide(comment, Deed.SPAM, by, at, status=Status.SPAM, is_pick=False, reject_reason="")


def edit(*, comment: Comment, text: str, by: Any, at: datetime, is_held: bool = False) -> Decision:
    """Other words; readers see that it was edited. is_held: it waits again until an editor has read it."""
    held: dict[str, Any] = {"status": Status.WAITING, "is_pick": False} if is_held else {}
    return _decide(comment, Deed.EDITED, by, at, text=text, edited_at=at, **held)


def pick(*, comment: Comment, is_pick: bool, by: Any, at: datetime) -> Decision:
    return _decide(comment, Deed.PICKED if is_pick else Deed.UNPICKED, by, at, is_pick=is_pick)


@transaction.atomic
def ban(
    *, comment: Comment, reason: str, by: Any, at: datetime, until: datetime | None,
    is_writer: bool = True, is_network: bool = True,
) -> Decision:  # fmt: skip
    """Keep its writer, its network or both out until then (None: for ever). Raises NobodyToBan."""
    writer, network = comment.writer if is_writer else "", comment.network if is_network else ""
    if not writer and not network:
        raise NobodyToBan(comment.pk)
    made = Ban.objects.create(
        writer=writer, network=network, until=until, reason=reason, made_by=by, made_at=at
    )
    decision = _decide(comment, Deed.BANNED, by, at, reason, status=Status.SPAM, is_pick=False)
    decision.before["ban"] = made.pk
    decision.save(update_fields=["before"])
    return decision


@transaction.atomic
def erase(*, comment: Comment, by: Any, at: datetime) -> Decision:
    """Take away its words and all that is known of its writer, for good; answers to it stay."""
    nothing: dict[str, Any] = dict.fromkeys(("name", "email", "text", "writer", "network"), "")
    decision = _decide(
        comment, Deed.ERASED, by, at,
        status=Status.ERASED, is_pick=False, reasons=[], score=None, once=None, proof=None, **nothing,
    )  # fmt: skip
    for line in comment.decisions.all():  # their words too
        line.before.pop("text", None)
        line.save(update_fields=["before"])
    return decision


@transaction.atomic
def erase_all(*, comments: Iterable[Comment], by: Any, at: datetime) -> int:
    """Returns how many were there to erase. Bans stay until they end: they name nobody."""
    there = [comment for comment in comments if comment.status != Status.ERASED]
    for comment in there:
        erase(comment=comment, by=by, at=at)
    return len(there)


@transaction.atomic
def end_ban(*, ban: Ban, by: Any, at: datetime) -> None:
    """The newsroom's own history keeps who ended it."""
    log(ban, "wagtail.delete", user=by, timestamp=at)
    ban.delete()


@transaction.atomic
def limit(*, user: Any, pages: Iterable[Page], by: Any, at: datetime) -> None:
    """The user moderates under these pages only; under all, if there are none."""
    wanted = {page.pk for page in pages}
    rows = ModeratedSection.objects.filter(user=user)
    rows.exclude(page__in=wanted).delete()
    there = set(rows.values_list("page_id", flat=True))
    ModeratedSection.objects.bulk_create(ModeratedSection(user=user, page_id=pk) for pk in wanted - there)
    log(user, "wagtail.edit", user=by, timestamp=at)


@transaction.atomic
def undo(*, decision: Decision, by: Any, at: datetime) -> Comment:
    """Put the comment back to what it said before the decision, if that is the last one. Raises CannotUndo."""
    comment = Comment.objects.select_for_update().get(pk=decision.comment_id)
    last = comment.decisions.filter(undone_at=None).exclude(what=Deed.UNDONE).first()
    is_trimmed = decision.what == Deed.EDITED and "text" not in decision.before  # by retention
    if last != decision or decision.what == Deed.ERASED or is_trimmed:
        raise CannotUndo(decision.pk)
    before = dict(decision.before)
    Ban.objects.filter(pk=before.pop("ban", None)).delete()
    comment.reports.filter(pk__in=before.pop("reports", [])).update(settled_at=None)
    edited_at = before.pop("edited_at", None)
    comment.edited_at = datetime.fromisoformat(edited_at) if edited_at else None
    for name, value in before.items():
        setattr(comment, name, value)
    comment.save(update_fields=list(FOR_UNDO))
    decision.undone_at = at
    decision.save(update_fields=["undone_at"])
    Decision.objects.create(comment=comment, what=Deed.UNDONE, by=by, made_at=at, reason=decision.what)
    return comment


@transaction.atomic
def report(*, comment: Comment, network: str, reason: str, text: str, at: datetime) -> Report:
    """A reader says that something is wrong with it. Raises ValueError for an unknown reason, ReportedBefore."""
    kind = ReportReason(reason)
    try:
        with transaction.atomic():
            return Report.objects.create(comment=comment, network=network, reason=kind, text=text, made_at=at)
    except IntegrityError:
        raise ReportedBefore(comment.pk) from None


@transaction.atomic
def close(*, page: Page, by: Any, at: datetime) -> Discussion:
    """Take no more comments under this page."""
    return _set_closed(page, is_closed=True, closed_by=by, closed_at=at)


@transaction.atomic
def reopen(*, page: Page, by: Any, at: datetime) -> Discussion:
    return _set_closed(page, is_closed=False, closed_by=None, closed_at=None)


def follow_comment(comment: Model, deleted: bool) -> None:
    """In the transaction of each change of a comment: the discussion counts those that are shown."""
    if not isinstance(comment, Comment):
        return
    if deleted:  # perhaps together with its page
        if found := Discussion.objects.filter(pk=comment.page_id).first():
            _count(found)
    elif comment.status == Status.APPROVED or Discussion.objects.filter(pk=comment.page_id).exists():
        _count(_discussion(comment.page_id))


def count_again(page_id: int) -> None:
    """For whoever writes many comments without saving each."""
    _count(_discussion(page_id))


@transaction.atomic
def _decide(comment: Comment, what: Deed, by: Any, at: datetime, reason: str = "", **facts: Any) -> Decision:
    """Write the facts and the line of the log. What the caller holds may be old: the row counts."""
    row = Comment.objects.select_for_update().get(pk=comment.pk)
    before = {name: getattr(row, name) for name in FOR_UNDO}
    before["edited_at"] = row.edited_at.isoformat() if row.edited_at else None
    if what in SETTLING:
        before["reports"] = list(row.reports.filter(settled_at=None).values_list("pk", flat=True))
        row.reports.filter(pk__in=before["reports"]).update(settled_at=at)
    facts |= {"decided_at": at, "decided_by": by}
    for name, value in facts.items():
        setattr(row, name, value)
        setattr(comment, name, value)
    row.save(update_fields=list(facts))
    return Decision.objects.create(
        comment=row, what=what, by=by, made_at=at, reason=reason[:300], before=before
    )


def _set_closed(page: Page, **facts: Any) -> Discussion:
    discussion = _discussion(page.pk)
    for name, value in facts.items():
        setattr(discussion, name, value)
    discussion.save(update_fields=list(facts))
    return discussion


def _discussion(page_id: int) -> Discussion:
    """The row of the page, locked: of two who change it the second one sees what the first did."""
    Discussion.objects.get_or_create(pk=page_id)
    return Discussion.objects.select_for_update().get(pk=page_id)


def _count(discussion: Discussion) -> None:
    rows = Comment.objects.of_page(discussion.pk).approved()
    found = rows.aggregate(approved=Count("pk"), newest_at=Max("posted_at"))
    if (discussion.approved, discussion.newest_at) != (found["approved"], found["newest_at"]):
        discussion.approved, discussion.newest_at = found["approved"], found["newest_at"]
        discussion.save(update_fields=["approved", "newest_at"])
