"""Reasons in words, for those who moderate."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext

SAYINGS: dict[str, Callable[[int], str]] = {
    "banned": lambda number: gettext("the writer or the network is banned"),
    "trap": lambda number: gettext("a field was filled that people do not see"),
    "too-fast": lambda number: gettext("sent within three seconds"),
    "no-proof": lambda number: gettext("sent without script"),
    "links": lambda number: ngettext("%(number)s link", "%(number)s links", number) % {"number": number},
    "words": lambda number: (
        ngettext("%(number)s word from the list", "%(number)s words from the list", number)
        % {"number": number}
    ),
    "staff": lambda number: gettext("signed with a name of the paper or its staff"),
    "new": lambda number: gettext("first comment of this writer"),
}


def said(reason: Mapping[str, Any]) -> str:
    """One reason as comments keep it, {"code": …, "number": …}; its code, if nobody has words for it."""
    code = str(reason.get("code", ""))
    return SAYINGS[code](int(reason.get("number") or 0)) if code in SAYINGS else code
