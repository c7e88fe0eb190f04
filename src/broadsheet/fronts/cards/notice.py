"""A house notice: words of the paper itself, always labelled as such."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from broadsheet.fronts import kinds
from broadsheet.fronts.document import Slot
from broadsheet.fronts.shelf import Shelf
from broadsheet.images.cards import PictureCard, pictures


@dataclass(frozen=True)
class NoticeCard:
    """url: "" if it leads nowhere; link: its words."""

    text: str
    url: str
    link: str
    picture: PictureCard | None


def notices(shelf: Shelf, slot: Slot, at: datetime) -> Sequence[NoticeCard]:
    """The notice of the slot while it is in force."""
    notice = slot.notice
    if not notice.is_in_force(at):
        return ()
    shown = pictures([notice.picture], has_words=False) if notice.picture else {}
    return (NoticeCard(notice.text, notice.url, notice.link, shown.get(notice.picture or 0)),)


kinds.add(
    kinds.SlotKind(
        "notice", _("House notice"), "fronts/slots/notice.html", count=1, most=1, is_repeatable=True, content=notices,
        say=lambda notice: notice.text,
    )
)  # fmt: skip
