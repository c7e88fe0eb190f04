"""Each change spoils every page whose bytes it alters, and hardly another one."""

from dataclasses import replace

import pytest
import time_machine
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from broadsheet.articles import actions
from broadsheet.articles.models import Article, Byline, Tagging
from broadsheet.delivery.depends import noting
from broadsheet.delivery.spoiling import EVERYTHING
from broadsheet.images import tasks
from broadsheet.pages.models import PlainPage
from broadsheet.topics import actions as topics
from tests.articles import factories as articles
from tests.delivery import factories
from tests.delivery.factories import NOW, STORIES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shown(django_db_setup, django_db_blocker):
    """The scene, its pages and what they said, made once; each test takes back what it does."""
    with django_db_blocker.unblock(), time_machine.travel(NOW), transaction.atomic():
        scene = factories.scene()
        yield scene, *show(Client(), scene.addresses)
        transaction.set_rollback(True)


@pytest.fixture
def scene(shown, db):
    """Its rows as they are in the database."""
    rows = {name: value for name, value in vars(shown[0]).items() if isinstance(value, Model)}
    return replace(shown[0], **{name: type(row)._base_manager.get(pk=row.pk) for name, row in rows.items()})


def fresh(page):
    """As an editor finds it: the newest draft."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def edit(page, **facts):
    draft = fresh(page)
    for name, value in facts.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def publish_another(scene):
    story = articles.article(scene.world, "Dam bursts", live=False, tags=[scene.harbours], people=[scene.ada])
    story.save_revision().publish()


def publish_in_arabic(scene):
    place = scene.translation.get_parent().specific
    story = articles.article(place, "عبارة", live=False, translation_key=scene.ferry.translation_key)
    story.save_revision().publish()


def correct(scene):
    actions.correct(
        article=Article.objects.get(pk=scene.bridge.pk), kind="correction", text="Ten years.", is_material=True,
        by=None, at=timezone.now(),
    )  # fmt: skip


def withdraw(scene, story=None):
    story = story or scene.bridge
    actions.withdraw(article=Article.objects.get(pk=story.pk), reason="Wrong.", by=None, at=timezone.now())


def put_back(scene):
    actions.put_back(article=Article.objects.get(pk=scene.bridge.pk), by=None)


def retag(scene, tags):
    draft = fresh(scene.bridge)
    draft.taggings = [Tagging(tag=tag, sort_order=n) for n, tag in enumerate(tags)]
    draft.save_revision().publish()


def rebyline(scene, people):
    draft = fresh(scene.bridge)
    draft.bylines = [Byline(person=person, sort_order=n) for n, person in enumerate(people)]
    draft.save_revision().publish()


def save(row, **facts):
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()


def merge(scene, tag, into):
    topics.merge(name=tag, into=into, by=None, at=timezone.now())


def publish_plain(scene):
    page = PlainPage(title="Standards", slug="standards", locale=scene.paper.locale)
    articles.front_of(scene.paper).add_child(instance=page)
    page.save_revision().publish()


# what is done, and before it what must have been done
CHANGES = {
    "publish": [publish_another],
    "publish a translation": [publish_in_arabic],
    "edit the text": [lambda s: edit(s.bridge, body=[("text", RichText("<p>It took ten years.</p>"))])],
    "edit the headline": [lambda s: edit(s.bridge, title="Bridge closes")],
    "edit an old headline": [lambda s: edit(old(s), title="Older")],
    "update": [lambda s: edit(s.bridge, publish_as="update", standfirst="More.")],
    "publish as a correction": [lambda s: edit(s.bridge, publish_as="correction", correction_text="Not so.")],
    "correct": [correct],
    "take a correction back": [lambda s: s.ferry.corrections.get().delete()],
    "move": [lambda s: Article.objects.get(pk=s.bridge.pk).move(s.economy, pos="last-child")],
    "rename the address": [lambda s: edit(s.bridge, slug="the-bridge")],
    "retag": [lambda s: retag(s, [s.ports])],
    "tag again": [lambda s: retag(s, [s.ports, s.harbours])],
    "untag": [lambda s: retag(s, [])],
    "take the byline away": [lambda s: rebyline(s, [])],
    "change the kind": [lambda s: edit(s.bridge, kind="opinion")],
    "change the only analysis": [lambda s: edit(s.ferry, kind="news")],
    "change the kind of an old one": [lambda s: edit(old(s), kind="analysis")],
    "mark as exclusive": [lambda s: edit(s.bridge, is_exclusive=True)],
    "give a picture": [lambda s: edit(s.ferry, lead_picture=s.pier)],
    "hide from search": [lambda s: edit(s.bridge, is_hidden_from_search=True)],
    "unpublish": [lambda s: Article.objects.get(pk=s.bridge.pk).unpublish()],
    "unpublish an old one": [lambda s: old(s).unpublish()],
    "withdraw": [withdraw],
    "withdraw what is corrected": [lambda s: withdraw(s, s.ferry)],
    "put back": [withdraw, put_back],
    "put back what is corrected": [
        lambda s: withdraw(s, s.ferry),
        lambda s: actions.put_back(article=Article.objects.get(pk=s.ferry.pk), by=None),
    ],
    "delete": [lambda s: Article.objects.get(pk=s.bridge.pk).delete()],
    "delete an old one": [lambda s: old(s).delete()],
    "rename an author": [lambda s: save(s.ada.profiles.get(), name="Ada Fenn")],
    "move an author": [lambda s: save(s.ada.profiles.get(), slug="ada-fenn")],
    "portray an author": [lambda s: save(s.ada, portrait=s.pier)],
    "rename a tag": [lambda s: save(s.harbours, name="Docks")],
    "describe a tag": [lambda s: save(s.harbours, description="Where ships lie.")],
    "merge tags": [lambda s: merge(s, s.harbours, s.ports)],
    "merge the other way": [lambda s: merge(s, s.ports, s.harbours)],
    "credit a picture": [lambda s: save(s.pier, credit="Photograph: Ada Reed")],
    "mark a picture as sensitive": [lambda s: save(s.pier, is_sensitive=True)],
    "rename a section": [lambda s: edit(s.world, title="Planet")],
    "move a section": [lambda s: edit(s.world, slug="planet")],
    "describe a section": [lambda s: edit(s.world, description="All of it.")],
    "reorder the sections": [lambda s: s.economy.move(s.world, pos="left")],
    "change the masthead": [lambda s: save(s.paper.masthead, publisher="Another")],
    "rename the edition": [lambda s: save(s.paper, name="The Mail")],
    "close an edition": [lambda s: save(s.arabic, is_published=False)],
    "restrict a story": [
        lambda s: PageViewRestriction.objects.create(page=s.bridge, restriction_type="login")
    ],
    "publish a plain page": [publish_plain],
    "edit a plain page": [lambda s: edit(s.contact, text="<p>Write.</p>")],
    "rename a plain page of the menu": [lambda s: edit(s.about, title="Who we are")],
    "move a plain page": [lambda s: edit(s.contact, slug="write-to-us")],
    "unpublish a plain page": [lambda s: PlainPage.objects.get(pk=s.contact.pk).unpublish()],
}


def old(scene):
    return Article.objects.get(slug="old-3")


def show(client, addresses):
    """Bytes and tags by address, of what is a page."""
    pages, tags = {}, {}
    for path in addresses:
        with noting() as notes:
            answer = client.get(path)
            words = answer.getvalue()
        if answer.status_code == 200:
            pages[path], tags[path] = words, notes.tags
    return pages, tags


def is_altered(client, path, before):
    answer = client.get(path)
    return answer.status_code != 200 or answer.getvalue() != before[path]


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_spoils_what_it_alters(client, scene, shown, name):
    *first, change = CHANGES[name]
    for preparation in first:
        preparation(scene)
    _scene, before, said = (scene, *show(client, scene.addresses)) if first else shown

    with factories.change() as found:
        change(scene)

    spoiled = {path for path in said if EVERYTHING in found.tags or said[path] & found.tags}
    forgotten = [path for path in said if path not in spoiled and is_altered(client, path, before)]
    assert forgotten == []
    assert any(is_altered(client, path, before) for path in spoiled), "what is tested here?"


@pytest.mark.parametrize(
    "name", ["publish", "edit the text", "edit the headline", "correct", "credit a picture"]
)
def test_at_most_a_tenth_of_what_is_spoiled_was_well_as_it_was(client, scene, shown, name):
    _scene, before, said = shown

    with factories.change() as found:
        CHANGES[name][0](scene)

    spoiled = {path for path in said if said[path] & found.tags}
    in_vain = [path for path in spoiled if not is_altered(client, path, before)]
    assert len(in_vain) <= len(spoiled) / 10, in_vain


@pytest.mark.parametrize("name", ["publish", "withdraw", "change the kind", "edit the headline"])
def test_other_stories_leave_an_article_page_alone(scene, shown, name):
    _scene, _before, said = shown

    with factories.change() as found:
        CHANGES[name][0](scene)

    others = {path for path in STORIES if "bridge" not in path and said[path] & found.tags}
    assert others <= {"/economy/2026/11/22/ferry/"}  # its text links to the bridge


def test_a_list_that_prints_no_names_stays_when_authors_change(scene, shown):
    _scene, _before, said = shown

    with factories.change() as found:
        Byline.objects.filter(article=scene.bridge).first().delete()

    assert not said["/-/parts/beside-story/"] & found.tags
    assert said["/world/"] & found.tags


@pytest.mark.parametrize("name", ["move an author", "portray an author"])
def test_a_list_that_prints_bare_names_stays_while_those_stay(scene, shown, name):
    _scene, _before, said = shown

    with factories.change() as found:
        CHANGES[name][0](scene)

    assert not said["/world/"] & found.tags
    assert said["/authors/ada-reed/"] & found.tags


def test_a_story_moved_in_the_newsroom_is_told_and_leaves_its_address(admin_client, scene):
    path = reverse("wagtailadmin_pages:move_confirm", args=[scene.bridge.pk, scene.economy.pk])

    with factories.change() as found:
        admin_client.post(path)

    assert {f"list:section:{place.pk}" for place in (scene.world, scene.economy)} < found.tags
    assert admin_client.get("/world/2026/11/22/bridge/")["Location"] == "/economy/2026/11/22/bridge/"


def test_sections_in_another_order_change_every_menu(admin_client, scene):
    path = reverse("wagtailadmin_pages:set_page_position", args=[scene.economy.pk])

    with factories.change() as found:
        admin_client.post(f"{path}?position=0")

    assert EVERYTHING in found.tags


def test_cuts_of_a_picture_spoil_it_once_when_all_are_made():
    picture, told = articles.picture(), []
    for _time in (1, 2):
        with factories.change() as found:
            tasks.prepare.call(picture.pk)
        told.append((found.rows, found.tags))

    assert told == [(1, {f"picture:{picture.pk}"}), (0, set())]
