"""Whatever is published, picked, linked and taken away: what stands beside a story keeps the rules."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.articles import cards as articles_cards
from broadsheet.articles.models import Article
from broadsheet.related import cards, finding, likeness
from broadsheet.related.finding import Found, Nearest
from broadsheet.related.likeness import Rarity, Text
from broadsheet.related.models import Neighbour
from tests.articles import factories as articles
from tests.related import factories

WORDS = (
    "bridge", "cable", "strait", "toll", "ferry", "harbour", "dam", "reservoir", "canal", "borehole", "judge",
    "appeal", "rook", "endgame",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(tuple).map(Text)
scores = st.floats(0, 1).map(lambda score: round(score, 3))


@given(st.dictionaries(st.integers(1, 40), st.tuples(texts, scores)), st.sets(st.integers(1, 40)))
def test_the_choice_has_none_twice_no_double_and_nothing_that_stands_there(drawn, standing):
    found = sorted((Found(pk, score) for pk, (_text, score) in drawn.items()), key=lambda one: -one.score)
    near = Nearest(tuple(found), frozenset(), {pk: text for pk, (text, _score) in drawn.items()})

    chosen = finding.choose(near, standing)
    pages = [one.page_id for one in chosen]

    assert len(set(pages)) == len(pages) <= finding.KEPT
    assert not standing & set(pages)
    assert [one.score for one in chosen] == sorted((one.score for one in chosen), reverse=True)
    pairs = [(near.texts[one], near.texts[other]) for one in pages for other in pages if one < other]
    assert not any(likeness.is_double(*pair) for pair in pairs)


@given(texts, texts, st.integers(0, 300))
def test_likeness_is_the_same_from_both_sides_and_whole_with_itself(one, other, stories):
    rare = Rarity(stories, {"bridge": stories, "toll": stories // 2}, {})
    first, second = one.vector(rare), other.vector(rare)

    assert one.likeness(second, rare) == pytest.approx(other.likeness(first, rare))
    assert 0 <= one.likeness(second, rare) <= 1 + 1e-9
    assert one.likeness(first, rare) == pytest.approx(1 if first else 0)
    assert likeness.is_double(one, other) == likeness.is_double(other, one)
    assert likeness.is_double(one, one)


@given(st.integers(0, 400), st.integers(0, 400))
def test_what_more_stories_have_weighs_less(few, more):
    few, more = sorted((few, more))
    rare = Rarity(400, {"few": few, "more": more}, {("tag", 1): few, ("tag", 2): more})

    assert rare.of_stem("few") >= rare.of_stem("more") >= 0
    assert 1 >= rare.of_subject(("tag", 1)) >= rare.of_subject(("tag", 2)) >= 0


deeds = st.lists(
    st.tuples(st.sampled_from(["publish", "pick", "link", "withdraw", "work", "tag"]), st.integers(0, 99)),
    min_size=6, max_size=14,
)  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=settings().max_examples // 6)  # each is a day of its own
@given(deeds)
def test_a_day_of_the_newsroom_leaves_no_story_beside_itself_and_none_twice(paper_of_words, drawn):
    desk = paper_of_words()
    for deed, number in drawn:
        globals()[f"_{deed}"](desk, number)
    factories.work()

    for story in Article.objects.in_print():
        told = articles_cards.story(story, desk.paper)
        picks = [card.page_id for card in told.picks]
        shown = [one.card.page_id for one in cards.beside(told, desk.paper)]
        assert len({story.pk, *picks, *shown}) == 1 + len(picks) + len(shown)
        assert len(picks) <= 3
        assert len(shown) <= 4
        assert not finding.linked(story.body.raw_data) & set(shown)
        printed = set(Article.objects.in_print().values_list("pk", flat=True))
        assert {*picks, *shown} <= printed
    kept = [(row.story_id, row.neighbour_id) for row in Neighbour.objects.all()]
    assert len(kept) == len(set(kept))


@pytest.fixture
def paper_of_words(paper, world):
    """paper_of_words() → the desk of a paper with five stories, as on the first morning."""

    def begin():
        Article.objects.all().delete()
        desk = SimpleNamespace(paper=paper, world=world)
        for number in range(0, 60, 12):
            _publish(desk, number)
        factories.work()
        return desk

    yield begin


def _nth(number):
    rows = list(Article.objects.in_print().order_by("pk"))
    return rows[number % len(rows)]


def _publish(desk, number):
    said = [WORDS[(number + step * (1 + number % 5)) % len(WORDS)] for step in range(9)]
    factories.story(desk.world, f"{said[0]} {number}", " ".join(said))


def _pick(desk, number):
    factories.pick(_nth(number), *{_nth(number + 1), _nth(number + 3)})


def _link(desk, number):
    text = f'{" ".join(WORDS[:7])} <a linktype="page" id="{_nth(number + 1).pk}">more</a>'
    body = Article._meta.get_field("body").to_python(factories.body(text))
    factories.edit(_nth(number), body=body)


def _withdraw(desk, number):
    if Article.objects.in_print().count() > 2:
        _nth(number).unpublish()


def _work(desk, number):
    factories.work()


def _tag(desk, number):
    slug = f"tag-{number % 3}"
    tag = articles.Tag.objects.filter(slug=slug).first() or articles.tag(desk.paper, slug, slug)
    factories.edit(_nth(number), taggings=[articles.Tagging(tag=tag, sort_order=0)])
