"""Reading topics: what readers may see of them."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from broadsheet.pages.querysets import BasePageQuerySet

if TYPE_CHECKING:
    from broadsheet.editions.models import Edition

Row = dict[str, Any]
CARD_DEFERS = ("what_it_is", "why_now", "search_description", "seo_title")


class TopicQuerySet(BasePageQuerySet):
    def in_edition(self, edition: "Edition") -> Self:
        return self.filter(locale_id=edition.locale_id)

    def unmerged(self) -> Self:
        return self.filter(merged_into=None)

    def shown(self) -> Self:
        """Those that readers may see: a topic without definition or source is an editor's note."""
        defined = self.unmerged().exclude(Q(definition="") | Q(source_name="") | Q(source_url=""))
        return defined.live().public()

    def to_review(self, day: date) -> Self:
        """Those of whose facts one is past its review date."""
        return self.unmerged().filter(facts__review_date__lt=day).distinct()

    def follow_merges(self, rows: list[Row]) -> list[Row]:
        """Rows of a stored revision, each topic replaced by the one it was merged into, none twice."""
        return followed(rows, "topic", self)

    def for_cards(self) -> Self:
        return self.defer(*CARD_DEFERS)


def followed(rows: list[Row], key: str, named: Any) -> list[Row]:
    """The rows, what each names under `key` replaced by the one it was merged into. named: a queryset of them."""
    merged = named.filter(pk__in=[row[key] for row in rows]).exclude(merged_into=None)
    successors: dict[int, Any] = dict(merged.values_list("pk", "merged_into_id")) if rows else {}
    kept: dict[int, Row] = {}
    for row in rows:
        now = successors.get(row[key]) or row[key]
        kept.setdefault(now, {**row, key: now})
    return list(kept.values())
