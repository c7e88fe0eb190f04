"""The marks of <head>: canonical, alternates, robots, description, Open Graph, feeds."""

from dataclasses import dataclass

from django.conf import settings

from broadsheet.editions.models import Edition
from broadsheet.images.cards import PictureCard, Shape
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate, Head
from broadsheet.syndication.words import line, shorten

TITLE, DESCRIPTION, SHARED_TITLE = 60, 155, 110  # characters that others show
INDEXED, NOT_INDEXED = "max-image-preview:large", "noindex"
# Open Graph asks for a country too; these are the ones its readers know
OG_LOCALES = {
    "ar": "ar_AR", "ckb": "cb_IQ", "de": "de_DE", "en": "en_GB", "es": "es_ES", "fa": "fa_IR", "fr": "fr_FR",
    "he": "he_IL", "it": "it_IT", "nl": "nl_NL", "pl": "pl_PL", "pt": "pt_PT", "ru": "ru_RU", "sv": "sv_SE",
    "tr": "tr_TR", "uk": "uk_UA", "ur": "ur_PK",
}  # fmt: skip


@dataclass(frozen=True)
class FeedLink:
    content_type: str
    url: str
    title: str


@dataclass(frozen=True)
class Picture:
    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Marks:
    """All strings are plain text: the template escapes them."""

    title: str
    description: str
    url: str
    robots: str
    kind: str
    paper: str
    locale: str
    alternates: tuple[Alternate, ...]
    feeds: tuple[FeedLink, ...]
    picture: Picture | None


def of(head: Head, edition: Edition, *, is_open: bool) -> Marks:
    """is_open: search engines may list the site at all (it is no demonstration, and this is no preview)."""
    return Marks(
        title=shorten(head.title, SHARED_TITLE) or edition.name,
        description=description(head, edition),
        url=head.url,
        robots=INDEXED if is_open and head.is_indexed else NOT_INDEXED,
        kind=head.kind,
        paper=line(edition.name),
        locale=OG_LOCALES.get(edition.language_code, ""),
        alternates=_alternates(head.alternates),
        feeds=_feeds(head, edition),
        picture=sharing(head.picture),
    )


def page_title(head: Head | None, paper: str) -> str:
    """For <title>: the paper's name stands behind where there is room for it."""
    title = line(head.title) if head else ""
    if not title or not paper or title == paper:
        return shorten(title or paper, TITLE)
    whole = f"{title} – {paper}"
    return whole if len(whole) <= TITLE else shorten(title, TITLE)


def description(head: Head, edition: Edition) -> str:
    """Never empty."""
    words = head.description or edition.tagline or head.title or edition.name
    return shorten(words, DESCRIPTION)


def sharing(card: PictureCard | None) -> Picture | None:
    """The cut for sharing. A sensitive picture is shared by nobody."""
    if card is None or card.is_sensitive or not card.shapes:
        return None
    shape: Shape = card.shapes.get("social") or next(iter(card.shapes.values()))
    return Picture(absolute(shape.src), shape.width, shape.height, line(card.alt))


def _alternates(rows: tuple[Alternate, ...]) -> tuple[Alternate, ...]:
    """With x-default, which is the default edition's page; one page alone has no alternates."""
    if len(rows) < 2:
        return ()
    default = next((row for row in rows if row.language_code == settings.LANGUAGE_CODE), None)
    return (*rows, *([Alternate("x-default", default.url)] if default else []))


def _feeds(head: Head, edition: Edition) -> tuple[FeedLink, ...]:
    base = head.feed or absolute(f"{edition.prefix}feed/")
    title = f"{edition.name} – {head.title}" if head.feed and head.title != edition.name else edition.name
    return (
        FeedLink("application/rss+xml", base, title),
        FeedLink("application/atom+xml", f"{base}atom/", title),
        FeedLink("application/feed+json", f"{base}json/", title),
    )
