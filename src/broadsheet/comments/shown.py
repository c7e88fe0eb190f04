"""What readers see of comments, as facts for the press: docs/reference/tags.md. What waits or is hidden has none."""

from collections.abc import Iterator
from typing import Any

from broadsheet.comments import places
from broadsheet.comments.models import Comment, CommentRules, Discussion, Mode, Status
from broadsheet.delivery.spoiling import EVERYTHING

UNSEEN = (
    "email", "writer", "network", "reasons", "score", "once", "proof", "decided_at", "decided_by",
    "decided_by_id", "reject_reason",
)  # fmt: skip


def of_comment(comment: Comment) -> dict[str, Any]:
    if comment.status != Status.APPROVED or places.find(comment.page_id) is None:
        return {}
    said = (
        comment.name, comment.text, comment.posted_at, comment.edited_at, comment.is_pick, comment.parent_id,
        comment.thread_id,
    )  # fmt: skip
    return {f"comments:{comment.page_id}": (comment.pk, said)}


def of_discussion(discussion: Discussion) -> dict[str, Any]:
    """Whether it is open stands under the story, the number on cards too."""
    page = places.find(discussion.pk)
    if page is None:
        return {}
    closed = (discussion.is_closed, discussion.closed_at) if discussion.is_closed else False
    counted = {f"comment-counts:{page.locale_id}": discussion.approved} if discussion.approved else {}
    return {f"comments:{discussion.pk}": (closed, discussion.approved), **counted}


def of_rules(rules: CommentRules) -> dict[str, Any]:
    """Whether comments are taken stands under every story of the edition."""
    return {
        EVERYTHING: (rules.mode == Mode.CLOSED, rules.closing_days),
        f"comment-rules:{rules.edition_id}": (rules.rules_text, rules.own_hours, rules.keeping_days),
    }


def addresses(comment: Comment) -> Iterator[str]:
    """The story, renewed at once."""
    page = places.find(comment.page_id)
    if page is not None and (address := getattr(page, "address", "")):
        yield address


def addresses_of_discussion(discussion: Discussion) -> Iterator[str]:
    page = places.find(discussion.pk)
    if page is not None and (address := getattr(page, "address", "")):
        yield address
