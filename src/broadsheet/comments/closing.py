"""Whether more comments are taken under a page, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wagtail.models import Page

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


def standing(page: Page, rules: CommentRules, discussion: Discussion | None, at: datetime) -> Standing:
    if rules.mode == Mode.CLOSED:
        return Standing(is_open=False)
    if discussion and discussion.is_closed:
        return Standing(is_open=False, closed_at=discussion.closed_at)
    until = closes_at(page, rules)
    if until and until <= at:
        return Standing(is_open=False, closed_at=until)
    return Standing(is_open=True, until=until)


def closes_at(page: Page, rules: CommentRules) -> datetime | None:
    """When the page is too old for comments; None: never."""
    if not rules.closing_days or page.first_published_at is None:
        return None
    until: datetime = page.first_published_at + timedelta(days=rules.closing_days)
    return until
