"""The stories that may stand on a front: those in print now, or those that will be in print at a later minute."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from broadsheet.articles import cards
from broadsheet.articles.models import Article, SectionPage
from broadsheet.articles.querysets import ArticleQuerySet, CardRow
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.fronts.document import Document, Rule
from broadsheet.pages import lists
from broadsheet.pages.cards import Card
from broadsheet.pages.schedule import due
from broadsheet.topics.models import Tag, TopicPage

FRESH = 48  # the newest stories of a rule, among which a lead with a picture is sought
NEWEST = 200  # the newest stories of all, read once: most rules find enough among them
FACTS = ("pk", "kind", "section_id", "is_exclusive", "lead_picture_id")


@dataclass
class Shelf:
    """section: of a section's front, whose rules find only stories of it. The others: those of the rules, by id."""

    edition: Edition
    section: SectionPage | None = None
    sections: dict[int, SectionPage] = field(default_factory=dict)
    tags: dict[int, Tag] = field(default_factory=dict)
    topics: dict[int, TopicPage] = field(default_factory=dict)

    def look_up(self, document: Document) -> None:
        """What the document's rules name; a tag or topic that was merged is the one it was merged into."""
        rules = [slot.rule for slot in document.slots]
        sections = {rule.section for rule in rules if rule.section} - self.sections.keys()
        if sections:
            rows = SectionPage.objects.live().public().filter(pk__in=sections, locale=self.edition.locale)
            self.sections |= {row.pk: row for row in rows}
        if tags := {rule.tag for rule in rules if rule.tag}:
            found = Tag.objects.filter(pk__in=tags, edition=self.edition).select_related("merged_into")
            self.tags |= {row.pk: row.merged_into or row for row in found}
            depends_on(*(f"tag:{tag}" for tag in tags), *(f"tag:{row.pk}" for row in self.tags.values()))
        if topics := {rule.topic for rule in rules if rule.topic}:
            named = (
                TopicPage.objects.in_edition(self.edition).filter(pk__in=topics).select_related("merged_into")
            )
            followed = {row.pk: row.merged_into or row for row in named}
            depends_on(*(f"topic:{topic}" for topic in {*topics, *(row.pk for row in followed.values())}))
            self.topics |= {pk: topic for pk, topic in followed.items() if topic.is_shown}

    def standing(self, ids: Collection[int]) -> set[int]:
        """Those of these stories that readers may see. The page changes when any of them comes or goes."""
        depends_on(*(f"card:{pk}" for pk in ids))
        rows = Article.objects.in_print().in_edition(self.edition).filter(pk__in=ids)
        return set(rows.values_list("pk", flat=True)) if ids else set()

    def newest(self, rule: Rule, limit: int, but: Collection[int]) -> list[int]:
        """Ids of the newest stories of the rule, at most `limit`, without those in `but`."""
        return [row.pk for row in self._newest(rule, limit, but)]

    def lead(self, rule: Rule, but: Collection[int]) -> list[int]:
        """The newest with a picture, or the newest. Those passed over may be given one."""
        fresh = self._newest(rule, FRESH, but)
        place = next((n for n, row in enumerate(fresh) if row.lead_picture_id), None)
        depends_on(*(f"card:{row.pk}" for row in (fresh if place is None else fresh[:place])))
        return [row.pk for row in fresh[place or 0 : (place or 0) + 1]]

    def _newest(self, rule: Rule, limit: int, but: Collection[int]) -> list[Any]:
        """Rows of FACTS."""
        if limit < 1 or (rows := self.among(rule)) is None:
            return []
        if not (rule.tag or rule.topic):
            found = [row for row in self.fresh if row.pk not in but and _is_of(row, rule)]
            if len(found) >= limit or len(self.fresh) < NEWEST:
                return found[:limit]
        return list(rows.exclude(pk__in=but).newest_first().values_list(*FACTS, named=True)[:limit])

    @cached_property
    def printed(self) -> ArticleQuerySet:
        """What readers may see of the edition, or of the section whose front this is."""
        rows = Article.objects.in_print().in_edition(self.edition)
        return rows.in_section(self.section) if self.section else rows

    @cached_property
    def fresh(self) -> list[Any]:
        """Rows of FACTS of the newest stories, whatever their subject, newest first."""
        return list(self.printed.newest_first().values_list(*FACTS, named=True)[:NEWEST])

    def is_missing(self, rule: Rule) -> bool:
        """Whether the rule names what is no more."""
        named = ((rule.section, self.sections), (rule.tag, self.tags), (rule.topic, self.topics))
        return any(pk and pk not in known for pk, known in named)

    def among(self, rule: Rule) -> ArticleQuerySet | None:
        """The stories of a rule; None where what it names is no more. The page depends on all lists it names."""
        if self.is_missing(rule):
            return None
        section, tag = self.sections.get(rule.section or 0), self.tags.get(rule.tag or 0)
        topic = self.topics.get(rule.topic or 0)
        rows = self.printed
        names = ([f"edition:{self.edition.pk}"] if self.section else []) + [rows.list_name]
        if section:
            rows = rows.in_section(section)
            names.append(rows.list_name)
        if rule.kind:
            rows = rows.of_kind(rule.kind)
            names.append(rows.list_name)
        if rule.is_exclusive:
            rows = rows.exclusive()
            names.append(rows.list_name)
        if tag:
            rows = rows.about(tag)
            names.append(rows.list_name)
        if topic:
            rows = rows.on(topic)
            names.append(rows.list_name)
        # a list within the edition is spoiled with whatever comes into it or leaves it
        depends_on(*(lists.newest(name) for name in names[1:] or names))
        return rows

    def deal(self, ids: Iterable[int], *, are_lines: bool = False) -> dict[int, Card]:
        """Cards by id. are_lines: see articles.cards.deal."""
        rows = Article.objects.filter(pk__in=list(ids)).for_cards()
        dealt = cards.deal(self._rows(rows), self.edition, are_lines=are_lines)
        return {card.page_id: card for card in dealt}

    def _rows(self, rows: Iterable[CardRow]) -> Iterable[Article | CardRow]:
        return rows


