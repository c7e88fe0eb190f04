"""What pages that are neither story, list nor front say of themselves."""

from broadsheet.editions.models import Edition
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Head
from broadsheet.syndication.marks import things


def page(head: Head, edition: Edition, kind: str = "WebPage") -> things.Thing:
    """kind: WebPage or one of its kinds in schema.org."""
    return {
        "@type": kind,
        "@id": f"{head.url}#page",
        "url": head.url,
        "name": head.title,
        "description": head.description,
        "inLanguage": edition.language_code,
        "isPartOf": things.website(edition),
        "publisher": things.paper(edition),
    }


def trail(head: Head, edition: Edition) -> things.Thing:
    return things.breadcrumbs([(edition.name, absolute(edition.prefix)), (head.title, head.url)])
