"""What readers see of the counting, as facts for the press: docs/reference/tags.md. Numbers are shown to nobody."""

from typing import Any

from broadsheet.audience.cards import tag_of
from broadsheet.audience.models import Ranking

UNSEEN = ("changed_at",)


def of_ranking(ranking: Ranking) -> dict[str, Any]:
    fact = (ranking.window, tuple(ranking.pages))
    return {tag_of(ranking.edition_id, ranking.section): fact}
