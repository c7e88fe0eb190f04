"""The front that nobody has composed: each story once, and no list of a single story."""

from datetime import timedelta

from broadsheet.fronts import cards
from tests.articles import factories
from tests.articles.factories import NOON


def front(paper):
    made = cards.front(factories.front_of(paper), paper)
    found = {slot.kind: [story.card.headline for story in slot.stories] for slot in made.slots}
    return {name: found.get(name, []) for name in ("seconds", "exclusive", "latest-news")}


def print_in_order(place, **facts):
    """headline → what is said of it besides; the newest first."""
    for hours, (headline, more) in enumerate(facts.items()):
        factories.article(place, headline, at=NOON - timedelta(hours=hours), **more)


def test_one_exclusive_story_is_no_band_and_stands_among_the_news(paper, world):
    print_in_order(world, Lead={}, One={}, Two={}, Three={}, Four={}, Scoop={"is_exclusive": True})

    assert front(paper) == {
        "seconds": ["One", "Two", "Three"],
        "exclusive": [],
        "latest-news": ["Four", "Scoop"],
    }


def test_two_are_a_band_and_stand_nowhere_else(paper, world):
    scoop = {"is_exclusive": True}
    print_in_order(world, Lead={}, One={}, Two={}, Three={}, Four={}, Scoop=scoop, Beat=scoop)

    assert front(paper) == {
        "seconds": ["One", "Two", "Three"],
        "exclusive": ["Scoop", "Beat"],
        "latest-news": ["Four"],
    }
