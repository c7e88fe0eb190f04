"""Whether more comments are taken under a page, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.comments.models import CommentRules, Discussion, Mode
from broadsheet.editions.models import Edition


@dataclass(frozen=True)
class Standing:
    """is_open: comments are taken now. until: when age will end that; closed_at: since when it has ended, if known."""

    is_open: bool
    until: datetime | None = None
    closed_at: datetime | None = None


def rules_of(edition: Edition) -> CommentRules:
    """The edition's own, or the defaults."""
    return CommentRules.objects.filter(edition=edition).first() or CommentRules(edition=edition)


def standing(
    printed_at: datetime | None, rules: CommentRules, discussion: Discussion | None, at: datetime
) -> Standing:
    """Of a page that was first printed then."""
    if rules.mode == Mode.CLOSED:
        return Standing(is_open=False)
    if discussion and discussion.is_closed:
        return Standing(is_open=False, closed_at=discussion.closed_at)
    until = closes_at(printed_at, rules)
    if until and until <= at:
        return Standing(is_open=False, closed_at=until)
    return Standing(is_open=True, until=until)


def closes_at(printed_at: datetime | None, rules: CommentRules) -> datetime | None:
    """When it is too old for comments; None: never."""
    return printed_at + timedelta(days=rules.closing_days) if printed_at and rules.closing_days else None
