"""Topics as values: a card, the strip, all of an edition, and one whole topic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language_info

from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.images import shapes as cuts
from broadsheet.images.cards import PictureCard, pictures
from broadsheet.lib import citations, language
from broadsheet.pages import lists
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate
from broadsheet.topics.models import InFocus, TopicPage, TopicsPage
from broadsheet.topics.querysets import TopicQuerySet

LEAST, MOST = 4, 12  # topics of the strip; fewer are no strip
SHAPES = ("landscape", "square")


@dataclass(frozen=True)
class TopicLink:
    """A topic by its name. url: a path, "" outside its own edition."""

    page_id: int
    name: str
    url: str


@dataclass(frozen=True)
class TopicCard:
    """What a reader is told of a topic in place: at most 60 words and where they come from."""

    page_id: int
    name: str
    url: str
    kind: str
    kind_label: str
    definition: str
    source_name: str
    source_url: str
    as_of_date: date | None
    picture: PictureCard | None


@dataclass(frozen=True)
class Source:
    """number: by which marks in the text name it."""

    number: int
    name: str
    url: str


@dataclass(frozen=True)
class Fact:
    text: str
    source_name: str
    source_url: str
    as_of_date: date


@dataclass(frozen=True)
class Event:
    """moment: as lib.moments reads it."""

    moment: str
    text: str
    source_name: str
    source_url: str


@dataclass(frozen=True)
class ForeignName:
    """language: its name in the reader's language, or its code."""

    language_code: str
    direction: str
    language: str
    name: str


@dataclass(frozen=True)
class Topic:
    """All that the topic's page tells. what_it_is and why_now are rich text as stored.

    definition: as the card's, with the marks of its sources.
    """

    card: TopicCard
    picture: PictureCard | None
    definition: str
    what_it_is: str
    why_now: str
    wikidata_id: str
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]
    aliases: tuple[str, ...]
    names: tuple[ForeignName, ...]
    related: tuple[TopicLink, ...]


def url(slug: str, edition: Edition) -> str:
    return f"{edition.prefix}topics/{slug}/"


def cards(ids: Sequence[int], edition: Edition) -> tuple[TopicCard, ...]:
    """Cards of those of these topics that readers may see, in this order. Three queries; none without ids."""
    if not ids:
        return ()
    depends_on(*(f"topiccard:{pk}" for pk in ids))
    rows = TopicPage.objects.shown().in_edition(edition).filter(pk__in=ids)
    dealt = {card.page_id: card for card in _deal(rows.for_cards(), edition)}
    return tuple(dealt[pk] for pk in dict.fromkeys(ids) if pk in dealt)


def links(ids: Sequence[int], edition: Edition) -> tuple[TopicLink, ...]:
    """The same, by name alone."""
    if not ids:
        return ()
    depends_on(*(f"topic:{pk}" for pk in ids))
    rows = TopicPage.objects.shown().in_edition(edition).filter(pk__in=ids)
    found = {pk: (title, slug) for pk, title, slug in rows.values_list("pk", "title", "slug")}
    return tuple(
        TopicLink(pk, found[pk][0], url(found[pk][1], edition)) for pk in dict.fromkeys(ids) if pk in found
    )


def strip(
    edition: Edition, topic_ids: Sequence[int] | None = None, limit: int = MOST
) -> tuple[TopicCard, ...]:
    """The topics in focus, in the editors' order, at most `limit`; none if fewer than four may be seen.

    topic_ids: these instead of those that the page of all topics names.
    """
    if topic_ids is None:
        depends_on(f"focus:{edition.pk}")
        topic_ids = _in_focus(edition)
    found = cards(topic_ids, edition)[:limit]
    return found if len(found) >= LEAST else ()


