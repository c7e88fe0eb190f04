"""A comment comes in: judged, and stored once however often it is sent."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.models import Page

from broadsheet.comments import actions, closing, keys, learning, shield, tasks
from broadsheet.comments.models import Comment, Discussion, Mode, Status
from broadsheet.comments.proofs import Proof
from broadsheet.editions.models import Edition

CHANGEABLE = (Status.WAITING, Status.APPROVED)  # by their own writers; what was refused can only be erased
OF_SENDING = {"no-proof", "too-fast", "new"}  # reasons that say nothing of words which are changed later


class Closed(Exception):
    """No comments are taken under this page; nothing was stored."""


class NoSuchParent(Exception):
    """What is answered is no comment that readers see under this page; nothing was stored."""


@dataclass(frozen=True)
class Words:
    """What somebody wrote, cleaned. parent_id: of the comment that is answered."""

    text: str
    name: str = ""
    email: str = ""
    parent_id: int | None = None


@dataclass(frozen=True)
class Sender:
    """What is known of where it comes from. network: its keyed hash."""

    network: str = ""
    proof: Proof | None = None
    is_trapped: bool = False


def post(*, page: Page, edition: Edition, words: Words, sender: Sender, at: datetime) -> Comment:
    """Store it, waiting or approved. What was stored before, from a second try, is returned as it is.

    at: aware datetime. Raises Closed, NoSuchParent. Source: decision 0016.
    """
    rules = closing.rules_of(edition)
    discussion = Discussion.objects.filter(pk=page.pk).first()
    if not closing.standing(page.first_published_at, rules, discussion, at).is_open:
        raise Closed(page.pk)
    comment = _comment(page, words, sender, at)
    if before := Comment.objects.filter(once=comment.once).first():
        return before
    verdict = learning.judge(comment)
    context = shield.Context(edition, rules, at, _unspent(sender.proof), sender.is_trapped, verdict)
    _judge(comment, context)
    try:
        return _store(comment, rules.own_hours > 0)
    except IntegrityError:  # another try of the same was quicker, or another comment with the same proof
        if before := Comment.objects.filter(once=comment.once).first():
            return before
        comment.proof = None
        _judge(comment, replace(context, proof=None))
        return _store(comment, rules.own_hours > 0)


def _comment(page: Page, words: Words, sender: Sender, at: datetime) -> Comment:
    parent = _parent(page, words.parent_id)
    writer = keys.of_writer(words.email)
    who = writer or words.name.casefold() or sender.network
    return Comment(
        page_id=page.pk, parent=parent, name=words.name, email=words.email, text=words.text, posted_at=at,
        writer=writer, network=sender.network, once=keys.of_words(page.pk, words.parent_id, who, words.text),
    )  # fmt: skip


def _parent(page: Page, parent_id: int | None) -> Comment | None:
    if parent_id is None:
        return None
    found: Comment | None = Comment.objects.of_page(page.pk).approved().filter(pk=parent_id).first()
    if found is None:
        raise NoSuchParent(parent_id)
    return found


def _unspent(proof: Proof | None) -> Proof | None:
    """Each proof is good for one comment."""
    return None if proof and Comment.objects.filter(proof=proof.digest).exists() else proof


def _judge(comment: Comment, context: shield.Context) -> None:
    """Its reasons, its standing, and the proof that it spends."""
    found = shield.judge(comment, context)
    comment.reasons = [{name: value for name, value in asdict(one).items() if value} for one in found]
    comment.score = context.verdict.score if context.verdict else None
    comment.proof = context.proof.digest if context.proof else None
    comment.status = Status.WAITING
    if any(one.code in shield.HIDDEN for one in found):
        comment.status = Status.SPAM
    elif context.rules.mode == Mode.KNOWN and not found and shield.is_known(comment):
        comment.status = Status.APPROVED


@transaction.atomic
def _store(comment: Comment, may_mail: bool) -> Comment:
    comment.save()
    if may_mail and comment.email and comment.status != Status.SPAM:
        tasks.offer_own_link(comment)
    return comment


def change(*, comment: Comment, edition: Edition, text: str, at: datetime) -> None:
    """Other words by its own writer. It waits again, unless known writers are published first and nothing is wrong."""
    rules = closing.rules_of(edition)
    comment.text = text
    context = shield.Context(edition, rules, at, verdict=learning.judge(comment))
    found = {one.code for one in shield.judge(comment, context)} - OF_SENDING
    stays = rules.mode == Mode.KNOWN and comment.status == Status.APPROVED and not found
    actions.edit(comment=comment, text=text, by=None, at=at, is_held=not stays)
