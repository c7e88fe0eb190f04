"""What the shield learns from the newsroom: the place where decisions reach the classifier."""

from broadsheet.comments.models import Decision

TASK = "learn from comments"  # the queue's name for it: never in the moderator's request


def learn_from(decision: Decision) -> None:
    """In the transaction of each decision, and again when it is taken back (`undone_at` is set then)."""
