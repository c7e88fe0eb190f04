from typing import Any

from django.db import models
from wagtail.models import Orderable


class Line(Orderable):
    """A row in a list of an article. Wagtail saves all of them with each publication: written is what differs."""

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        columns = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        if self.pk is None or args or kwargs or not type(self)._base_manager.filter(**columns).exists():
            super().save(*args, **kwargs)


class ListedLine(Line):
    """A line that puts its article into a list. `printed_at` is copied so that the newest of it need no join."""

    printed_at = models.DateTimeField(null=True, editable=False)

    # no task of its own at each save: the article's task looks at its children too
    wagtail_reference_index_ignore = True

    class Meta(Line.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.printed_at = self.article.printed_at
        super().save(*args, **kwargs)
