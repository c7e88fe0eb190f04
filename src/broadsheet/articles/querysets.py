"""Reading articles: each filter a word, so that a query reads as a sentence."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.db.models.query import ValuesListIterable

from broadsheet.pages.querysets import BasePageQuerySet

if TYPE_CHECKING:
    from broadsheet.articles.models import Article, SectionPage
    from broadsheet.editions.models import Edition
    from broadsheet.people.models import Person
    from broadsheet.topics.models import Tag, TopicPage


class SectionName(NamedTuple):
    title: str
    slug: str


class CardRow(NamedTuple):
    """What a card needs of an article and its section, under the names they have there."""

    pk: int
    title: str
    short_headline: str
    slug: str
    standfirst: str
    kicker: str
    kind: str
    is_exclusive: bool
    lead_picture_id: int | None
    lead_alt: str
    lead_caption: str
    lead_is_decorative: bool
    printed_at: datetime | None
    updated_at: datetime | None
    address_date: date | None
    section__title: str | None
    section__slug: str | None

    @property
    def card_headline(self) -> str:
        return self.short_headline or self.title

    @property
    def section(self) -> SectionName | None:
        return SectionName(self.section__title, self.section__slug or "") if self.section__title else None


class CardRows(ValuesListIterable[Any]):
    def __iter__(self) -> Iterator[CardRow]:
        return map(CardRow._make, super().__iter__())


class ArticleQuerySet(BasePageQuerySet):
    """Knows which list it is, see `list_name`."""

    _within = ""  # the list, narrower than its edition, that was asked for
    _edition_id: int | None = None

    @property
    def list_name(self) -> str:
        """As the press knows the list: "kind:1:news". Two filters beside the edition have the name of the later."""
        return (self._within or "edition:{edition}").format(edition=self._edition_id)

    def in_print(self) -> Self:
        return self.live().public().filter(withdrawn_at=None, printed_at__isnull=False)

    def in_edition(self, edition: "Edition") -> Self:
        rows = self.filter(edition=edition)
        rows._edition_id = edition.pk
        return rows

    def in_section(self, section: "SectionPage") -> Self:
        return self.filter(section=section)._called(f"section:{section.pk}")

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)._called(f"kind:{{edition}}:{kind}")

    def exclusive(self) -> Self:
        return self.filter(is_exclusive=True)._called("exclusive:{edition}")

    def about(self, tag: "Tag") -> Self:
        """Times are asked of the copies beside the tag from here on: one index holds both."""
        rows = self.filter(taggings__tag=tag)._called(f"tag:{tag.pk}")
        return rows.annotate(tagged_at=F("taggings__printed_at"), tagged_pk=F("taggings__article_id"))

    def on(self, topic: "TopicPage") -> Self:
        """As `about`, of a topic."""
        rows = self.filter(topics__topic=topic)._called(f"topic:{topic.pk}")
        return rows.annotate(tagged_at=F("topics__printed_at"), tagged_pk=F("topics__article_id"))

    def by(self, person: "Person") -> Self:
        rows = self.filter(bylines__person=person).distinct()
        return rows._called(f"person:{{edition}}:{person.pk}")

    def printed_between(self, first: date, last: date, zone: ZoneInfo) -> Self:
        """Printed from the first day to the last one, both whole, as days of `zone`."""
        begin = datetime.combine(first, time.min, zone)
        end = datetime.combine(last + timedelta(days=1), time.min, zone)
        return self.printed_before(end).filter(**{f"{self._times[0]}__gte": begin})

    def printed_before(self, moment: datetime) -> Self:
        return self.filter(**{f"{self._times[0]}__lt": moment})

    def printed_after(self, moment: datetime) -> Self:
        return self.filter(**{f"{self._times[0]}__gt": moment})

    def not_hidden(self) -> Self:
        """Those that search engines may list: not hidden, and not a copy of another site's page."""
        return self.filter(is_hidden_from_search=False).filter(Q(canonical_url=""))

    def newest_first(self) -> Self:
        return self.order_by(*(f"-{name}" for name in self._times))

    def oldest_first(self) -> Self:
        return self.order_by(*self._times)

    @property
    def _times(self) -> tuple[str, str]:
        return ("tagged_at", "tagged_pk") if "tagged_at" in self.query.annotations else ("printed_at", "pk")

    def for_cards(self) -> "QuerySet[Article, CardRow]":
        """What a card needs and no more."""
        rows: Any = self.values_list(*CardRow._fields)
        rows._iterable_class = CardRows
        return rows

    def _called(self, name: str) -> Self:
        """These rows, just made by a filter, as the list of this name."""
        self._within = name
        return self

    def _clone(self) -> Self:
        clone: Self = super()._clone()
        clone._within, clone._edition_id = self._within, self._edition_id
        return clone
