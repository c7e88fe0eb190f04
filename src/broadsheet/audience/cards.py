"""The order of what is most viewed, for rooms that can deal the cards."""

from collections.abc import Collection

from broadsheet.audience.models import Ranking
from broadsheet.audience.tally import Window
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition

SHOWN = 10  # in a list
LEAST = 5  # a list of fewer is not drawn


def ranked(edition: Edition, section: int = 0) -> dict[Window, list[int]]:
    """Ids of pages, most viewed first, for each window; more than are shown, since some may have left print.

    section: the id of its page; 0 is the whole edition.
    """
    depends_on(tag_of(edition.pk, section))
    rows = Ranking.objects.filter(edition=edition, section=section).values_list("window", "pages")
    found = dict(rows)
    return {window: found.get(window.value, []) for window in Window}


def ranked_of_sections(edition: Edition, sections: Collection[int], window: Window) -> dict[int, list[int]]:
    """As `ranked`, in one window: ids of pages by the id of their section, in the order of `sections`."""
    depends_on(*(tag_of(edition.pk, section) for section in sections))
    rows = Ranking.objects.filter(edition=edition, section__in=sections, window=window)
    found = dict(rows.values_list("section", "pages"))
    return {section: found.get(section, []) for section in sections}


def tag_of(edition: int, section: int) -> str:
    """What a page depends on that shows this ranking."""
    return f"most-viewed:{edition}:{section}"
