"""Whether an item was public, and since when. What was not public for certain becomes a draft."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from broadsheet.importers.wordpress import dates
from broadsheet.importers.wordpress.records import Item

SLACK = timedelta(minutes=1)


@dataclass(frozen=True)
class Standing:
    """printed_at: aware; None for what never was public. changed_at: aware. notes: why it is a draft."""

    is_live: bool
    printed_at: datetime | None
    changed_at: datetime
    notes: tuple[str, ...] = ()


def of(item: Item, *, zone: ZoneInfo, at: datetime) -> Standing:
    said = dates.moment(gmt=item.date_gmt, local=item.date, rfc=item.pub_date, zone=zone)
    changed_at = dates.moment(gmt=item.modified_gmt, zone=zone) or said or at
    why = _why_not_public(item, said, at)
    if why:
        return Standing(False, None, min(changed_at, at), (why,))
    if said is None:
        return Standing(True, at, at, (_("has no date: that of the import is taken"),))
    return Standing(True, said, max(said, min(changed_at, at)))


def _why_not_public(item: Item, said: datetime | None, at: datetime) -> str:
    status = item.status.lower()
    reasons = {
        "draft": _("was a draft and stays one"),
        "auto-draft": _("was a draft and stays one"),
        "pending": _("was waiting for review: becomes a draft"),
        "private": _("was private: becomes a draft"),
        "trash": _("was in the trash: becomes a draft"),
    }
    if status == "future" or (status == "publish" and said and said > at + SLACK):
        date = f"{said:%Y-%m-%d %H:%M} UTC" if said else _("no date")
        return _("was scheduled for %(date)s: becomes a draft, and is not scheduled here") % {"date": date}
    if item.has_password:
        return _("was behind a password: becomes a draft, the password is not kept")
    if status != "publish":
        return reasons.get(status) or _("its status “%(status)s” is not “publish”: becomes a draft") % {
            "status": status
        }
    return ""
