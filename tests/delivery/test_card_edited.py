"""A topic's card, edited once, is new wherever it is printed; the receipt lists each address."""

import pytest

from broadsheet.topics.models import TopicPage
from tests.articles import factories as articles
from tests.topics import factories as topics

USING = 12


@pytest.fixture
def paper_with_cards(store):
    """A paper in which many stories print one card, and one story another."""
    paper = articles.edition()
    world = articles.section(paper)
    league, *others = (
        topics.topic(paper, name, name.lower()) for name in ("League", "Sahel", "Druze", "Kurds")
    )
    topics.in_focus(paper, league, *others)
    using = [
        topics.story(
            world, title=f"Using {n}", mentions=[(league, "League", "confirmed")], text="<p>The League met.</p>"
        )
        for n in range(USING)
    ]  # fmt: skip
    other = topics.story(world, mentions=[(others[0], "Sahel", "confirmed")], text="<p>In the Sahel.</p>")
    return [story.address for story in using] + ["/", "/topics/", "/topics/league/"], other.address


def edit(name, words):
    draft = TopicPage.objects.get(slug=name).get_latest_revision_as_object()
    draft.definition = words
    draft.save_revision().publish()


def test_an_edited_card_is_new_at_every_address_and_on_the_receipt(paper_with_cards, store, reader, printer):
    printing, other = paper_with_cards
    for path in (*printing, other):
        assert reader.get(path).status == 200
    newest = store.index.db.execute("SELECT max(id) FROM proof").fetchone()[0] or 0

    edit("league", "Said in other words.")
    printer.turn()

    assert [path for path in printing if "Said in other words." not in reader.get(path).text] == []
    listed = {path for (path,) in store.index.db.execute("SELECT path FROM proof WHERE id > ?", (newest,))}
    assert listed == set(printing)
    assert reader.knows(other)
