"""The newsroom's search: pages by their titles, all else by its names; no index task, no statistic.

Wagtail's own backends rank with a query per match and refresh an average over all rows at each save. Here
pages are looked up in a table of folded titles (`search.models.Title`), so that أحمد is found as احمد; any
part of a word will do. Titles that begin with what was typed come first, then the newest.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex
from django.db.models.lookups import Exact
from modelsearch.backends.database import fallback
from modelsearch.index import RelatedFields, SearchField
from modelsearch.query import PlainText
from wagtail.models import Page

from broadsheet.lib import normalise
from broadsheet.search.models import Title


class TitleQuery(fallback.DatabaseSearchQueryCompiler):
    """Any part of a title matches; of several words all must."""

    @property
    def is_of_pages(self) -> bool:
        return issubclass(self.queryset.model, Page)

    def check(self) -> None:
        """Nothing is refused: the database can filter and order by any field, whether declared or not."""

    def get_fields_names(self) -> Iterator[str]:
        """The model's searchable fields, and those of its relations: a picture's tags, a person's names."""
        yield from super().get_fields_names()
        if self.fields:
            return
        for related in self.queryset.model.get_search_fields():
            if isinstance(related, RelatedFields):
                searched = (field for field in related.fields if isinstance(field, SearchField))
                yield from (f"{related.field_name}__{field.field_name}" for field in searched)

    def build_database_filter(self, query: Any, boost: float = 1.0) -> Any:
        if not isinstance(query, PlainText):
            return super().build_database_filter(query, boost)
        terms = self.fold(query.query_string).split()
        if not terms:
            return fallback.MATCH_NONE
        return self.OPERATORS[query.operator]([self.build_single_term_filter(term) for term in terms])

    def build_single_term_filter(self, term: str) -> Q:
        if self.is_of_pages:
            # by number: of a join SQLite would walk the wider side, the pages
            return Q(pk__in=Title.objects.filter(text__contains=term).values("page"))
        return super().build_single_term_filter(term)

    def fold(self, typed: str) -> str:
        return normalise.normalise(typed) if self.is_of_pages else typed

    def rank(self, found: QuerySet) -> QuerySet:
        """What begins as typed first, then the newest."""
        typed = self.fold(getattr(self.query, "query_string", ""))
        if self.is_of_pages:
            # said without Q, which would ask for pages without a title too, and so for all pages
            begins = When(Exact(StrIndex("folded_title__text", Value(typed)), 1), then=Value(0))
        else:
            name = next(iter(self.fields_names), "pk")
            begins = When(Q(**{f"{name}__istartswith": typed}), then=Value(0))
        return found.order_by(Case(begins, default=Value(1)), "-pk")


class TitleResults(fallback.DatabaseSearchResults):
    def _do_search(self) -> Iterable[Any]:
        """One page of results in two steps: numbers are sorted, not whole rows with their texts."""
        asked = self.query_compiler
        if not asked.is_of_pages or self.stop is None or self._score_field:
            return super()._do_search()
        ids = list(self.get_queryset().values_list("pk", flat=True))
        rows = {row.pk: row for row in asked.queryset.filter(pk__in=ids).order_by()}
        return [rows[pk] for pk in ids if pk in rows]

    def get_queryset(self) -> QuerySet:
        asked = self.query_compiler
        matching = asked.build_database_filter(asked.query)
        found = asked.queryset
        if matching == fallback.MATCH_NONE:
            return found.none()
        if matching != fallback.MATCH_ALL:
            found = found.filter(matching)
        if not asked.is_of_pages and any("__" in name for name in asked.fields_names):
            # a picture with two matching tags is one picture
            found = asked.queryset.filter(pk__in=found.order_by().values("pk"))
        if asked.order_by_relevance:
            found = asked.rank(found)
        elif not found.query.order_by:
            found = found.order_by("-pk")
        return found[self.start : self.stop]


class SearchBackend(fallback.DatabaseSearchBackend):
    query_compiler_class = TitleQuery
    autocomplete_query_compiler_class = TitleQuery
    results_class = TitleResults
