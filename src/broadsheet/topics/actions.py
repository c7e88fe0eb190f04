"""What happens to tags."""

from datetime import datetime
from typing import Any

from django.db import transaction

from broadsheet.delivery.spoiling import spoil
from broadsheet.pages import lists
from broadsheet.pages.models import Redirect
from broadsheet.pages.models.addresses import Cause
from broadsheet.topics.models import Tag


class CannotMerge(Exception):
    """The two tags are one, of two editions, or already merged; nothing was changed."""


@transaction.atomic
def merge(*, tag: Tag, into: Tag, by: Any, at: datetime) -> int:
    """Make `tag` another name of `into`: its stories move, its address leads there. Answers how many moved.

    Drafts that still name the old tag follow when they are read. Raises CannotMerge.
    """
    if tag.pk == into.pk or tag.edition_id != into.edition_id or tag.merged_into_id or into.merged_into_id:
        raise CannotMerge(tag.pk, into.pk)
    taggings = tag.taggings.all()
    taggings.filter(article__taggings__tag=into).delete()
    told = _what_moves(tag, into)
    moved: int = taggings.update(tag=into)
    spoil(*told)
    tag.merged.update(merged_into=into)
    tag.merged_into = into
    tag.save()
    into.save()  # what lists its stories hears of it
    redirect = Redirect.objects.leave_address(tag.url, to=into.url, cause=Cause.MERGED)
    redirect.created_by, redirect.created_at = by, at
    redirect.save(update_fields=["created_by", "created_at"])
    return moved


def _what_moves(tag: Tag, into: Tag) -> set[str]:
    """What is spoiled by the taggings that an update in SQL takes from `tag` to `into`."""
    zone, told = into.edition.zone, set()
    rows = tag.taggings.exclude(printed_at=None)
    for article_id, printed_at in rows.values_list("article_id", "printed_at"):
        told |= {f"page:{article_id}", *lists.facts(f"tag:{into.pk}", article_id, printed_at, zone)}
    return told
