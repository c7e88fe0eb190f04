"""What the desk says of comments, in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from broadsheet.comments import words as in_words
from broadsheet.comments.models import Status

BOUND = 200  # no pile is counted further

HISTORY = {  # in the order in which they are said
    Status.APPROVED: gettext_lazy("%(count)s approved"),
    Status.REJECTED: gettext_lazy("%(count)s rejected"),
    Status.SPAM: gettext_lazy("%(count)s spam"),
    Status.WAITING: gettext_lazy("%(count)s waiting"),
}


def said(reason: Any) -> str:
    """One reason as comments keep it."""
    return in_words.said(reason if isinstance(reason, Mapping) else {"code": reason})


def reasons(kept: Iterable[Any]) -> list[str]:
    """All but the classifier's, of which the score speaks."""
    return [
        said(one) for one in kept if not (isinstance(one, Mapping) and ("words" in one or "score" in one))
    ]


def weighing(kept: Iterable[Any]) -> list[str]:
    """The words by which the classifier judged, where a reason names them."""
    lists = (reason.get("words") for reason in kept if isinstance(reason, Mapping))
    return [str(word) for words in lists if isinstance(words, list) for word in words]


def history(counts: Mapping[str, int], first_at: datetime | None) -> str:
    """Of a writer's other comments: "12 approved, 1 rejected; first in March 2026". "" if there are none."""
    parts = [
        words % {"count": amount(counts[status])} for status, words in HISTORY.items() if counts.get(status)
    ]
    if not parts or first_at is None:
        return ""
    month = formats.date_format(timezone.localtime(first_at), "YEAR_MONTH_FORMAT")
    return _("%(counts)s; first in %(month)s") % {"counts": _(", ").join(parts), "month": month}


def count(number: int) -> str:
    return f"{amount(BOUND)}+" if number > BOUND else amount(number)


def amount(number: int) -> str:
    return str(formats.number_format(number))


def age(oldest_at: datetime | None, at: datetime) -> str:
    return timesince(oldest_at, at, depth=1) if oldest_at else ""
