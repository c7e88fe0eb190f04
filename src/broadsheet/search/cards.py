"""What a reader's search finds, as cards."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from broadsheet.articles import cards
from broadsheet.articles.models import Article, SectionPage
from broadsheet.editions.models import Edition
from broadsheet.pages.cards import Card
from broadsheet.search import entries, fulltext, ranking, words

Sort = Literal["best", "newest"]


@dataclass(frozen=True)
class Results:
    """One page of what was found.

    total: stories found, at most fulltext.CANDIDATES; `total_is_capped` if there may be more. pages: how many
    pages of results there are; page: this one, from 1.
    """

    cards: tuple[Card, ...] = ()
    total: int = 0
    total_is_capped: bool = False
    page: int = 1
    pages: int = 0


def find(
    edition: Edition,
    q: str,
    *,
    section: SectionPage | None = None,
    kind: str | None = None,
    first: date | None = None,
    last: date | None = None,
    sort: Sort = "best",
    limit: int = 20,
    page: int = 1,
) -> Results:
    """Stories in print that have all the words, exact ones above those alike. Nothing typed is an operator.

    first, last: days of the edition's zone, both whole. sort: best match or newest first. A page past the
    end is the last one.
    """
    asked = words.asked(q, edition.language_code)
    if not asked:
        return Results()
    question = fulltext.Question(
        words=tuple(asked),
        edition_id=edition.pk,
        section_id=section.pk if section else None,
        kind=kind or None,
        first=_begin(first, edition) if first else None,
        last=_begin(last + timedelta(days=1), edition) - 1 if last and last < date.max else None,
        most=fulltext.CANDIDATES,
    )
    found = fulltext.index().newest(question)
    if sort == "best":
        found = ranking.best_first(question.words, found)
    return _results(found, edition, limit, page)


def _results(found: list[int], edition: Edition, limit: int, page: int) -> Results:
    ids = readable(found, edition)
    pages = -(-len(ids) // limit)
    page = max(1, min(page, pages))
    dealt = in_order(ids[(page - 1) * limit : page * limit], edition)
    return Results(tuple(dealt), len(ids), len(found) >= fulltext.CANDIDATES, page, pages)


def readable(found: list[int], edition: Edition) -> list[int]:
    """The entries say what matches; whether a story may be read by everyone is asked again now."""
    rows = Article.objects.in_print().in_edition(edition).filter(pk__in=found)
    open_to_all = set(rows.values_list("pk", flat=True))
    return [pk for pk in found if pk in open_to_all]


def in_order(ids: list[int], edition: Edition) -> list[Card]:
    rows = {row.pk: row for row in Article.objects.filter(pk__in=ids).for_cards()}
    return cards.deal([rows[pk] for pk in ids if pk in rows], edition)


def _begin(day: date, edition: Edition) -> int:
    return entries.moment(datetime.combine(day, time.min, edition.zone))
