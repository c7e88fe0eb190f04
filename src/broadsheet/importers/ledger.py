"""The book of what came from where (ImportedItem), read once and written on the way."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from broadsheet.importers.models import ImportedItem


class Ledger:
    """The rows of one site for one edition. Rows written since the last `keep` are forgotten by `drop`.

    at: aware, the moment of the import.
    """

    def __init__(self, source: str, language_code: str, at: datetime) -> None:
        self.source, self.language_code, self.at = source[:200], language_code, at
        rows = ImportedItem.objects.filter(source=self.source, language_code__in=["", language_code])
        self.rows = {(row.kind, row.foreign_id): row for row in rows}
        self.fresh: dict[tuple[str, str], ImportedItem] = {}

    def find(self, kind: str, foreign_id: str) -> ImportedItem | None:
        key = (kind, foreign_id[:200])
        return self.fresh.get(key) or self.rows.get(key)

    def found(self, kind: str, foreign_id: str, model: type[Model]) -> Any:
        """What became of the item, or None if it never came or is gone."""
        row = self.find(kind, foreign_id)
        return row and model._base_manager.filter(pk=row.object_id).first()

    def remember(
        self, kind: str, foreign_id: str, made: Model, *, for_all: bool = False, **facts: Any
    ) -> None:
        """for_all: the thing is shared by all editions, as a person is. facts: further fields of the row."""
        facts |= {"content_type": ContentType.objects.get_for_model(made), "object_id": made.pk}
        known = self.find(kind, foreign_id)
        if known and all(getattr(known, name) == fact for name, fact in facts.items()):
            return  # written again it would only say that it was imported later
        row, _new = ImportedItem.objects.update_or_create(
            source=self.source,
            kind=kind,
            foreign_id=foreign_id[:200],
            language_code="" if for_all else self.language_code,
            defaults={**facts, "imported_at": self.at},
        )
        self.fresh[(kind, foreign_id[:200])] = row

    def keep(self) -> None:
        self.rows.update(self.fresh)
        self.fresh.clear()

    def drop(self) -> None:
        self.fresh.clear()
