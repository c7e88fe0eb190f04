"""The breaking banner of an edition, until it ends."""

from dataclasses import dataclass

from django.utils import timezone

from broadsheet.delivery.depends import depends_on, stale_at
from broadsheet.editions.models import Edition
from broadsheet.fronts.models import Banner


@dataclass(frozen=True)
class BannerCard:
    """number: by which a reader's device remembers that it was closed. url: "" if it leads nowhere."""

    number: int
    level: str
    level_label: str
    text: str
    url: str


def banner(edition: Edition) -> BannerCard | None:
    depends_on(f"banner:{edition.pk}")
    row = Banner.objects.filter(edition=edition).showing(timezone.now()).first()
    if row is None:
        return None
    stale_at(row.ends_at)
    return BannerCard(row.pk, row.level, str(row.get_level_display()), row.text, row.url)


def banners(edition: Edition) -> list[BannerCard]:
    """None or one, as a part."""
    found = banner(edition)
    return [found] if found else []
