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
    "listed": lambda number: (
        ngettext("%(number)s word from the list", "%(number)s words from the list", number)
        % {"number": number}
    ),
    "letters": lambda number: gettext("one letter %(number)s times in a row") % {"number": number},
    "words": lambda number: gettext("one word %(number)s times in a row") % {"number": number},
    "lines": lambda number: gettext("one line %(number)s times") % {"number": number},
    "capitals": lambda number: gettext("nearly all in capitals"),
    "again": lambda number: gettext("nearly the same as another comment of these days"),
    "unseen": lambda number: gettext("letters that nobody sees"),
    "direction": lambda number: gettext("marks that turn the direction of writing"),
    "marks": lambda number: gettext("many marks on one letter"),
    "like-spam": lambda number: gettext("looks like what was marked as spam before"),
    "staff": lambda number: gettext("signed with a name of the paper or its staff"),
    "new": lambda number: gettext("first comment of this writer"),
}


def said(reason: Mapping[str, Any]) -> str:
    """One reason as comments keep it, {"code": …, "number": …}; its code, if nobody has words for it."""
    code = str(reason.get("code", ""))
    return SAYINGS[code](int(reason.get("number") or 0)) if code in SAYINGS else code
