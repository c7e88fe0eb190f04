"""What is not kept for ever: addresses and keyed hashes, bans that are over, words of old decisions. Done daily."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast, Length
from django.utils import timezone

from broadsheet.comments import closing
from broadsheet.comments.models import Ban, Comment, Decision, Report
from broadsheet.editions.models import Edition

KEEP_WORDS = timedelta(
    days=30
)  # what a comment said before a decision; its words cannot be brought back later
DIGEST = 64  # characters of a keyed hash
MANY = 1000  # rows changed at once, so that nobody waits for long
NOTHING: dict[str, Any] = {"email": "", "writer": "", "network": "", "once": None, "proof": None}


@dataclass(frozen=True)
class Retained:
    """How many rows of each kind were trimmed or dropped."""

    comments: int
    reports: int
    bans: int
    decisions: int


def retain(at: datetime | None = None) -> Retained:
    """For each edition as its rules say; with 0 days it keeps."""
    at = at or timezone.now()
    comments = reports = 0
    for edition in Edition.objects.all():
        if days := closing.rules_of(edition).keeping_days:
            before = at - timedelta(days=days)
            comments += _forget_writers(edition, before)
            reports += _forget_reporters(edition, before)
    ended, _rows = Ban.objects.filter(until__lte=at).delete()
    return Retained(comments, reports, ended, _forget_words(at - KEEP_WORDS))


def _forget_writers(edition: Edition, before: datetime) -> int:
    rows = Comment.objects.filter(page__locale=edition.locale_id, posted_at__lt=before)
    known = Q(once__isnull=False) | Q(proof__isnull=False)
    for name in ("email", "writer", "network"):
        known |= ~Q(**{name: ""})
    return _in_parts(rows.filter(known), **NOTHING)


def _forget_reporters(edition: Edition, before: datetime) -> int:
    """A number takes the place of the network's hash: reports of one comment stay apart."""
    rows = Report.objects.filter(comment__page__locale=edition.locale_id, made_at__lt=before)
    rows = rows.annotate(size=Length("network")).filter(size=DIGEST)
    return _in_parts(rows, network=Cast("pk", CharField()))


def _forget_words(before: datetime) -> int:
    trimmed = 0
    while rows := list(Decision.objects.filter(made_at__lt=before, before__has_key="text")[:MANY]):
        for row in rows:
            del row.before["text"]
        Decision.objects.bulk_update(rows, ["before"])
        trimmed += len(rows)
    return trimmed


def _in_parts(rows: QuerySet[Any], **facts: Any) -> int:
    """rows: those that are not so yet."""
    changed = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:MANY]):
        changed += rows.model._default_manager.filter(pk__in=ids).update(**facts)
    return changed