def _is_of(row: Any, rule: Rule) -> bool:
    """Whether the rule, one without tag and topic, takes the story."""
    return (
        (not rule.kind or row.kind == rule.kind)
        and (not rule.section or row.section_id == rule.section)
        and (not rule.is_exclusive or row.is_exclusive)
    )


class Foreseen(Shelf):
    """As things stand now, at a later minute: with what is scheduled until then, without what ends."""

    def __init__(self, edition: Edition, section: SectionPage | None, at: datetime) -> None:
        super().__init__(edition, section)
        articles = Article.objects.in_edition(edition)
        ending = articles.live().filter(expire_at__lte=at, expire_at__gt=timezone.now())
        self.ending = set(ending.values_list("pk", flat=True))
        self.coming = {row.pk: row for row in self._scheduled(at)}
        self.new = [row for row in self.coming.values() if not row.live]

    def standing(self, ids: Collection[int]) -> set[int]:
        new = {row.pk for row in self.new} & set(ids)
        return (super().standing(ids) | new) - self.ending

    def newest(self, rule: Rule, limit: int, but: Collection[int]) -> list[int]:
        new = [row.pk for row in self._new_of(rule) if row.pk not in but]
        return [*new, *super().newest(rule, limit, {*but, *self.ending})][: max(limit, 0)]

    def lead(self, rule: Rule, but: Collection[int]) -> list[int]:
        pictured = [row.pk for row in self._new_of(rule) if row.lead_picture_id and row.pk not in but]
        return pictured[:1] or self._pictured(rule, but) or self.newest(rule, 1, but)

    def _pictured(self, rule: Rule, but: Collection[int]) -> list[int]:
        """What leads now, if it has a picture: without one, what comes is newer."""
        found = super().lead(rule, {*but, *self.ending})
        has_picture = Article.objects.filter(pk__in=found, lead_picture__isnull=False).exists()
        return found if has_picture else []

    def _rows(self, rows: Iterable[CardRow]) -> Iterable[Article | CardRow]:
        return (self.coming.get(row.pk, row) for row in rows)

    def _scheduled(self, at: datetime) -> Iterable[Article]:
        """Stories as their scheduled versions say, newest first."""
        kind = Article.objects.model._meta.label_lower
        room, name = kind.split(".")
        rows = due(at).filter(content_type__app_label=room, content_type__model=name)
        for revision in reversed(list(rows)):
            row = revision.as_object()
            if row.edition_id == self.edition.pk and row.withdrawn_at is None:
                row.printed_at = row.printed_at or revision.approved_go_live_at
                row.address_date = row.address_date or row.printed_at.astimezone(self.edition.zone).date()
                yield row

    def _new_of(self, rule: Rule) -> Iterable[Article]:
        tag, topic = self.tags.get(rule.tag or 0), self.topics.get(rule.topic or 0)
        return (
            row
            for row in self.new
            if _is_of(row, rule)
            and (not self.section or row.section_id == self.section.pk)
            and (not rule.tag or (tag and any(line.tag_id == tag.pk for line in row.taggings.all())))
            and (not rule.topic or (topic and any(line.topic_id == topic.pk for line in row.topics.all())))
        )
