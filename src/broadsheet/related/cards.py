"""What to read next: the neighbours of a story, as its page shows them."""

from dataclasses import dataclass
from urllib.parse import quote

from broadsheet.articles import cards
from broadsheet.articles.cards import Story
from broadsheet.articles.models import Article
from broadsheet.articles.querysets import CardRow
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.pages.cards import Card
from broadsheet.related import subjects
from broadsheet.related.finding import SHOWN
from broadsheet.related.models import Neighbour


@dataclass(frozen=True)
class Related:
    """A story, and why it stands here: "Also about Water"."""

    card: Card
    reason: str


def beside(story: Story, edition: Edition) -> list[Related]:
    """At most SHOWN stories in print, nearest first; none to which the page leads already."""
    page_id = story.card.page_id
    depends_on(f"related:{page_id}")
    rows = list(Neighbour.objects.filter(story_id=page_id))
    printed = _printed([row.neighbour_id for row in rows], edition)
    shown = [row for row in rows if _is_to_show(printed.get(row.neighbour_id), story)][:SHOWN]
    if shown != rows[:SHOWN]:
        depends_on(f"related:{page_id}:spare")
    depends_on(*(f"address:{row.neighbour_id}" for row in rows if row.neighbour_id not in printed))
    dealt = cards.deal([printed[row.neighbour_id] for row in shown], edition) if shown else []
    reasons = subjects.reasons({(row.kind, row.subject) for row in shown})
    return [Related(card, reasons[row.kind, row.subject]) for row, card in zip(shown, dealt, strict=True)]


def _printed(page_ids: list[int], edition: Edition) -> dict[int, CardRow]:
    if not page_ids:
        return {}
    rows = Article.objects.in_print().in_edition(edition).filter(pk__in=page_ids)
    return {row.pk: row for row in rows.for_cards()}


def _is_to_show(row: CardRow | None, story: Story) -> bool:
    """In print, not picked, and not linked in the text, by whatever form of its address."""
    if row is None or row.pk in {card.page_id for card in story.picks}:
        return False
    path = f"/{row.address_date:%Y/%m/%d}/{row.slug}/"
    return not any(form in story.printed for form in (path, quote(path)))
