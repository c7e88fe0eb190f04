"""Which changes leave a receipt: what editors do to pages, by Wagtail's own log of actions, in the transaction."""

from typing import Any

from django.db.models import Model
from wagtail.models import PageLogEntry

from broadsheet.delivery import deeds
from broadsheet.delivery.models import Receipt

# stronger ones last: a publishing that also renames is a publishing
PROVED = (
    "wagtail.rename",
    "wagtail.move",
    "wagtail.publish",
    "wagtail.publish.scheduled",
    "wagtail.unpublish",
    "wagtail.unpublish.scheduled",
    "wagtail.delete",
)


def follow_log(entry: Model, deleted: bool) -> None:
    if isinstance(entry, PageLogEntry) and not deleted and entry.action in PROVED:
        is_there = entry.action != "wagtail.delete"
        leave(
            what=entry.action, title=entry.label, page_id=entry.page_id if is_there else None, by=entry.user
        )


def leave(*, what: str, title: str, page_id: int | None = None, by: Any = None) -> None:
    """Ask for the proof of the running transaction: what readers see of it, and since when. One a transaction."""
    deed = deeds.current().id
    facts = {"what": what, "title": title[:255], "page_id": page_id, "by": by}
    found = Receipt.objects.filter(deed=deed).first()
    if found is None:
        Receipt.objects.create(deed=deed, **facts)
    elif _strength(what) > _strength(found.what):
        Receipt.objects.filter(pk=found.pk).update(**facts)


def _strength(what: str) -> int:
    return PROVED.index(what) if what in PROVED else len(PROVED)
