"""What fronts hand to templates: the slots of a page with their stories, the paper's own notices, the banner."""

from broadsheet.fronts.cards.banner import BannerCard, banner, banners
from broadsheet.fronts.cards.focus import beside as focus_beside
from broadsheet.fronts.cards.front import Front, Placed, ShownSlot, compose, front, of_slot
from broadsheet.fronts.cards.most_viewed import Chart, SectionChart
from broadsheet.fronts.cards.most_viewed import of_edition as most_viewed_of
from broadsheet.fronts.cards.most_viewed import of_section as most_viewed_in
from broadsheet.fronts.cards.notice import NoticeCard

__all__ = [
    "BannerCard", "Chart", "Front", "NoticeCard", "Placed", "SectionChart", "ShownSlot", "banner", "banners",
    "compose", "focus_beside", "front", "most_viewed_in", "most_viewed_of", "of_slot",
]  # fmt: skip
