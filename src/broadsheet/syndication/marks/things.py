"""Things of schema.org that several pages speak of."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from broadsheet.editions.models import Edition
from broadsheet.images.cards import PictureCard
from broadsheet.masthead.cards import MastheadCard
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Name

Thing = dict[str, Any]

LARGE = 1200  # pixels; search engines show no smaller picture large
RATIOS = ("large_square", "classic", "wide")  # 1:1, 4:3, 16:9


def moment(at: datetime | None, edition: Edition) -> str:
    """With the edition's zone, as the visible page prints it."""
    return at.astimezone(edition.zone).isoformat(timespec="seconds") if at else ""


def paper(edition: Edition, masthead: MastheadCard | None = None) -> Thing:
    """The paper as a publisher. Every page's has the same @id, so that programs see one paper."""
    front = absolute(edition.prefix)
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/") + "#paper",
        "name": edition.name,
        "url": front,
        "legalName": masthead.publisher if masthead else "",
        "email": masthead.contact_email if masthead else "",
        "correctionsPolicy": f"{front}corrections/",
    }


def website(edition: Edition) -> Thing:
    front = absolute(edition.prefix)
    return {
        "@type": "WebSite",
        "@id": f"{front}#website",
        "name": edition.name,
        "alternateName": edition.tagline,
        "url": front,
        "inLanguage": edition.language_code,
        "publisher": {"@id": absolute("/") + "#paper"},
    }


def search(edition: Edition) -> Thing:
    return {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": absolute(f"{edition.prefix}search/") + "?q={words}",
        },
        "query-input": "required name=words",
    }


def person(name: Name) -> Thing:
    url = absolute(name.url) if name.url else ""
    return {"@type": "Person", "name": name.name, "url": url, "jobTitle": name.role}


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Thing:
    """steps: (name, absolute address) from the front page down to this page."""
    rows = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": rows}


def images(card: PictureCard | None, names: Sequence[str] = RATIOS) -> list[Thing]:
    """The cuts of a picture of at least 1200 pixels, or the largest there is; none of a sensitive picture."""
    if card is None or card.is_sensitive:
        return []
    shapes = {card.shapes[name].src: card.shapes[name] for name in names if name in card.shapes}
    large = [shape for shape in shapes.values() if shape.width >= LARGE]
    found = large or sorted(shapes.values(), key=lambda shape: -shape.width)[:1]
    return [
        {
            "@type": "ImageObject",
            "url": absolute(shape.src),
            "width": shape.width,
            "height": shape.height,
            "caption": card.caption,
            "creditText": card.credit,
        }
        for shape in found
    ]
