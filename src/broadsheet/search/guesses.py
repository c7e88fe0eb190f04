"""What a reader may have meant by an address at which there is nothing."""

import threading
from collections.abc import Iterator

from broadsheet.editions.models import Edition
from broadsheet.pages.cards import Card
from broadsheet.search import cards, fulltext, ranking, words

MOST_WORDS = 6
CANDIDATES = 50  # the newest that match are ranked: robots ask for missing addresses more than readers do

_one_at_a_time = threading.Lock()


def guesses(edition: Edition, said: str, *, limit: int) -> list[Card]:
    """Stories that have the words of an address, best match first; if none has all of them, all but one.

    Nothing while another is looked for: however many missing addresses are asked for, one thread searches.
    """
    if not _one_at_a_time.acquire(blocking=False):
        return []
    try:
        return _guesses(edition, words.asked(said, edition.language_code)[:MOST_WORDS], limit)
    finally:
        _one_at_a_time.release()


def _guesses(edition: Edition, asked: list[words.Asked], limit: int) -> list[Card]:
    for some in _fewer_and_fewer(asked):
        question = fulltext.Question(tuple(some), edition.pk, most=CANDIDATES)
        if found := cards.readable(fulltext.index().newest(question), edition):
            return cards.in_order(ranking.best_first(some, found)[:limit], edition)
    return []


def _fewer_and_fewer(asked: list[words.Asked]) -> Iterator[list[words.Asked]]:
    """An address is cut short at its end, or mistyped: without its last word, then without its first."""
    if asked:
        yield asked
    if len(asked) > 1:
        yield asked[:-1]
        yield asked[1:]
