"""Receipts in an editor's words: what readers see of a change, since when, and what went wrong."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from broadsheet.delivery import telling
from broadsheet.delivery.models import Receipt, State

TIME = "H:i:s"  # to the second, in every language
WHAT: dict[str, str | Promise] = {
    "wagtail.publish": gettext_lazy("Published"),
    "wagtail.publish.scheduled": gettext_lazy("Published at its hour"),
    "wagtail.unpublish": gettext_lazy("Taken out of print"),
    "wagtail.unpublish.scheduled": gettext_lazy("Ended at its hour"),
    "wagtail.rename": gettext_lazy("Address changed"),
    "wagtail.move": gettext_lazy("Moved"),
    "wagtail.delete": gettext_lazy("Deleted"),
    "broadsheet.correct": gettext_lazy("Corrected"),
    "broadsheet.launch": gettext_lazy("Front launched"),
    "broadsheet.banner": gettext_lazy("Banner launched"),
    "broadsheet.banner-end": gettext_lazy("Banner ended"),
    "broadsheet.rails": gettext_lazy("Parts beside stories changed"),
}
GONE = ("wagtail.unpublish", "wagtail.unpublish.scheduled", "wagtail.delete")
STATES: dict[str, str | Promise] = {
    "waiting": gettext_lazy("Not looked at yet"),
    "shown": gettext_lazy("Readers see the new page"),
    "gone": gettext_lazy("Readers find no page there"),
    "dropped": gettext_lazy("The old page is gone; the next reader gets a new one"),
    "unchanged": gettext_lazy("Nothing on it changed"),
    "late": gettext_lazy("Renewed, but late"),
    "failed": gettext_lazy("Readers still get the old page"),
}
BAD = ("late", "failed")
TIMED = ("shown", "gone", "dropped", "late")


@dataclass(frozen=True)
class Line:
    """One address of a receipt. ms: until readers got it right; None where nothing was to be waited for."""

    address: str
    is_hot: bool
    is_bad: bool
    ms: int | None
    words: str
    error: str


@dataclass(frozen=True)
class Proof:
    """A receipt as it is told. words: all of it in a sentence; count: of all addresses, more: of those not listed."""

    receipt: Receipt
    what: str
    state: str
    words: str
    lines: list[Line]
    count: int
    slowest: int
    is_bad: bool
    is_waiting: bool


def of(receipt: Receipt) -> Proof:
    now = timezone.now()
    is_unproved = telling.is_unproved(receipt, now)
    return Proof(
        receipt=receipt,
        what=str(WHAT.get(receipt.what, receipt.what)),
        state=_("never proved") if is_unproved else str(State(receipt.state).label),
        words=_unproved() if is_unproved else _words(receipt, now),
        lines=[_line(line) for line in receipt.lines],
        count=_count(receipt),
        slowest=telling.slowest(receipt),
        is_bad=is_unproved or receipt.state in BAD,
        is_waiting=receipt.state == State.WAITING and not is_unproved,
    )


def _line(line: dict[str, Any]) -> Line:
    state, error = line["state"], line.get("error", "")
    words = _("Could not be looked at") if error else str(STATES.get(state, state))
    return Line(
        address=line["address"],
        is_hot=line["kind"] == "hot",
        is_bad=state in BAD,
        ms=line["ms"] if state in TIMED else None,
        words=words,
        error=error,
    )


def _count(receipt: Receipt) -> int:
    return len(receipt.lines) + receipt.more


def _unproved() -> str:
    return _("Nobody has looked at what readers see. Tell whoever runs the paper: its printer may be away.")


def _words(receipt: Receipt, now: datetime) -> str:
    count = _count(receipt)
    if receipt.state == State.WAITING:
        return _("The press is renewing what readers see.")
    if receipt.state == State.FAILED:
        failed = sum(line["state"] == "failed" for line in receipt.lines)
        text = ngettext(
            "%(failed)s of %(count)s address does not show this, or could not be looked at.",
            "%(failed)s of %(count)s addresses do not show this, or could not be looked at.",
            count,
        )
        return text % {"failed": formats.number_format(failed), "count": formats.number_format(count)}
    since = moment(receipt.finished_at or receipt.done_at, now)
    if not count:
        return _("No stored page had to be renewed; readers get new ones since %(since)s.") % {"since": since}
    return _since(receipt, count) % {
        "since": since,
        "count": formats.number_format(count),
        "ms": formats.number_format(telling.slowest(receipt), force_grouping=True),
    }


def _since(receipt: Receipt, count: int) -> str:
    if receipt.state == State.LATE:
        return ngettext(
            "Readers see this since %(since)s, but it came late; %(count)s address, slowest %(ms)s ms.",
            "Readers see this since %(since)s, but it came late; %(count)s addresses, slowest %(ms)s ms.",
            count,
        )
    if receipt.what in GONE:
        return ngettext(
            "Readers no longer see this since %(since)s; %(count)s address, slowest %(ms)s ms.",
            "Readers no longer see this since %(since)s; %(count)s addresses, slowest %(ms)s ms.",
            count,
        )
    return ngettext(
        "Readers see this since %(since)s; %(count)s address, slowest %(ms)s ms.",
        "Readers see this since %(since)s; %(count)s addresses, slowest %(ms)s ms.",
        count,
    )


def moment(at: datetime, now: datetime) -> str:
    """The time of day, to the second; with its day, unless that is today."""
    here = timezone.localtime(at)
    hour = formats.time_format(here.time(), TIME)
    if here.date() == timezone.localtime(now).date():
        return hour
    return f"{formats.date_format(here.date())}, {hour}"
