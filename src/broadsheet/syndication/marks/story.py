"""What a story's page says of the story."""

from dataclasses import dataclass

from broadsheet.articles.cards import CorrectionCard, Story
from broadsheet.editions.models import Edition
from broadsheet.masthead.cards import MastheadCard
from broadsheet.pages.addresses import absolute
from broadsheet.syndication.marks import things, topics
from broadsheet.syndication.words import shorten

HEADLINE = 110  # characters
# by kind; an interview is plain news
TYPES = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
}
# what schema.org calls the roles of those who had a part; the rest are contributors
PARTS = {"translation": "translator", "editing": "editor"}


@dataclass(frozen=True)
class ArticleMarks:
    """Open Graph's words about an article. Times as ISO 8601 with zone, "" where there is none."""

    published: str
    modified: str
    section: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]


def head(story: Story, edition: Edition) -> ArticleMarks:
    return ArticleMarks(
        published=things.moment(story.card.printed_at, edition),
        modified=things.moment(story.updated_at, edition),
        section=story.card.section,
        tags=tuple(tag.label for tag in story.tags),
        authors=tuple(absolute(name.url) for name in story.card.names if name.url),
    )


def article(story: Story, edition: Edition, masthead: MastheadCard | None) -> things.Thing:
    url = absolute(story.card.url)
    corrections = (*story.corrections_above, *story.corrections_below)
    return {
        "@type": TYPES.get(story.card.kind, "NewsArticle"),
        "@id": identity(story.card.url),
        "url": url,
        "mainEntityOfPage": url,
        "headline": shorten(story.headline, HEADLINE),
        "alternativeHeadline": story.card.headline if story.card.headline != story.headline else "",
        "description": story.card.standfirst or story.description,
        "image": things.images(story.lead),
        "datePublished": things.moment(story.card.printed_at, edition),
        "dateModified": things.moment(story.updated_at or story.card.printed_at, edition),
        "dateline": story.dateline,
        "author": _authors(story, edition),
        **_parts(story),
        "publisher": things.paper(edition, masthead),
        "articleSection": story.card.section,
        "keywords": [tag.label for tag in story.tags],
        "about": [
            *(topics.link(row) for row in story.topics),
            *({"@type": "Thing", "name": tag.label, "url": absolute(tag.url)} for tag in story.tags),
        ],
        "mentions": [topics.link(card) for card in story.topic_cards],
        "isPartOf": things.website(edition),
        "inLanguage": story.language_code,
        "isAccessibleForFree": True,
        "sourceOrganization": _agency(story.source_name) if story.source_name else None,
        "isBasedOn": story.canonical_url,
        "correction": [_correction(made, edition) for made in corrections],
        "workTranslation": [
            {"@type": "NewsArticle", "@id": identity(row.url), "url": absolute(row.url),
             "headline": shorten(row.headline, HEADLINE), "inLanguage": row.language_code}
            for row in story.translations
        ],
    }  # fmt: skip


def identity(url: str) -> str:
    """The @id of the story at this address: the same wherever it is spoken of."""
    return f"{absolute(url)}#story"


def breadcrumbs(story: Story, edition: Edition) -> things.Thing:
    return things.breadcrumbs([
        (edition.name, absolute(edition.prefix)),
        (story.card.section, absolute(story.card.section_url)),
        (story.headline, absolute(story.card.url)),
    ])  # fmt: skip


def _authors(story: Story, edition: Edition) -> list[things.Thing]:
    """The people who sign; else the agency; else the paper itself."""
    if story.card.names:
        return [things.person(name) for name in story.card.names]
    if story.source_name:
        return [_agency(story.source_name)]
    return [things.paper(edition)]


def _agency(name: str) -> things.Thing:
    return {"@type": "Organization", "name": name}


def _parts(story: Story) -> dict[str, list[things.Thing]]:
    parts: dict[str, list[things.Thing]] = {}
    for credit in story.credits:
        people = [things.person(name) for name in credit.names]
        parts.setdefault(PARTS.get(credit.role, "contributor"), []).extend(people)
    return parts


def _correction(made: CorrectionCard, edition: Edition) -> things.Thing:
    return {
        "@type": "CorrectionComment",
        "name": made.kind_label,
        "text": made.text,
        "datePublished": things.moment(made.made_at, edition),
    }
