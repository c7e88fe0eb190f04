"""Why a comment waits for an editor. Each rule looks at one thing; the newsroom reads the reasons in words (words.py).

More rules are added when the house opens: `add(rule)`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby

from broadsheet.accounts.models import User
from broadsheet.comments.learning import Verdict
from broadsheet.comments.models import Ban, Comment, CommentRules
from broadsheet.comments.proofs import Proof
from broadsheet.editions.models import Edition
from broadsheet.lib import comment_rules, normalise
from broadsheet.lib.alike import fingerprint
from broadsheet.lib.word_lists import WordList
from broadsheet.people.models import Profile

FASTEST = 3  # seconds from the first key to Send
RECENT, RECENT_FOR = 30, timedelta(days=2)  # comments that a new one is compared with
HIDDEN = ("banned", "trap")  # with one of these it is put with the spam at once


@dataclass(frozen=True)
class Reason:
    """code: see words.py. number: what it counts, if anything. words: of the comment, those that weigh most."""

    code: str
    number: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """What is known beside the words. is_trapped: a field was filled that people do not see."""

    edition: Edition
    rules: CommentRules
    at: datetime
    proof: Proof | None = None
    is_trapped: bool = False
    verdict: Verdict | None = None


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


def _text(comment: Comment, context: Context) -> Iterator[Reason]:
    """Links, repetition, shouting, the edition's list, hidden letters; and what was sent before in other places."""
    limits = comment_rules.Limits(links=context.rules.most_links)
    listed = _word_list(context.rules.held_words, context.edition.language_code)
    said = f"{comment.name}\n{comment.text}" if comment.name else comment.text
    found = comment_rules.reasons(said, limits=limits, listed=listed, recent=_recent(comment, context))
    for code, rows in groupby(found, key=lambda one: one.code):
        yield Reason(code, sum(row.number for row in rows))


def _recent(comment: Comment, context: Context) -> list[frozenset[int]]:
    rows = Comment.objects.filter(posted_at__gt=context.at - RECENT_FOR, posted_at__lte=context.at)
    texts = rows.exclude(pk=comment.pk).order_by("-posted_at").values_list("text", flat=True)[:RECENT]
    return [_fingerprint(text) for text in texts]


def _like_spam(comment: Comment, context: Context) -> Iterator[Reason]:
    if context.verdict and context.verdict.is_held:
        yield Reason("like-spam", words=context.verdict.words)


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


@lru_cache(maxsize=64)
def _word_list(lines: str, language: str) -> WordList:
    return WordList(lines.splitlines(), language)


@lru_cache(maxsize=256)
def _fingerprint(text: str) -> frozenset[int]:
    return fingerprint(text)


RULES: tuple[Rule, ...] = (_banned, _trap, _staff, _like_spam, _text, _work, _new)
