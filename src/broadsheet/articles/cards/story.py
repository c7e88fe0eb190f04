"""One story, whole: what the article page, its feeds and its marks for programs are made of."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from broadsheet.articles import terms as marking
from broadsheet.articles.cards.lists import CorrectionCard, correction_card, deal, printed_names
from broadsheet.articles.models import Article, Byline, MentionState, Role
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.images import shapes
from broadsheet.images.cards import PictureCard, pictures
from broadsheet.lib import html, reading
from broadsheet.pages.cards import Card, Name
from broadsheet.people.models import Profile
from broadsheet.topics import cards as explained
from broadsheet.topics.models import Tag


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Translation:
    """The same story in another edition."""

    language_code: str
    language_name: str
    url: str
    headline: str


@dataclass(frozen=True)
class Credit:
    """Who else had a part: "Photographs" and the names."""

    role: str
    role_label: str
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Story:
    """`body` is the StreamValue; `pictures` are the cards of the pictures in it, by picture id.
    topics: what it is about; terms: the words of its text that open a topic's card."""

    card: Card
    headline: str
    dateline: str
    body: Any
    lead: PictureCard | None
    credits: tuple[Credit, ...]
    corrections_above: tuple[CorrectionCard, ...]
    corrections_below: tuple[CorrectionCard, ...]
    tags: tuple[Link, ...]
    translations: tuple[Translation, ...]
    source_name: str
    canonical_url: str
    is_hidden_from_search: bool
    description: str
    search_title: str
    social: PictureCard | None
    language_code: str
    updated_at: datetime | None
    picks: tuple[Card, ...] = ()
    topics: tuple[explained.TopicLink, ...] = ()
    terms: tuple[marking.Term, ...] = ()
    pictures: dict[int, PictureCard] = field(default_factory=dict)

    @cached_property
    def printed(self) -> SafeString:
        """The body as HTML; its blocks find their pictures here."""
        return mark_safe("".join(self._marked.blocks))  # noqa: S308  # by templates

    @cached_property
    def topic_cards(self) -> tuple[explained.TopicCard, ...]:
        """The cards that words of the text open."""
        return self._marked.cards

    @cached_property
    def _marked(self) -> marking.Marked:
        blocks = [(block.block_type == "text", block.render({"story": self})) for block in self.body]
        return marking.mark(blocks, self.terms, self.language_code)

    @cached_property
    def text(self) -> str:
        """The words of the body, without marks."""
        return html.text_of(self.printed)

    @cached_property
    def words(self) -> int:
        return reading.count_words(self.text)

    @cached_property
    def minutes(self) -> int:
        return reading.minutes(self.words, self.language_code)


def story(article: Article, edition: Edition, *, is_draft: bool = False) -> Story:
    """The story as its own edition prints it. Drafts have one too: their times are those of the last save.

    is_draft: names and tags are those in memory, which are not in the database yet.
    """
    shown = pictures(_body_picture_ids(article), shapes=shapes.BODY)
    lead = _lead(article)
    rows = [correction_card(row) for row in article.corrections.all()] if article.pk else []
    return Story(
        card=_draft_card(article, edition) if is_draft else _own_card(article, edition),
        headline=article.title,
        dateline=article.dateline,
        body=article.body,
        lead=lead,
        credits=tuple(_credits(article, edition)),
        corrections_above=tuple(row for row in rows if row.is_material),
        corrections_below=tuple(row for row in rows if not row.is_material),
        tags=tuple(Link(tag.name, f"{edition.prefix}tags/{tag.slug}/") for tag in _tags(article)),
        translations=tuple(_translations(article)),
        source_name=article.source_name,
        canonical_url=article.canonical_url,
        is_hidden_from_search=article.is_hidden_from_search,
        description=article.search_description or article.standfirst or article.title,
        search_title=article.seo_title or article.title,
        social=_social(article) or lead,
        language_code=edition.language_code,
        updated_at=article.updated_at,
        picks=tuple(_picks(article, edition)),
        pictures=shown,
        topics=explained.links([row.topic_id for row in article.topics.all()], edition),
        terms=_terms(article, edition),
    )


