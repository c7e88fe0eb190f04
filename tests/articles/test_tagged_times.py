"""Lists by tag read the times that stand beside the tag."""

from datetime import timedelta

import pytest

from broadsheet.articles import cards
from broadsheet.articles.models import Article, Tagging
from tests.articles import factories
from tests.articles.factories import NOON

pytestmark = pytest.mark.django_db


def test_a_tag_learns_when_its_story_was_printed_and_keeps_it_through_edits(paper, world):
    harbours = factories.tag(paper)
    draft = factories.article(world, live=False, tags=[harbours])
    draft.save_revision().publish()
    draft.refresh_from_db()
    after_publishing = Tagging.objects.get(article=draft).printed_at
    draft.save_revision().publish()

    assert draft.printed_at is not None
    assert after_publishing == Tagging.objects.get(article=draft).printed_at == draft.printed_at


def test_stories_of_a_tag_come_newest_first_and_by_month(paper, world):
    harbours = factories.tag(paper)
    for days in (40, 0, 3):
        factories.article(world, f"{days} days ago", at=NOON - timedelta(days=days), tags=[harbours])
    among = Article.objects.about(harbours)
    november = cards.archive(paper, among, first=NOON.date().replace(day=1), last=NOON.date())

    newest = [card.headline for card in cards.latest(paper, among=among, limit=9)]
    assert newest == ["0 days ago", "3 days ago", "40 days ago"]
    assert [card.headline for card in november.cards] == newest[:2]
    assert november.older.path == "2026/10/"
