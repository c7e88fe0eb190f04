"""WordPress's moments: local and GMT texts, either of which may be missing or zero."""

from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

FORM = "%Y-%m-%d %H:%M:%S"
FIRST_YEAR = 1000  # addresses have years of four digits


def moment(*, gmt: str, local: str = "", rfc: str = "", zone: ZoneInfo) -> datetime | None:
    """Aware, UTC. The GMT text counts, then the local one in `zone`, then the feed's; None if none is one."""
    for text, of in ((gmt, UTC), (local, zone)):
        if found := _parsed(text, of):
            return found
    return _feed_date(rfc)


def _parsed(text: str, zone: tzinfo) -> datetime | None:
    try:
        found = datetime.strptime(text[:19].replace("T", " "), FORM).replace(tzinfo=zone)
        return found.astimezone(UTC) if found.year > FIRST_YEAR else None
    except (ValueError, OverflowError):
        return None


def _feed_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found.astimezone(UTC) if found.year > FIRST_YEAR else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
