"""A page and its revision, as publishing in the newsroom would have left them at their original moment."""

from typing import Any

from wagtail.models import Page, Revision

from broadsheet.importers.models import ImportedItem
from broadsheet.importers.wordpress.standing import Standing


def store(page: Any, stands: Standing, above: Page | None) -> int:
    """The page and its revision, with the dates of the archive. Returns the id of the revision."""
    page.live, page.has_unpublished_changes = stands.is_live, not stands.is_live
    if stands.is_live:
        page.first_published_at = page.first_published_at or stands.printed_at
        page.last_published_at = stands.changed_at
    if above is not None:
        above.add_child(instance=page)
    else:
        page.full_clean()
        page.save(clean=False)
    return _first_revision(page, stands)


def _first_revision(page: Any, stands: Standing) -> int:
    """What `save_revision` and `publish` leave, without their three further saves of the page."""
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
    )
    live_revision = revision if page.live else None
    page.latest_revision, page.live_revision = revision, live_revision
    page.latest_revision_created_at = stands.changed_at
    Page.objects.filter(pk=page.pk).update(
        latest_revision=revision, live_revision=live_revision, latest_revision_created_at=stands.changed_at
    )
    return int(revision.pk)


def is_edited(page: Page, row: ImportedItem) -> bool:
    """Whether the newsroom has changed it, or its being in print, since it was imported."""
    return page.latest_revision_id != row.revision_id or page.live != row.was_live
