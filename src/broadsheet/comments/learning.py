"""What the shield learns from the newsroom's decisions: from all that still stand, anew each time.

So a decision that is taken back and a comment that is erased leave nothing behind. The worker does it, minutes after
the last decision; server processes take up what it has learnt with the next comment.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from broadsheet.comments.models import Classifier, Comment, Decision, Status
from broadsheet.lib.spam import Model
from broadsheet.lib.spam_state import Damaged
from broadsheet.lib.spam_training import Example, threshold, train

log = logging.getLogger("broadsheet.comments")

ROW = 1
MOST = 3000  # newest of the good and of the spam: as many are learnt in half a minute
SHOWN = 4  # words that a verdict names


@dataclass(frozen=True)
class Verdict:
    """score: 0 good, 1 spam. words: those that weigh most. is_held: past the threshold of this paper."""

    score: float
    words: tuple[str, ...]
    is_held: bool


def judge(comment: Comment) -> Verdict | None:
    """None while too little was learnt."""
    row = Classifier.objects.filter(pk=ROW).values_list("trained_at", "threshold").first()
    if row is None:
        return None
    said = _model(row[0]).judge(comment.text, comment.name)
    if not said.is_certain:
        return None
    words = (one.words for one in said.reasons if one.kind != "shape" and one.weight > 0)
    return Verdict(said.score, tuple(words)[:SHOWN], is_held=said.score >= row[1])


def look() -> None:
    """Have the worker learn, if anything was decided since it did last."""
    trained_at = Classifier.objects.filter(pk=ROW).values_list("trained_at", flat=True).first()
    if trained_at is None:
        is_wanted = _lessons().exists()
    else:
        is_wanted = Decision.objects.filter(Q(made_at__gt=trained_at) | Q(undone_at__gt=trained_at)).exists()
    if is_wanted:
        learn.enqueue()


@task()
def learn() -> int:
    """Learn from all decisions. Returns how many there were."""
    began = timezone.now()
    examples = _examples()
    model = train(examples)
    Classifier.objects.update_or_create(
        pk=ROW,
        defaults={
            "state": model.dumps(), "threshold": threshold(examples), "trained_at": began,
            "good": model.seen.good, "spam": model.seen.spam,
        },
    )  # fmt: skip
    return len(examples)


def _examples() -> list[Example]:
    """The newest decisions of both kinds, oldest first: the same ones make the same model."""
    found: list[tuple[datetime, int, Example]] = []
    for status in (Status.APPROVED, Status.SPAM):
        rows = _lessons().filter(status=status).order_by("-posted_at", "-pk")[:MOST]
        found += [
            (row.posted_at, row.pk, Example(row.text, row.name, is_spam=status == Status.SPAM))
            for row in rows.only("posted_at", "text", "name")
        ]
    return [example for _at, _pk, example in sorted(found, key=lambda one: one[:2])]


def _lessons() -> QuerySet[Comment]:
    """What people decided: here, or where an archive comes from. What a rule put aside teaches nothing."""
    decided = Q(decided_by__isnull=False) | Q(once=None)
    rows: QuerySet[Comment] = Comment.objects.filter(
        decided, status__in=(Status.APPROVED, Status.SPAM)
    ).exclude(text="")
    return rows


@lru_cache(maxsize=1)
def _model(trained_at: datetime) -> Model:
    """What was learnt at that moment, read once by each process."""
    state = Classifier.objects.values_list("state", flat=True).get(pk=ROW)
    try:
        return Model.loads(bytes(state))
    except Damaged as error:
        log.error("What was learnt about comments cannot be read (%s); it is learnt anew.", error)
        learn.enqueue()
        return Model()
