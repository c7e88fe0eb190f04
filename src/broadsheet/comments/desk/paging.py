"""Pages of long lists by the place of their last row: as fast at the end as at the beginning."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime


@dataclass(frozen=True)
class Stretch:
    """Some rows of a list. after: what asks for the next ones; "" at the end."""

    rows: list[Any]
    after: str


def stretch(rows: QuerySet[Any], *, moment: str, after: str, size: int, is_newest_first: bool) -> Stretch:
    """moment: the field by which the rows are ordered. after: as the stretch before this one gave it."""
    sign, beyond = ("-", "lt") if is_newest_first else ("", "gt")
    if place := _read(after):
        at, pk = place
        rows = rows.filter(Q(**{f"{moment}__{beyond}": at}) | Q(**{moment: at, f"pk__{beyond}": pk}))
    found = list(rows.order_by(f"{sign}{moment}", f"{sign}pk")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Stretch(found[:size], f"{getattr(last, moment).isoformat()}_{last.pk}" if last else "")


def _read(after: str) -> tuple[datetime, int] | None:
    """None for what is no place: the list begins anew."""
    text, _line, number = after.replace(" ", "+").rpartition("_")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        at = parse_datetime(text)
    except ValueError:
        return None
    return (at, int(number)) if at and at.tzinfo else None
