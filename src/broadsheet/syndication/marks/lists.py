"""What lists and the front page say of themselves."""

from typing import Any

from broadsheet.editions.models import Edition
from broadsheet.images.cards import PictureCard
from broadsheet.lib import html
from broadsheet.masthead.cards import MastheadCard
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Card, Head, Listing
from broadsheet.syndication.marks import story, things
from broadsheet.syndication.words import shorten


def collection(listing: Listing, head: Head | None, edition: Edition) -> things.Thing:
    """A river or an archive. head: the page's; an archive's address is another than the list's."""
    url = head.url if head else absolute(listing.url)
    return {
        "@type": "CollectionPage",
        "@id": f"{url}#page",
        "url": url,
        "name": head.title if head else listing.title,
        "description": listing.description,
        "inLanguage": edition.language_code,
        "isPartOf": things.website(edition),
        "publisher": things.paper(edition),
        "mainEntity": _items(listing.cards),
    }


def profile(listing: Listing, person: Any, portrait: PictureCard | None, edition: Edition) -> things.Thing:
    """An author's page. person: people.models.Profile."""
    url = absolute(listing.url)
    return {
        "@type": "ProfilePage",
        "@id": f"{url}#page",
        "url": url,
        "inLanguage": edition.language_code,
        "isPartOf": things.website(edition),
        "mainEntity": {
            "@type": "Person",
            "@id": f"{url}#person",
            "name": person.name,
            "url": url,
            "jobTitle": person.role,
            "description": shorten(html.text_of(person.biography), 500) if person.biography else "",
            "image": things.images(portrait, ("square", "portrait")),
            "worksFor": things.paper(edition),
        },
        "hasPart": [
            {"@type": story.TYPES.get(card.kind, "NewsArticle"), "@id": story.identity(card.url),
             "url": absolute(card.url), "headline": shorten(card.headline, story.HEADLINE)}
            for card in listing.cards
        ],
    }  # fmt: skip


def trail(listing: Listing, head: Head | None, edition: Edition) -> things.Thing:
    steps = [(edition.name, absolute(edition.prefix)), (listing.title, absolute(listing.url))]
    if head and head.url != absolute(listing.url):
        steps.append((head.title, head.url))
    return things.breadcrumbs(steps)


def front(edition: Edition, masthead: MastheadCard | None) -> list[things.Thing]:
    return [
        things.paper(edition, masthead),
        {**things.website(edition), "potentialAction": things.search(edition)},
    ]


def _items(cards: tuple[Card, ...]) -> things.Thing:
    rows = [
        {"@type": "ListItem", "position": place, "url": absolute(card.url), "name": card.headline}
        for place, card in enumerate(cards, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": rows} if rows else {}
