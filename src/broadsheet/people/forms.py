"""The form of a person: the short name is taken from the printed one."""

from itertools import chain, count
from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from broadsheet.lib import slugs


class PersonForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("key") and "key" not in self.errors:
            cleaned["key"] = self._free_key()
        return cleaned

    def _free_key(self) -> str:
        formset = self.formsets.get("profiles")
        names = [row.cleaned_data.get("name") for row in formset.forms if row.is_valid()] if formset else []
        slug = slugs.slugify(next(filter(None, names), ""))
        base = slug if slug and slug.isascii() else "person"
        taken = set(type(self.instance).objects.filter(key__startswith=base).values_list("key", flat=True))
        numbered = (f"{base}-{number}" for number in count(2))
        return next(key for key in chain([base], numbered) if key not in taken)
