"""The rows of redirects that a change of names alters, as they were before it."""

from typing import Any

from django.db.models import Q

from broadsheet.pages.models import Redirect
from broadsheet.pages.models.addresses import tidy

COLUMNS = (
    "old_path", "is_prefix", "target_page_id", "target_address", "is_permanent", "cause", "created_by_id",
)  # fmt: skip


def touched(old: str, new: str) -> dict[str, Any]:
    """What `leave` and `leave_address` from one address to the other may change. As JSON holds it."""
    paths = [tidy(old), tidy(new)]
    rows = Redirect.objects.filter(Q(old_path__in=paths) | Q(target_address=old))
    return {"paths": paths, "rows": list(rows.values(*COLUMNS))}


def restore(before: dict[str, Any]) -> None:
    """As they were, but for the times at which they were made."""
    Redirect.objects.filter(old_path__in=before.get("paths", ())).delete()
    for row in before.get("rows", ()):
        Redirect.objects.update_or_create(old_path=row["old_path"], defaults=row)
