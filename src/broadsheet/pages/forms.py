"""The form of a redirect."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from broadsheet.pages.models import Redirect
from broadsheet.pages.models.addresses import tidy

LONGEST_CHAIN = 20


class RedirectForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        """Redirects may follow each other, but in no circle."""
        data: dict[str, Any] = super().clean()
        old, target = tidy(data.get("old_path") or ""), data.get("target_address") or ""
        if target and self._leads_back(old, target):
            raise ValidationError(
                {"target_address": _("Another redirect leads from there back to the old address.")}
            )
        return data

    def _leads_back(self, old: str, target: str) -> bool:
        seen = {old}
        while target.startswith("/") and len(seen) < LONGEST_CHAIN:
            row = Redirect.objects.exclude(pk=self.instance.pk).filter(old_path=tidy(target)).first()
            if row is None or row.target_page_id:
                return False
            if tidy(row.target_address) in seen:
                return True
            seen.add(tidy(target))
            target = row.target_address
        return False
