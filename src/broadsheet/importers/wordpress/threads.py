"""Comments with their threads and their standing. No address of a reader's machine is taken."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from wagtail.models import Page

from broadsheet.comments import keys
from broadsheet.comments.models import Comment, Status
from broadsheet.importers.report import Outcome
from broadsheet.importers.wordpress import dates, records, translations
from broadsheet.importers.wordpress.context import Context
from broadsheet.importers.wordpress.records import Item
from broadsheet.lib import html

STATUS = {
    "1": Status.APPROVED, "approve": Status.APPROVED, "approved": Status.APPROVED, "spam": Status.SPAM,
    "trash": Status.REJECTED, "post-trashed": Status.REJECTED,
}  # fmt: skip
TAKEN_KINDS = ("", "comment")
MAX_NAME = 120
BREAK = re.compile(r"<br\s*/?>|\n[ \t]*\n")


def take(context: Context, item: Item, page: Page) -> None:
    """Parents first; an answer to a comment that is not there stands by itself."""
    made: dict[str, Comment] = {}
    seen: set[str] = set()
    for said in _parents_first(item.comments):
        key = _key(item, said)
        why_not = _refusal(said, key in seen)
        seen.add(key)
        if why_not:
            context.report.add(Outcome.REFUSED, "comment", said.comment_id, said.author, reason=why_not)
            continue
        made[said.comment_id] = _take(context, key, said, item, page, made)
    context.ledger.keep()


def _take(
    context: Context, key: str, said: records.Comment, item: Item, page: Page, made: dict[str, Comment]
) -> Comment:
    found: Comment | None = context.ledger.found("comment", key, Comment)
    if found is not None or context.ledger.find("comment", key):
        context.report.add(Outcome.UNCHANGED, "comment", said.comment_id, said.author)
        return found  # type: ignore[return-value]  # None for one that the newsroom deleted
    comment = Comment(
        page_id=page.pk, parent=made.get(said.parent), status=STATUS.get(said.approved, Status.WAITING)
    )
    comment.name = " ".join(html.text_of(said.author).split())[:MAX_NAME]
    comment.email, comment.text = _email(said.email), _words(context, said.content)
    comment.writer = keys.of_writer(comment.email)
    comment.posted_at = (
        dates.moment(gmt=said.date_gmt, local=said.date, zone=context.edition.zone)
        or dates.moment(gmt=item.date_gmt, local=item.date, rfc=item.pub_date, zone=context.edition.zone)
        or context.at
    )
    comment.save()
    context.ledger.remember("comment", key, comment)
    notes = () if comment.parent or said.parent in ("", "0") else (_("what it answers is not here"),)
    context.report.add(Outcome.TAKEN, "comment", said.comment_id, comment.name, notes=notes)
    return comment


def _refusal(said: records.Comment, is_second: bool) -> str:
    if said.kind.lower() not in TAKEN_KINDS:
        return _("is a %(kind)s, not a reader's words") % {"kind": said.kind[:40]}
    if said.is_too_long:
        return _("longer than any comment may be")
    if is_second:
        return _("the archive has this number twice; the first one counts")
    return "" if said.content.strip() else _("has no words")


def _key(item: Item, said: records.Comment) -> str:
    if said.comment_id not in ("", "0"):
        return f"{item.foreign_id}:{said.comment_id}"
    return f"{item.foreign_id}:{hash_of(said)}"


def hash_of(said: records.Comment) -> str:
    return records.Item(title=said.author, date=said.date, content=said.content).foreign_id


def _email(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if len(address) <= 254 else ""


def _words(context: Context, content: str) -> str:
    chosen = translations.choose(content, context.edition.language_code)
    paragraphs = (html.text_of(part) for part in BREAK.split(chosen))
    return "\n\n".join(filter(None, paragraphs))


def _parents_first(comments: list[records.Comment]) -> list[records.Comment]:
    """In the archive's order, but none before what it answers; those that answer in a ring come last."""
    known = {said.comment_id for said in comments}
    waiting: dict[str, list[records.Comment]] = {}
    ordered: list[records.Comment] = []
    for said in comments:
        is_first = said.parent in ("", "0", said.comment_id) or said.parent not in known
        (ordered if is_first else waiting.setdefault(said.parent, [])).append(said)
    for said in ordered:  # grows while it is read
        ordered.extend(waiting.pop(said.comment_id, []))
    return ordered + [said for rest in waiting.values() for said in rest]
