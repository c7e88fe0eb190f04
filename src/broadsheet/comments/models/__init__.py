from broadsheet.comments.models.comment import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Comment,
    Discussion,
    RejectReason,
    Status,
)
from broadsheet.comments.models.desk import Ban, Decision, Deed, Report, ReportReason
from broadsheet.comments.models.lesson import Classifier
from broadsheet.comments.models.moderators import DigestMark, ModeratedSection
from broadsheet.comments.models.rules import CommentRules, Mode

__all__ = [
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "Ban",
    "Classifier",
    "Comment",
    "CommentRules",
    "Decision",
    "Deed",
    "DigestMark",
    "Discussion",
    "Mode",
    "ModeratedSection",
    "RejectReason",
    "Report",
    "ReportReason",
    "Status",
]  # fmt: skip
