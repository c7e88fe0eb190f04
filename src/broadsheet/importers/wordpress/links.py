"""Links of imported stories to one another: from old addresses to pages, which stay right when pages move.

The only step after the sanitiser: it replaces whole `<a href="…">` tags, as the sanitiser writes them, by a
tag that holds nothing but a number.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from broadsheet.importers.report import Outcome
from broadsheet.importers.wordpress import redirects, storing, survey
from broadsheet.importers.wordpress.context import Context
from broadsheet.pages.models import PlainPage, Redirect
from broadsheet.pages.models.addresses import Cause

LINK = re.compile(r'<a href="([^"<>]*)">')


def lead_home(context: Context, page_ids: Iterable[int]) -> None:
    """Rewrite what came from the archive, in the row and its revision: readers and editors see the same."""
    for page_id in page_ids:
        line = context.linking[page_id]
        row = context.ledger.find(line.kind, line.foreign_id)
        found = Page.objects.select_for_update().filter(pk=page_id).first()
        if row is None or found is None or storing.is_edited(found, row):
            continue  # the newsroom was there while the import went on
        page = found.specific
        if _rewrite(context, page):
            _store(page)
            if line.outcome == Outcome.UNCHANGED:
                line.outcome, line.notes = Outcome.CHANGED, (_("its links lead to the pages of now"),)


def _store(page: Any) -> None:
    page.save(clean=False)
    revision = page.latest_revision
    revision.content = {**revision.content, **_changed_content(page)}
    revision.save(update_fields=["content"])


def _changed_content(page: Any) -> dict[str, Any]:
    fresh = page.serializable_data()
    return {name: fresh[name] for name in ("text", "body") if name in fresh}


def _rewrite(context: Context, page: Any) -> bool:
    if isinstance(page, PlainPage):
        before, page.text = page.text, LINK.sub(lambda match: _link(context, match), page.text)
        return bool(before != page.text)
    blocks = [{**block, "value": _in_value(context, block)} for block in page.body.raw_data]
    is_new = blocks != list(page.body.raw_data)
    if is_new:
        page.body = blocks
    return is_new


def _in_value(context: Context, block: dict[str, Any]) -> Any:
    value = block["value"]
    if block["type"] == "text":
        return LINK.sub(lambda match: _link(context, match), value)
    if block["type"] == "quote":
        return {**value, "text": LINK.sub(lambda match: _link(context, match), value["text"])}
    return value


def _link(context: Context, match: re.Match[str]) -> str:
    address = unescape(match[1])
    page_id = _page_at(context, address) if survey.host_of(address) in context.survey.hosts else None
    return f'<a linktype="page" id="{int(page_id)}">' if page_id else match[0]


def _page_at(context: Context, address: str) -> int | None:
    path = redirects.tidy_of(address.partition("#")[0])
    if not path:
        return None
    if path in context.old_addresses:
        return context.old_addresses[path]
    row = Redirect.objects.filter(old_path=path, cause=Cause.IMPORTED, target_page__live=True).first()
    return row.target_page_id if row else None
