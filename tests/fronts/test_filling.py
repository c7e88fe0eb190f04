"""How a document is filled: whatever is chosen, expires or is taken down, no story stands twice, and no slot is empty
while a story of its rule stands nowhere."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from broadsheet.articles.models import Article
from broadsheet.delivery.depends import noting
from broadsheet.fronts import cards, document, filling, kinds, standing
from broadsheet.fronts.document import Document, NotADocument, Pick, Rule, Slot
from broadsheet.fronts.shelf import Foreseen, Shelf
from tests.articles import factories
from tests.topics import factories as topics

STORIES = 14
HOURS = st.one_of(st.none(), st.integers(-3, 3))
KINDS = ("news", "analysis", "opinion")
picks = st.builds(
    lambda *said: said, st.integers(0, STORIES - 1), HOURS, HOURS, st.booleans()
)  # fmt: skip
names = st.sampled_from([kind.name for kind in kinds.offered(on_section=False) if not kind.content])
rules = st.tuples(st.sampled_from(["", *KINDS]), st.booleans(), st.booleans())
slots = st.lists(st.tuples(names, st.integers(1, 4), rules, st.lists(picks, max_size=5)), max_size=7)
fates = st.lists(
    st.sampled_from(["printed"] * 5 + ["draft", "withdrawn", "private", "deleted"]),
    min_size=STORIES,
    max_size=STORIES,
)


@pytest.fixture
def printed(paper, world):
    """Stories of all kinds in two sections, some exclusive; the newest first."""
    places, now = (world, factories.section(paper, "Economy", "economy")), timezone.now()
    return [
        factories.article(
            places[n % 2], f"Story {n}", at=now - timedelta(hours=n), kind=KINDS[n % 3], is_exclusive=n % 4 == 0
        )
        for n in range(STORIES)
    ]  # fmt: skip


def made(drawn, printed, at):
    """The document that was drawn, with the ids of these stories."""

    def hour(number):
        return None if number is None else at + timedelta(hours=number, minutes=30)

    world = printed[0].section_id
    found = []
    for key, (name, count, (kind, in_section, is_exclusive), chosen) in enumerate(drawn):
        rule = Rule(kind, world if in_section else None, None, is_exclusive=is_exclusive)
        seen = {}
        for n, begins, ends, boosted in chosen:
            pick = Pick(printed[n].pk, begins_at=hour(begins), ends_at=hour(ends), is_boosted=boosted)
            seen.setdefault(pick.story, pick)
        found.append(Slot(f"s{key}", name, count, rule=rule, picks=tuple(seen.values())))
    return Document(tuple(found))


def befall(story, fate):
    if fate == "draft":
        Article.objects.filter(pk=story.pk).update(live=False)
    elif fate == "withdrawn":
        Article.objects.filter(pk=story.pk).update(withdrawn_at=timezone.now())
    elif fate == "private":
        PageViewRestriction.objects.create(page=story, restriction_type="login")
    elif fate == "deleted":
        Article.objects.get(pk=story.pk).delete()


@given(slots, fates)
def test_no_story_twice_none_that_readers_may_not_see_and_no_slot_empty_in_vain(
    paper, printed, transactional, drawn, fates
):
    with transactional():
        at = timezone.now()
        whole = made(drawn, printed, at)
        for story, fate in zip(printed, fates, strict=True):
            befall(story, fate)
        open_to_all = set(Article.objects.in_print().in_edition(paper).values_list("pk", flat=True))
        shelf = Shelf(paper)

        filled = filling.fill(whole, shelf, at)

        shown = [pk for one in filled for pk in one.ids]
        assert len(shown) == len(set(shown))
        assert set(shown) <= open_to_all
        for one in filled:
            wanted = [
                pick.story for pick in one.slot.picks if pick.is_in_force(at) and pick.story in open_to_all
            ]
            stand = [pick.story for pick in one.picks]
            assert stand == [pk for pk in wanted if pk in stand]  # order as pinned
            elsewhere = {pk for other in filled for pk in other.ids if other is not one}
            left_out = [pk for pk in wanted if pk not in stand and pk not in elsewhere]
            assert not left_out or len(one.ids) == one.slot.count
            assert len(one.ids) <= one.slot.count
            kind = kinds.find(one.slot.kind)
            left = set(shelf.among(one.slot.rule).values_list("pk", flat=True)) - set(shown)
            if not one.ids:
                assert len(left) < min(kind.least, one.slot.count)
            elif kind.place != kinds.LEAD:
                assert not left or len(one.ids) == one.slot.count  # no place is empty in vain either


@pytest.fixture
def transactional(db):
    """A block whose changes are undone at its end."""
    from contextlib import contextmanager

    from django.db import transaction

    @contextmanager
    def undone():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undone


@given(slots)
def test_a_document_is_read_as_it_was_written(paper, printed, drawn):
    whole = made(drawn, printed, timezone.now())

    assert document.read(document.write(whole)) == whole


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {},
        {"version": 2, "slots": []},
        {"version": 1, "slots": {}},
        {"version": 1, "slots": [{"key": "a"}]},
        {"version": 1, "slots": [{"key": "a", "kind": "lead"}, {"key": "a", "kind": "band"}]},
        {"version": 1, "slots": [{"key": "a", "kind": "lead", "count": -1}]},
        {"version": 1, "slots": [{"key": "a", "kind": "lead", "picks": [{"story": "1"}]}]},
        {"version": 1, "slots": [{"key": "a", "kind": "lead", "picks": [{"story": 1, "ends_at": "soon"}]}]},
        {"version": 1, "slots": [{"key": "a", "kind": "lead", "rule": {"tag": True}}]},
        {"version": 1, "slots": [{"key": "a", "kind": "lead", "heading": "x" * 61}]},
    ],
)
def test_what_is_no_front_is_refused_whole(raw):
    with pytest.raises(NotADocument):
        document.read(raw)


def test_a_page_goes_stale_at_the_next_moment_of_its_document(paper, printed):
    at = timezone.now()
    soon, later = at + timedelta(hours=1), at + timedelta(hours=2)
    timed = (
        Pick(printed[0].pk, begins_at=soon),
        Pick(printed[1].pk, ends_at=later),
        Pick(printed[2].pk, ends_at=at),
    )
    whole = Document((Slot("lead", "lead", picks=timed),))

    with noting() as notes:
        filling.fill(whole, Shelf(paper), at)

    assert notes.stale_at == soon


def test_own_words_and_picture_stand_on_the_card(paper, printed):
    picture = factories.picture()
    pick = Pick(printed[5].pk, "Said otherwise", picture.pk, hides_standfirst=True, is_boosted=True)
    whole = Document((Slot("lead", "lead", picks=(pick,)),))

    story = cards.compose(whole, Shelf(paper), timezone.now()).slots[0].stories[0]

    assert (story.card.headline, story.card.standfirst, story.is_boosted) == ("Said otherwise", "", True)
    assert story.card.picture.picture_id == picture.pk


def test_a_rule_by_tag_follows_a_tag_into_the_one_it_was_merged_into(paper, world):
    ports, harbours = factories.tag(paper, "Ports", "ports"), factories.tag(paper)
    story = factories.article(world, tags=[harbours])
    ports.merged_into = harbours
    ports.save()
    whole = Document((Slot("a", "latest-news", 3, rule=Rule(tag=ports.pk)),))

    assert filling.fill(whole, Shelf(paper), timezone.now())[0].ids == (story.pk,)


def test_a_rule_by_topic_finds_its_stories_while_readers_may_see_the_topic(paper, world):
    league = topics.topic(paper, "League", "league")
    story = topics.story(world, topics=[league])
    whole = Document((Slot("a", "band", 3, rule=Rule(topic=league.pk), picks=(Pick(story.pk),)),))

    shown = cards.compose(whole, Shelf(paper), timezone.now()).slots[0]
    league.unpublish()
    hidden = cards.compose(whole, Shelf(paper), timezone.now()).slots[0]

    assert (shown.heading, shown.url) == ("League", "/topics/league/")
    assert (hidden.heading, hidden.url) == ("", "")  # no link to a page that is not there


def test_a_later_minute_has_what_is_scheduled_until_then_and_lacks_what_ends(paper, world):
    now = timezone.now()
    ending = factories.article(
        world, "Ending", at=now - timedelta(hours=1), expire_at=now + timedelta(hours=1)
    )
    staying = factories.article(world, "Staying", at=now - timedelta(hours=2))
    coming = factories.article(world, "Coming", live=False, go_live_at=now + timedelta(hours=2))
    coming.save_revision().publish()
    whole = Document((Slot("a", "latest-news", 6, rule=Rule("news")),))

    def at(hours):
        shelf = Foreseen(paper, None, now + timedelta(hours=hours))
        return [card.card.headline for card in cards.compose(whole, shelf, now).slots[0].stories]

    assert [at(0.5), at(1.5), at(3)] == [["Ending", "Staying"], ["Staying"], ["Coming", "Staying"]]
    assert ending.pk and staying.pk


@pytest.mark.parametrize("stories", [1, 12])
def test_a_front_costs_the_same_for_few_and_for_many(
    client, paper, world, stories, django_assert_max_num_queries
):
    for n in range(stories):
        factories.article(world, at=timezone.now() - timedelta(hours=n), kind=KINDS[n % 3])
    client.get("/")

    with django_assert_max_num_queries(40):
        client.get("/")


def test_nobody_has_composed_a_section_and_it_shows_its_river(client, paper, world):
    factories.article(world)

    assert standing.document_of(world) is None
    assert b"front__" not in client.get("/world/").content
