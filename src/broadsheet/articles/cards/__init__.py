"""What articles hand to templates: cards of lists, archives, and one whole story."""

from broadsheet.articles.cards.archives import Archive, Month, archive, month_of, months
from broadsheet.articles.cards.lists import CorrectionCard, corrections, deal, latest
from broadsheet.articles.cards.story import Credit, Link, Story, Translation, story

__all__ = [
    "Archive", "CorrectionCard", "Credit", "Link", "Month", "Story", "Translation",
    "archive", "corrections", "deal", "latest", "month_of", "months", "story",
]  # fmt: skip