def _own_card(article: Article, edition: Edition) -> Card:
    """The article's card; a draft's is made as if it were printed at its last change."""
    if article.printed_at is None:
        article.printed_at = article.latest_revision_created_at or datetime.now(edition.zone)
    if article.address_date is None:
        article.address_date = article.printed_at.astimezone(edition.zone).date()
    return deal([article], edition, shapes=("square",), has_words=True)[0]


def _draft_card(article: Article, edition: Edition) -> Card:
    if article.section is None:
        article.section = article.get_parent().specific
    lines = [
        (0, line.person_id, line.person.key) for line in article.bylines.all() if line.role == Role.AUTHOR
    ]
    return replace(_own_card(article, edition), names=tuple(printed_names(lines, edition)[0]))


def _lead(article: Article) -> PictureCard | None:
    found = pictures([article.lead_picture_id] if article.lead_picture_id else [], shapes=shapes.LEAD)
    card = found.get(article.lead_picture_id or 0)
    return card and card.said(
        alt=article.lead_alt, caption=article.lead_caption, is_decorative=article.lead_is_decorative
    )


def _social(article: Article) -> PictureCard | None:
    chosen = article.social_picture_id
    return pictures([chosen], shapes=shapes.LEAD).get(chosen) if chosen else None


def _body_picture_ids(article: Article) -> list[int]:
    blocks = (block.value["picture"] for block in article.body if block.block_type == "picture")
    return [picture.pk for picture in blocks if picture]


def _credits(article: Article, edition: Edition) -> list[Credit]:
    """Everybody but the authors, by role, in the order of the roles."""
    bylines: list[Byline] = [line for line in article.bylines.all() if line.role != Role.AUTHOR]
    depends_on(*(f"person:{line.person_id}" for line in bylines))
    profiles = Profile.objects.filter(edition=edition, person_id__in=[line.person_id for line in bylines])
    printed = {
        row.person_id: Name(row.name, f"{edition.prefix}authors/{row.slug}/", row.role) for row in profiles
    }
    found = []
    for role in Role:
        names = [
            printed.get(line.person_id) or Name(line.person.key, "") for line in bylines if line.role == role
        ]
        if names:
            found.append(Credit(role.value, str(role.label), tuple(names)))
    return found


def _tags(article: Article) -> list[Tag]:
    rows = article.taggings.all()
    tags = [row.tag for row in (rows.select_related("tag") if article.pk else rows)]
    depends_on(*(f"tag:{tag.pk}" for tag in tags))
    return tags


def _terms(article: Article, edition: Edition) -> tuple[marking.Term, ...]:
    depends_on(f"mentions:{article.pk}")
    confirmed = [row for row in article.mentions.all() if row.state == MentionState.CONFIRMED]
    words = {row.topic_id: row.text for row in confirmed}
    cards = explained.cards(list(words), edition)
    return tuple(marking.Term(words[card.page_id], card) for card in cards)


def _picks(article: Article, edition: Edition) -> list[Card]:
    """The stories in print among the editors' picks, in their order; of the others, when they come into print."""
    depends_on(f"picks:{article.pk}")
    chosen = [row.story_id for row in article.picks.all()]
    if not chosen:
        return []
    rows = Article.objects.in_print().in_edition(edition).filter(pk__in=chosen).exclude(pk=article.pk)
    printed = {row.pk: row for row in rows.for_cards()}
    depends_on(*(f"address:{pk}" for pk in chosen if pk not in printed))
    ordered = [printed[pk] for pk in dict.fromkeys(chosen) if pk in printed]
    return deal(ordered, edition) if ordered else []


def _translations(article: Article) -> list[Translation]:
    depends_on(f"translations:{article.translation_key}")
    rows = Article.objects.in_print().filter(translation_key=article.translation_key).exclude(pk=article.pk)
    rows = rows.filter(edition__is_published=True, section__isnull=False).order_by("pk")
    found = list(rows.values_list("edition_id", "section__slug", "address_date", "slug", "title"))
    told = Edition.objects.select_related("locale").in_bulk([row[0] for row in found]) if found else {}
    return [
        Translation(
            told[edition].language_code,
            told[edition].locale.get_display_name(),
            f"{told[edition].prefix}{section}/{day:%Y/%m/%d}/{slug}/",
            title,
        )
        for edition, section, day, slug, title in found
        if edition in told
    ]