def _in_focus(edition: Edition) -> list[int]:
    """Asked in two steps: joined, SQLite would begin with all pages of the language."""
    lines = list(InFocus.objects.order_by("sort_order", "pk").values_list("page_id", "topic_id"))
    rows = TopicsPage.objects.live().filter(pk__in={page for page, _topic in lines})
    locales = dict(rows.values_list("pk", "locale_id"))
    return [topic for page, topic in lines if locales.get(page) == edition.locale_id]


def every(edition: Edition) -> tuple[TopicCard, ...]:
    """All topics of the edition, by name."""
    depends_on(lists.newest(f"topics:{edition.pk}"))
    rows = TopicPage.objects.shown().in_edition(edition).order_by("title", "pk")
    dealt = _deal(rows.for_cards(), edition)
    depends_on(*(f"topiccard:{card.page_id}" for card in dealt))
    return tuple(dealt)


def topic(page: TopicPage, edition: Edition) -> Topic:
    """The whole topic; of a draft what is in memory."""
    neighbours = [row.related_id for row in page.neighbours.all()]
    return Topic(
        card=_deal([page], edition)[0],
        picture=_lead(page),
        definition=page.definition if citations.numbers(page.definition) else f"{page.definition} [1]",
        what_it_is=page.what_it_is,
        why_now=page.why_now,
        wikidata_id=page.wikidata_id,
        sources=_sources(page),
        facts=tuple(
            Fact(row.text, row.source_name, row.source_url, row.as_of_date) for row in page.facts.all()
        ),
        events=tuple(
            Event(row.moment, row.text, row.source_name, row.source_url) for row in page.events.all()
        ),
        aliases=_aliases(page) if page.pk else (),
        names=tuple(_foreign(row.language_code, row.name) for row in page.names_elsewhere.all()),
        related=links(neighbours, edition),
    )


def alternates(page: TopicPage) -> tuple[Alternate, ...]:
    """The topic in each published edition that shows it, its own among them."""
    depends_on(f"address:{page.translation_key}")
    rows = TopicPage.objects.shown().filter(translation_key=page.translation_key)
    rows = (
        rows.filter(locale__edition__is_published=True)
        .select_related("locale__edition")
        .order_by("locale_id")
    )
    return tuple(
        Alternate(row.locale.language_code, absolute(url(row.slug, row.locale.edition))) for row in rows
    )


def _deal(rows: Iterable[TopicPage] | TopicQuerySet, edition: Edition) -> list[TopicCard]:
    rows = list(rows)
    shown = pictures({row.picture_id for row in rows if row.picture_id}, shapes=SHAPES, has_words=False)
    return [
        TopicCard(
            page_id=row.pk,
            name=row.title,
            url=url(row.slug, edition),
            kind=row.kind,
            kind_label=str(row.get_kind_display()),
            definition=citations.plain(row.definition),
            source_name=row.source_name,
            source_url=row.source_url,
            as_of_date=row.as_of_date,
            picture=shown.get(row.picture_id or 0),
        )
        for row in rows
    ]


def _sources(page: TopicPage) -> tuple[Source, ...]:
    """Of its definition the first, then the further ones."""
    first = (page.source_name, page.source_url)
    further = ((row.source_name, row.source_url) for row in page.sources.all())
    return tuple(Source(n, name, url) for n, (name, url) in enumerate((first, *further), 1))


def _aliases(page: TopicPage) -> tuple[str, ...]:
    """Its other names, and those of the topics that were merged into it."""
    merged = page.merged.live().order_by("title").values_list("title", flat=True)
    return tuple(dict.fromkeys([*(row.name for row in page.other_names.all()), *merged]))


def _lead(page: TopicPage) -> PictureCard | None:
    return pictures([page.picture_id], shapes=cuts.LEAD).get(page.picture_id) if page.picture_id else None


def _foreign(code: str, name: str) -> ForeignName:
    try:
        words = get_language_info(code)["name_translated"]
    except KeyError:
        words = code
    return ForeignName(code, language.direction(code), words, name)
