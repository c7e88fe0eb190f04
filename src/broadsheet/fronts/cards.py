"""The front page as values: what leads by rule, newest first, no story twice."""

from dataclasses import dataclass

from broadsheet.articles import cards
from broadsheet.articles.models import Article, Kind, SectionPage
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.fronts.models import FrontPage
from broadsheet.pages import lists
from broadsheet.pages.cards import Card
from broadsheet.topics import cards as topics

LEADERS, SIDE_BY_SIDE, OPINIONS, LATEST, BAND = 3, 3, 5, 6, 5
FRESH = 48  # the newest stories, among which the lead is sought


@dataclass(frozen=True)
class Band:
    """A section on the front page."""

    name: str
    url: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Front:
    """A list that holds nothing is empty, and its heading is not drawn."""

    lead: Card | None
    seconds: tuple[Card, ...]
    latest: tuple[Card, ...]
    exclusive: tuple[Card, ...]
    analysis: tuple[Card, ...]
    opinion: tuple[Card, ...]
    bands: tuple[Band, ...]
    focus: tuple[topics.TopicCard, ...] = ()


def front(page: FrontPage, edition: Edition) -> Front:
    """The newest story with a picture leads; then come the lists. Each story stands once on the page."""
    printed = Article.objects.in_print().in_edition(edition).newest_first()
    taken: list[int] = []
    lead = _lead(printed, taken)
    seconds = _take(printed.of_kind(Kind.NEWS), LEADERS, taken)
    exclusive = _take(printed.exclusive(), SIDE_BY_SIDE, taken, least=2)
    analysis = _take(printed.of_kind(Kind.ANALYSIS), SIDE_BY_SIDE, taken)
    opinion = _take(printed.of_kind(Kind.OPINION), OPINIONS, taken)
    latest = _take(printed.of_kind(Kind.NEWS), LATEST, taken)
    bands = [
        (section, _take(printed.in_section(section), BAND, taken, least=2)) for section in _sections(page)
    ]
    chosen = Article.objects.filter(pk__in=taken).for_cards()
    dealt = {card.page_id: card for card in cards.deal(chosen, edition)}

    def shown(ids: list[int]) -> tuple[Card, ...]:
        return tuple(dealt[pk] for pk in ids)

    return Front(
        lead=dealt[lead] if lead else None,
        seconds=shown(seconds),
        latest=shown(latest),
        exclusive=shown(exclusive),
        analysis=shown(analysis),
        opinion=shown(opinion),
        bands=tuple(
            Band(section.title, f"{edition.prefix}{section.slug}/", shown(ids))
            for section, ids in bands
            if ids
        ),
        focus=topics.strip(edition),
    )


def _lead(printed: ArticleQuerySet, taken: list[int]) -> int | None:
    """The newest with a picture, or the newest. Those passed over may be given one."""
    fresh = list(printed.values_list("pk", "lead_picture_id")[:FRESH])
    place = next((n for n, (_pk, picture_id) in enumerate(fresh) if picture_id), None)
    lead = fresh[place or 0][0] if fresh else None
    passed = fresh if place is None else fresh[:place]
    depends_on(lists.newest(printed.list_name), *(f"card:{pk}" for pk, _picture_id in passed))
    taken += [lead] if lead else []
    return lead


def _take(among: ArticleQuerySet, limit: int, taken: list[int], least: int = 1) -> list[int]:
    """Ids of the newest of these that do not stand on the page yet; cards are dealt when all are chosen.

    least: with fewer there is no list (a band of one story is no band), and they stay free for the others.
    """
    depends_on(lists.newest(among.list_name))
    ids = list(among.exclude(pk__in=taken).values_list("pk", flat=True)[:limit])
    if len(ids) < least:
        return []
    taken += ids
    return ids


def _sections(page: FrontPage) -> list[SectionPage]:
    return list(SectionPage.objects.child_of(page).live().public().in_menu())
