"""All that is kept about one writer, to be handed to that person: as JSON, or as a table."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from broadsheet.comments import keys
from broadsheet.comments.models import Ban, Comment
from broadsheet.comments.querysets import CommentQuerySet
from broadsheet.lib import sheets

FACTS = (
    "pk", "name", "email", "text", "status", "posted_at", "edited_at", "is_pick", "reasons", "score", "writer",
    "network", "decided_at", "reject_reason",
)  # fmt: skip
COLUMNS = (*FACTS, "story", "address", "answers", "decisions", "reports")


def of_writer(writer: str) -> CommentQuerySet:
    """By the keyed hash."""
    rows: CommentQuerySet = Comment.objects.by_writer(writer)
    return rows.order_by("posted_at", "pk")


def of_address(email: str) -> CommentQuerySet:
    """By the address itself: also those of which no hash was ever made."""
    rows: CommentQuerySet = Comment.objects.filter(
        Q(writer=keys.of_writer(email)) | Q(email__iexact=email.strip())
    )
    return rows.exclude(writer="", email="").order_by("posted_at", "pk")


def as_json(rows: CommentQuerySet) -> str:
    lines = list(_lines(rows))
    bans = Ban.objects.filter(writer__in={line["writer"] for line in lines} - {""})
    kept = {"comments": lines, "bans": list(bans.values("made_at", "until", "reason", "writer", "network"))}
    return json.dumps(kept, ensure_ascii=False, indent=2, default=_moment)


def as_csv(rows: CommentQuerySet) -> str:
    """One comment a line. A cell that a spreadsheet would reckon begins with an apostrophe."""
    sheet = io.StringIO()
    table = csv.writer(sheet)
    table.writerow(COLUMNS)
    for line in _lines(rows):
        table.writerow([cell(line[column]) for column in COLUMNS])
    return sheet.getvalue()


def cell(value: Any) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False, default=_moment) if isinstance(value, list) else str(value)
    return sheets.harmless(text)


def _lines(rows: CommentQuerySet) -> Iterator[dict[str, Any]]:
    found = list(rows.prefetch_related("decisions", "reports"))
    pages = _pages(row.page_id for row in found)
    for row in found:
        page = pages[row.page_id]
        yield {
            **{name: getattr(row, name) for name in FACTS},
            "story": page.title,
            "address": getattr(page, "address", "") or page.url or "",
            "answers": row.parent_id,
            "decisions": [_decision(one) for one in row.decisions.all()],
            "reports": [
                [one.made_at, one.reason] for one in row.reports.all()
            ],  # by whom is not this writer's
        }


def _pages(ids: Iterable[int]) -> dict[int, Page]:
    return {page.pk: page for page in Page.objects.filter(pk__in=set(ids)).specific()}


def _decision(row: Any) -> list[Any]:
    return [row.made_at, row.what, row.reason, row.before.get("text", "")]


def _moment(value: Any) -> str:
    return str(value.isoformat())
