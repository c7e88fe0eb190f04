"""Why a comment waits for an editor. Each rule looks at one thing; the newsroom reads the reasons in words (words.py).

More rules, such as a classifier, are added when the house opens: `add(rule)`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from broadsheet.accounts.models import User
from broadsheet.comments.models import Ban, Comment, CommentRules
from broadsheet.comments.proofs import Proof
from broadsheet.editions.models import Edition
from broadsheet.lib import normalise
from broadsheet.people.models import Profile

FASTEST = 3  # seconds from the first key to Send
LINK = re.compile(r"(?:https?://|www\.|\[(?:url|link)\b|<a\s)", re.IGNORECASE)
HIDDEN = ("banned", "trap")  # with one of these it is put with the spam at once


@dataclass(frozen=True)
class Reason:
    """code: see words.py. number: what it counts, if anything; score: how much like spam, 0 to 1, of a classifier."""

    code: str
    number: int = 0
    score: float | None = None


@dataclass(frozen=True)
class Context:
    """What is known beside the words. is_trapped: a field was filled that people do not see."""

    edition: Edition
    rules: CommentRules
    at: datetime
    proof: Proof | None = None
    is_trapped: bool = False


Rule = Callable[[Comment, Context], Iterable[Reason]]
_added: list[Rule] = []


def add(rule: Rule) -> None:
    """Let this rule judge too. It sees comments that are not saved yet."""
    if rule not in _added:
        _added.append(rule)


def judge(comment: Comment, context: Context) -> list[Reason]:
    """All reasons for which it should wait; the weightiest first, none where nothing is wrong."""
    return [reason for rule in (*RULES, *_added) for reason in rule(comment, context)]


def is_known(comment: Comment) -> bool:
    """Comments of the same address and network were approved, none was refused. An address alone may be guessed."""
    if not comment.writer or not comment.network:
        return False
    rows = Comment.objects.filter(writer=comment.writer)
    is_refused = rows.filter(status__in=("rejected", "spam")).exists()
    return not is_refused and rows.approved().filter(network=comment.network).exists()


def _banned(comment: Comment, context: Context) -> Iterator[Reason]:
    if Ban.objects.against(comment.writer, comment.network).in_force(context.at).exists():
        yield Reason("banned")


def _trap(comment: Comment, context: Context) -> Iterator[Reason]:
    if context.is_trapped:
        yield Reason("trap")


def _work(comment: Comment, context: Context) -> Iterator[Reason]:
    if context.proof is None:
        yield Reason("no-proof")
    elif (context.at - context.proof.given_at).total_seconds() < FASTEST:
        yield Reason("too-fast")


def _links(comment: Comment, context: Context) -> Iterator[Reason]:
    number = len(LINK.findall(f"{comment.name} {comment.text}"))
    if number > context.rules.most_links:
        yield Reason("links", number)


def _words(comment: Comment, context: Context) -> Iterator[Reason]:
    language = context.edition.language_code
    said = f" {_folded(f'{comment.name} {comment.text}', language)} "
    wanted = {_folded(line, language) for line in context.rules.held_words.splitlines()} - {""}
    if number := sum(f" {words} " in said for words in wanted):
        yield Reason("words", number)


def _staff(comment: Comment, context: Context) -> Iterator[Reason]:
    """Nobody speaks in the name of the paper or of those who write it."""
    name = _folded(comment.name, "")
    if name and name in {_folded(one, "") for one in _staff_names(context.edition)}:
        yield Reason("staff")


def _staff_names(edition: Edition) -> Iterator[str]:
    yield edition.name
    for first, last, username in User.objects.values_list("first_name", "last_name", "username"):
        yield from (f"{first} {last}", username)
    yield from Profile.objects.values_list("name", flat=True)


def _new(comment: Comment, context: Context) -> Iterator[Reason]:
    if not Comment.objects.by_writer(comment.writer).approved().exists():
        yield Reason("new")


@lru_cache(maxsize=4096)
def _folded(text: str, language: str) -> str:
    """Words between single spaces, in one spelling."""
    return " ".join(normalise.words(text, language))


RULES: tuple[Rule, ...] = (_banned, _trap, _staff, _words, _links, _work, _new)
