"""The decisions that the desk offers, by the word that a button sends: "approve", "reject:abuse", …"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from broadsheet.comments import actions
from broadsheet.comments.desk.forms import BanForm, EditForm
from broadsheet.comments.models import Comment, Decision, RejectReason, Status


class CannotDecide(Exception):
    """What was sent is no decision about this comment; its words say why. Nothing was changed."""


@dataclass(frozen=True)
class Case:
    """reason: what follows the colon. sent: the whole form."""

    comment: Comment
    reason: str
    sent: QueryDict
    by: Any
    at: datetime


def decide(comment: Comment, deed: str, *, sent: QueryDict, by: Any, at: datetime) -> tuple[Decision, str]:
    """Returns the line of the log, and what was done in words. Raises CannotDecide."""
    name, _colon, reason = deed.partition(":")
    if name not in DEEDS:
        raise CannotDecide(_("Nobody can read what was sent. Nothing was changed."))
    if comment.status == Status.ERASED:
        raise CannotDecide(_("The comment is erased: there is nothing to decide."))
    return DEEDS[name](Case(comment, reason, sent, by, at))


def approve(case: Case) -> tuple[Decision, str]:
    return actions.approve(comment=case.comment, by=case.by, at=case.at), _("Approved: readers see it.")


def reject(case: Case) -> tuple[Decision, str]:
    if case.reason not in RejectReason.values:
        raise CannotDecide(_("A comment is rejected for one of the five reasons."))
    made = actions.reject(comment=case.comment, reason=case.reason, by=case.by, at=case.at)
    return made, _("Rejected: %(reason)s.") % {"reason": RejectReason(case.reason).label}


def spam(case: Case) -> tuple[Decision, str]:
    return actions.mark_spam(comment=case.comment, by=case.by, at=case.at), _("Put with the spam.")


def pick(case: Case) -> tuple[Decision, str]:
    if case.comment.status != Status.APPROVED:
        raise CannotDecide(_("Only an approved comment can be a pick."))
    is_pick = not case.comment.is_pick
    made = actions.pick(comment=case.comment, is_pick=is_pick, by=case.by, at=case.at)
    return made, _("An editor’s pick now.") if is_pick else _("No pick any more.")


def edit(case: Case) -> tuple[Decision, str]:
    form = EditForm(case.sent)
    if not form.is_valid():
        raise CannotDecide(_("The text may not be empty, nor longer than 20,000 characters."))
    text = form.cleaned_data["text"].replace("\r\n", "\n")
    if text == case.comment.text:
        raise CannotDecide(_("The text is as it was."))
    made = actions.edit(comment=case.comment, text=text, by=case.by, at=case.at)
    return made, _("The text is changed; readers see that it was edited.")


def ban(case: Case) -> tuple[Decision, str]:
    if not case.by.has_perm("comments.add_ban"):
        raise CannotDecide(_("You may not ban anybody."))
    form = BanForm(case.sent)
    if not form.is_valid():
        raise CannotDecide(_("Say who is banned and for how long."))
    whom = form.cleaned_data["whom"]
    try:
        made = actions.ban(
            comment=case.comment, reason=form.cleaned_data["reason"], by=case.by, at=case.at,
            until=form.until_when(case.at), is_writer=whom != "network", is_network=whom != "writer",
        )  # fmt: skip
    except actions.NobodyToBan:
        raise CannotDecide(_("Nothing is remembered of who wrote it, so nobody can be banned.")) from None
    return made, _("Banned, and the comment is put with the spam.")


DEEDS: dict[str, Callable[[Case], tuple[Decision, str]]] = {
    "approve": approve,
    "reject": reject,
    "spam": spam,
    "pick": pick,
    "edit": edit,
    "ban": ban,
}
IN_BULK = ("approve", "reject", "spam")
