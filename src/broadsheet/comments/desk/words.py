"""What the desk says of comments, in words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from broadsheet.comments.models import Status

BOUND = 200  # no pile is counted further

SAYINGS: dict[str, Callable[[int], str]] = {
    "banned": lambda number: _("the writer or the network is banned"),
    "trap": lambda number: _("a field was filled that people do not see"),
    "too-fast": lambda number: _("sent within three seconds"),
    "no-proof": lambda number: _("sent without script"),
    "links": lambda number: (
        ngettext("%(number)s link", "%(number)s links", number) % {"number": amount(number)}
    ),
    "words": lambda number: (
        ngettext("%(number)s word from the list", "%(number)s words from the list", number)
        % {"number": amount(number)}
    ),
    "staff": lambda number: _("signed with a name of the paper or its staff"),
    "new": lambda number: _("first comment of this writer"),
}

HISTORY = {  # in the order in which they are said
    Status.APPROVED: gettext_lazy("%(count)s approved"),
    Status.REJECTED: gettext_lazy("%(count)s rejected"),
    Status.SPAM: gettext_lazy("%(count)s spam"),
    Status.WAITING: gettext_lazy("%(count)s waiting"),
}


def said(reason: Any) -> str:
    """One reason as comments keep it, {"code": …, "number": …}; its code, if nobody has words for it."""
    reason = reason if isinstance(reason, Mapping) else {"code": reason}
    code, number = str(reason.get("code", "")), reason.get("number")
    return SAYINGS[code](number if isinstance(number, int) else 0) if code in SAYINGS else code


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
