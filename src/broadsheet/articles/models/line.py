from typing import Any

from wagtail.models import Orderable


class Line(Orderable):
    """A row in a list of an article. Wagtail saves all of them with each publication: written is what differs."""

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        columns = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        if self.pk is None or args or kwargs or not type(self)._base_manager.filter(**columns).exists():
            super().save(*args, **kwargs)
