"""What editors find while they type: pages by title, pictures, people, tags, users."""

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend
from wagtail.tasks import update_reference_index_task

from broadsheet.accounts.models import User
from broadsheet.articles.models import Article, SectionPage
from broadsheet.images.models import Picture
from broadsheet.people.models import Person
from broadsheet.topics.models import Tag
from tests.articles import factories

pytestmark = pytest.mark.django_db


def titles(found):
    return [page.title for page in found]


def test_pages_are_found_by_any_part_of_their_titles(paper, world):
    factories.article(world, "The ferry returns", live=False)

    for found in (
        Page.objects.autocomplete("erry"),
        Page.objects.search("FERRY ret"),
        Article.objects.search("ferry"),
    ):
        assert titles(found) == titles(found[:5]) == ["The ferry returns"]
        assert found.count() == 1
    assert titles(SectionPage.objects.autocomplete("ferry")) == []
    assert titles(Page.objects.autocomplete("ferry lighthouse")) == []


def test_titles_that_begin_as_typed_come_first_then_the_newest(paper, world):
    for title in ("Ferry one", "The ferry two", "The ferry three", "Ferry four"):
        factories.article(world, title)

    assert titles(Page.objects.autocomplete("ferry")[:9]) == [
        "Ferry four",
        "Ferry one",
        "The ferry three",
        "The ferry two",
    ]


def test_a_printed_story_is_found_by_the_title_of_its_draft_too(paper, world):
    printed = factories.article(world, "Ferry returns")
    printed.title = "Boat returns"
    printed.save_revision()

    assert len(Page.objects.search("ferry")) == len(Page.objects.search("boat")) == 1


def test_letters_that_look_alike_are_alike(arabic):
    factories.article(factories.section(arabic, "العالم", "world"), "أحمد في المكتبة")

    assert titles(Page.objects.autocomplete("احمد")) == ["أحمد في المكتبة"]


def test_what_was_chosen_before_searching_still_holds(paper, world):
    culture = factories.section(paper, "Culture", "culture")
    factories.article(world, "Ferry one")
    factories.article(culture, "Ferry two", live=False)

    assert titles(Page.objects.live().search("ferry")) == ["Ferry one"]
    assert titles(Page.objects.child_of(culture).autocomplete("ferry")[:3]) == ["Ferry two"]
    by_title = Page.objects.order_by("-title").autocomplete("ferry", order_by_relevance=False)
    assert titles(by_title) == ["Ferry two", "Ferry one"]
    assert sum(Page.objects.search("ferry").facet("content_type_id").values()) == 2


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "\\", '"', "*", "ـ"])
def test_odd_input_finds_little_and_breaks_nothing(paper, world, typed):
    factories.article(world, "Ferry returns")

    assert len(Page.objects.autocomplete(typed)) <= 4


def test_pictures_people_tags_and_users_are_found(paper):
    picture = factories.picture(title="A pier at dusk")
    picture.tags.add("harbour")
    factories.picture(title="A hill")
    ada, mooring = factories.person(paper, "Ada Reed"), factories.tag(paper, "Mooring", "mooring")
    User.objects.create(username="chief", email="chief@paper.example", first_name="Ines")
    search = get_search_backend()

    assert list(search.autocomplete("pier", Picture)) == [picture]
    assert list(search.search("harbour", Picture.objects.all())) == [picture]
    assert list(search.autocomplete(ada.key, Person)) == [ada]
    assert list(search.autocomplete("moor", Tag.objects.unmerged())) == [mooring]


def test_publishing_queues_no_search_task_and_few_others(paper, world):
    people, tags = [factories.person(paper)], [factories.tag(paper)]
    draft = factories.article(world, "Ferry returns", live=False, people=people, tags=tags)
    DBTaskResult.objects.all().delete()
    draft.save_revision().publish()

    assert set(DBTaskResult.objects.values_list("task_path", flat=True)) == {
        "wagtail.tasks.update_reference_index_task",
        "broadsheet.related.tasks.look",
    }
    assert DBTaskResult.objects.count() <= 3


def test_it_is_known_where_a_person_is_named(paper, world):
    ada = factories.person(paper)
    printed = factories.article(world, "Ferry returns", people=[ada])
    update_reference_index_task.func("articles", "article", str(printed.pk))

    assert [use.object_id for use in ReferenceIndex.get_references_to(ada)] == [str(printed.pk)]


def test_a_deleted_page_is_forgotten(paper, world):
    factories.article(world, "Ferry returns").delete()

    assert titles(Page.objects.search("ferry")) == []
