"""Stories as feeds carry them: whole, frozen, in a bounded number of queries."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from broadsheet.articles import cards
from broadsheet.articles.models import Article, Correction, Tagging
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.images.cards import PictureCard
from broadsheet.pages import lists
from broadsheet.pages.cards import Card, Name
from broadsheet.syndication import body
from broadsheet.syndication.words import line, printable

NEWEST = 30  # stories in a feed
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)  # a list that never held a story was never changed


@dataclass(frozen=True)
class FeedStory:
    """A story in a feed. identity: a URN that outlives every change of address; html: the full text;
    original_url: where a partner first published it, "" for our own; addresses are paths of ours."""

    identity: str
    headline: str
    url: str
    original_url: str
    summary: str
    html: str
    printed_at: datetime
    updated_at: datetime
    names: tuple[Name, ...]
    source_name: str
    categories: tuple[str, ...]
    picture: PictureCard | None


@dataclass(frozen=True)
class FeedCard:
    """changed_at: the last moment at which a story of the list was printed, changed or withdrawn."""

    stories: tuple[FeedStory, ...]
    changed_at: datetime


def feed(edition: Edition, among: ArticleQuerySet) -> FeedCard:
    """The newest stories in print of the list, newest first. Those hidden from search engines are among them:
    who follows the paper reads all of it, and their pages still say noindex."""
    printed = among.in_print().in_edition(edition).newest_first()
    ids = printed.values_list("pk", flat=True)[:NEWEST]
    # by number: texts are read of the thirty only, also where the list itself must be made distinct
    rows = list(Article.objects.filter(pk__in=list(ids)).select_related("section").newest_first())
    depends_on(lists.newest(printed.list_name), *(f"page:{row.pk}" for row in rows))
    return FeedCard(tuple(_deal(rows, edition)), _changed_at(rows, edition, among))


def _deal(rows: Sequence[Article], edition: Edition) -> list[FeedStory]:
    ids = [row.pk for row in rows]
    dealt = cards.deal(rows, edition, shapes=("own", "wide"), has_words=True)
    texts, tags, corrections = body.bodies(rows), _tags(ids), _corrections(ids)
    return [
        _story(
            row, card, edition, tags[row.pk], _text(row, card, edition, texts[row.pk], corrections[row.pk])
        )
        for row, card in zip(rows, dealt, strict=True)
    ]


def _story(row: Article, card: Card, edition: Edition, tags: list[str], html: str) -> FeedStory:
    labels = [card.section, card.kind_label, card.kicker, *tags]
    shown = card.picture if card.picture and not card.picture.is_sensitive else None
    return FeedStory(
        identity=uuid.uuid5(row.translation_key, edition.language_code).urn,
        headline=line(row.title),
        url=card.url,
        original_url=row.canonical_url,
        summary=line(card.standfirst),
        html=html,
        printed_at=card.printed_at,
        updated_at=max(card.updated_at or card.printed_at, card.printed_at),
        names=tuple(Name(line(name.name), name.url, name.role) for name in card.names),
        source_name=line(row.source_name),
        categories=tuple(dict.fromkeys(line(label) for label in labels if label)),
        picture=shown,
    )


def _text(row: Article, card: Card, edition: Edition, html: str, corrections: list[Correction]) -> str:
    """In the order of the page: standfirst, corrections that matter, picture, text, the other corrections."""
    parts = [
        format_html("<p><strong>{}</strong></p>", row.standfirst) if row.standfirst else "",
        _said([made for made in corrections if made.is_material], edition),
        body.figure(card.picture) if card.picture else "",
        html,
        _said([made for made in corrections if not made.is_material], edition),
    ]
    whole = printable("\n".join(filter(None, parts)))
    # feed readers know nothing of an edition's direction
    return f'<div lang="{edition.language_code}" dir="{edition.direction}">{whole}</div>'


def _said(corrections: list[Correction], edition: Edition) -> str:
    rows = [
        (made.get_kind_display(), date_format(made.made_at.astimezone(edition.zone)), made.text)
        for made in corrections
    ]
    return format_html_join("\n", "<p><strong>{}</strong> ({}): {}</p>", rows)


def _tags(ids: list[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    rows = Tagging.objects.filter(article_id__in=ids).order_by("sort_order", "pk")
    for article_id, tag_id, name in rows.values_list("article_id", "tag_id", "tag__name"):
        depends_on(f"tag:{tag_id}")
        names[article_id].append(name)
    return names


def _corrections(ids: list[int]) -> dict[int, list[Correction]]:
    made: dict[int, list[Correction]] = defaultdict(list)
    for row in Correction.objects.filter(article_id__in=ids):
        made[row.article_id].append(row)
    return made


def _changed_at(rows: Sequence[Article], edition: Edition, among: ArticleQuerySet) -> datetime:
    """A story withdrawn since has changed the list too, so those that would stand in it are asked.

    Of stories that are not public nothing is asked: their times are nobody's business.
    """
    since = among.in_edition(edition).filter(live=False, withdrawn_at__isnull=False).public().order_by()
    since = since.filter(printed_at__gte=rows[-1].printed_at) if rows else since
    moments = [since.aggregate(withdrawn=Max("withdrawn_at"))["withdrawn"]]
    moments += [at for row in rows for at in (row.printed_at, row.last_published_at, row.updated_at)]
    return max((moment for moment in moments if moment), default=BEGINNING)
