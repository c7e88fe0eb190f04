"""The values that lists hand to templates: frozen, complete, without queries."""

from dataclasses import dataclass
from datetime import datetime

from broadsheet.images.cards import PictureCard


@dataclass(frozen=True)
class Name:
    """A person as printed: the name and the address of the person's page ("" if there is none)."""

    name: str
    url: str
    role: str = ""


@dataclass(frozen=True)
class Card:
    """One story in a list. Times are aware, UTC. portrait: of the first author of an opinion, if there is one."""

    page_id: int
    headline: str
    url: str
    standfirst: str
    kicker: str
    kind: str
    kind_label: str
    is_exclusive: bool
    section: str
    section_url: str
    printed_at: datetime
    updated_at: datetime | None
    names: tuple[Name, ...]
    picture: PictureCard | None
    portrait: PictureCard | None = None


@dataclass(frozen=True)
class Alternate:
    """The same page in another edition. url: absolute."""

    language_code: str
    url: str


@dataclass(frozen=True)
class Head:
    """What <head> says of a page. url, feed: absolute addresses; `picture` a rendition for sharing, if any."""

    title: str
    description: str
    url: str
    kind: str = "website"
    alternates: tuple[Alternate, ...] = ()
    is_indexed: bool = True
    feed: str = ""
    picture: PictureCard | None = None


@dataclass(frozen=True)
class Listing:
    """A list of stories as a page: its name, what it is about, where its archives and feeds are."""

    title: str
    url: str
    description: str = ""
    label: str = ""
    cards: tuple[Card, ...] = ()
