"""Every page that readers can ask for says what it depends on, or is never stored, for a reason."""

import re
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
import time_machine
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, get_page_models

from broadsheet.articles.listings import KINDS
from broadsheet.articles.models import Article, SectionPage, Tagging
from broadsheet.delivery import spoiling
from broadsheet.delivery.depends import noting
from broadsheet.demo import load
from broadsheet.pages import lists, serving
from broadsheet.people.models import Person, Profile
from broadsheet.topics.models import Tag
from tests.articles import factories as articles
from tests.delivery import factories
from tests.delivery.factories import NOW

ROOMS = {
    "admin/": "the newsroom",
    "accounts/": "signing in",
}
NEVER_STORED = {
    "operations.views.health": "asks this process",
    "operations.views.ready": "asks the database",
    "operations.views.measures": "counts of this moment",
    "newsroom.desks.drafts.show": "a draft, for those who have the link",
    "images.views.media": "files, not pages: they are stored as they are",
    "search.views.search": "reads the query",
    "comments.views.comments": "the form by itself, for the comment that the query names",
    "comments.views.challenge": "asked anew for each comment",
    "comments.views.comment": "leads to where a comment stands by now",
    "comments.own_views.own": "for the writer who has the link",
    "comments.own_views.report": "a form for one reader",
    "comments.own_views.reported": "an answer to one reader",
}
VIEWS = {
    "comments.views.rules": "/ar/-/comments/rules/",
    "comments.views.counts": "/ar/-/parts/comment-counts/",
    "syndication.site_views.robots": "/robots.txt",
    "syndication.site_views.sitemap_index": "/sitemap.xml",
    "syndication.site_views.sitemap_of_pages": "/sitemap-pages.xml",
    "syndication.site_views.sitemap_of_month": "/sitemap-2026-11.xml",
    "syndication.site_views.news_sitemap": "/news-sitemap.xml",
    "syndication.site_views.favicon": "/favicon.ico",
    "syndication.views.edition_feed": "/ar/feed/",
    "syndication.views.kind_feed": "/interviews/feed/atom/",
    "syndication.views.section_feed": "/world/feed/json/",
    "syndication.views.tag_feed": "/tags/harbours/feed/",
    "syndication.views.topic_feed": "/topics/league/feed/",
    "syndication.views.author_feed": "/authors/ada-reed/feed/",
    "articles.views.corrections": "/ar/corrections/",
    "articles.views.by_kind": "/interviews/",  # empty
    "articles.views.by_kind_archive": "/news/2026/11/",
    "articles.views.by_tag": "/tags/harbours/",
    "articles.views.by_author": "/authors/ada-reed/",
    "fronts.most_viewed_views.every": "/ar/most-viewed/",
    "fronts.most_viewed_views.one": "/most-viewed/week/",
    "fronts.most_viewed_views.how": "/ar/most-viewed/how/",
    "fronts.part_views.place": "/-/parts/beside-story/",
    "pages.views.serve": "/",
}
PAGES = {
    "FrontPage": "/",
    "SectionPage": "/world/",
    "Article": "/world/2026/11/22/bridge/",
    "PlainPage": "/about/",
    "TopicsPage": "/topics/",
    "TopicPage": "/topics/league/",
}
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "tags.md"
FORMS = ("feed/", "feed/atom/", "feed/json/")
MOST = 40  # pages that one new story may spoil


@pytest.fixture
def scene(db):
    with time_machine.travel(NOW):
        yield factories.scene()


def views(patterns, beginning=""):
    for entry in patterns:
        place = beginning + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry.url_patterns, place)
        elif isinstance(entry, URLPattern) and not place.startswith(tuple(ROOMS)):
            yield f"{entry.callback.__module__}.{entry.callback.__qualname__}".removeprefix("broadsheet.")


def test_every_view_is_known_to_say_or_not_to_say():
    assert set(views(get_resolver().url_patterns)) == NEVER_STORED.keys() | VIEWS.keys()


def test_every_kind_of_page_is_known():
    names = {model.__name__ for model in get_page_models() if model is not Page}

    assert names == PAGES.keys() == {model.__name__ for model in serving.views}


@pytest.mark.parametrize("path", [*VIEWS.values(), *PAGES.values()])
def test_a_page_says_what_it_depends_on(client, scene, path):
    with noting() as notes:
        answer = client.get(path)
        answer.getvalue()

    assert (answer.status_code, notes.is_private) == (200, False)
    assert notes.tags


def test_what_is_searched_is_never_stored(client, scene):
    with noting() as notes:
        client.get("/search/?q=bridge")

    assert notes.is_private


@pytest.mark.parametrize("mode", ["", "cards"])
def test_a_preview_is_never_stored(scene, mode):
    with noting() as notes:
        scene.draft.make_preview_request(preview_mode=mode)

    assert notes.is_private


def test_an_article_depends_on_no_list(client, scene):
    tags = factories.said(client, PAGES["Article"])

    assert {f"page:{scene.bridge.pk}", f"person:{scene.ada.pk}", f"tag:{scene.harbours.pk}"} < tags
    assert f"picture:{scene.pier.pk}" in tags
    assert not [tag for tag in tags if tag.startswith("list:")]


def test_an_archive_depends_on_its_month_and_on_what_stands_beside_it(client, scene):
    name = f"section:{scene.world.pk}"

    tags = {tag for tag in factories.said(client, "/world/2026/10/") if tag.startswith(f"list:{name}")}

    beside = Article.objects.filter(slug__in=["old-1", "old-3"])
    stand = {lists.of_story(name, story.pk) for story in beside}
    assert tags == {lists.of_month(name, NOW - timedelta(days=30)), lists.past(name), *stand}
    assert lists.newest(name) in factories.said(client, "/world/2026/11/")  # there is nothing newer yet


def test_a_jalali_month_depends_on_itself_and_not_on_those_it_lies_in(client, persian):
    place = articles.section(persian, "جهان", "world")
    articles.article(place, at=NOW - timedelta(days=1))  # 30 Aban 1405

    tags = factories.said(client, "/fa/world/j/1405/08/")

    assert f"list:section:{place.pk}@j1405-08" in tags
    assert not [tag for tag in tags if "@2026-1" in tag and len(tag.rpartition("@")[2]) == len("2026-11")]


def test_the_news_sitemap_is_stale_when_its_oldest_story_is_two_days_old(client, scene):
    with noting() as notes:
        client.get("/news-sitemap.xml")

    oldest = NOW - timedelta(days=1)
    assert notes.stale_at == oldest + timedelta(days=2)


def test_a_list_with_an_edition_keeps_the_narrower_name(scene):
    rows = Article.objects.all()

    assert rows.in_edition(scene.paper).of_kind("news").in_print().list_name == f"kind:{scene.paper.pk}:news"
    assert rows.by(scene.ada).in_edition(scene.paper).list_name == f"person:{scene.paper.pk}:{scene.ada.pk}"
    assert rows.in_edition(scene.paper).newest_first().list_name == f"edition:{scene.paper.pk}"


def autosave(scene):
    draft = scene.bridge.get_latest_revision_as_object()
    draft.title = "Not yet"
    revision = draft.save_revision()
    draft.save_revision(overwrite_revision=revision)


def write(scene):
    articles.article(scene.world, live=False, tags=[scene.ports], people=[scene.ada])


def hold_back(scene):
    scene.draft.go_live_at = NOW + timedelta(hours=1)
    scene.draft.save_revision().publish()


def hold_a_change_back(scene):
    draft = Article.objects.get(pk=scene.bridge.pk).get_latest_revision_as_object()
    draft.title, draft.go_live_at = "Not yet", NOW + timedelta(hours=1)
    draft.save_revision().publish()


def lock(scene):
    scene.bridge.locked, scene.bridge.locked_at = True, NOW
    scene.bridge.save(update_fields=["locked", "locked_at"])


def delete_a_draft(scene):
    Article.objects.get(pk=scene.draft.pk).delete()


def retag_a_draft(scene):
    draft = Article.objects.get(pk=scene.draft.pk)
    draft.taggings = [Tagging(tag=scene.harbours)]
    draft.save()


@pytest.mark.parametrize(
    "act", [autosave, write, hold_back, hold_a_change_back, lock, retag_a_draft, delete_a_draft]
)
def test_what_readers_do_not_see_spoils_nothing(scene, act):
    scene.bridge.save_revision().publish()  # as all that is in print

    with factories.change() as found:
        act(scene)

    assert found.tags == set()


def test_what_is_private_spoils_nothing(scene):
    PageViewRestriction.objects.create(page=scene.world, restriction_type="login")

    with factories.change() as found:
        scene.bridge.get_latest_revision_as_object().save_revision().publish()
        scene.draft.save_revision().publish()

    assert found.tags == set()


def test_publishing_renews_the_story_first_then_its_fronts(scene):
    with factories.change() as found:
        scene.draft.save_revision().publish()

    day = f"{Article.objects.get(pk=scene.draft.pk).address_date:%Y/%m/%d}"
    assert found.hot == (
        f"/world/{day}/tunnel/", "/", "/world/", "/feed/", "/world/feed/", "/-/parts/beside-story/",
    )  # fmt: skip
    assert not found.is_takedown


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_what_is_taken_out_of_print_is_taken_down(scene, how):
    with factories.change() as found:
        getattr(Article.objects.get(pk=scene.bridge.pk), how)()

    assert found.is_takedown
    assert {f"page:{scene.bridge.pk}", f"card:{scene.bridge.pk}"} < found.tags


def test_a_publication_writes_few_rows(scene):
    with factories.change() as found:
        scene.draft.save_revision().publish()

    assert found.rows == 1


@pytest.mark.slow
def test_a_new_story_among_a_thousand_spoils_forty_pages_at_most(client, paper):
    articles.Edition.objects.filter(pk=paper.pk).update(is_demonstration=True)
    load.fill(1000, say=lambda words: None)
    section, tags, person = SectionPage.objects.first(), Tag.objects.order_by("pk"), Person.objects.first()
    said = said_by_stories(client) | said_by_lists(client, [*tags[:3], tags[8]], [person])
    assert len(said) > 1000

    with factories.change() as found:
        story = articles.article(section, live=False, tags=list(tags[:3]), people=[person])
        story.save_revision().publish()

    spoiled = sorted(path for path, tags in said.items() if tags & found.tags)
    assert 20 < len(spoiled) <= MOST, "\n".join(spoiled)


def said_by_stories(client):
    """Every fiftieth is rendered and asked; none may depend on a list, so the others say no more."""
    stories = list(Article.objects.in_print().select_related("section"))
    said = {story.address: {f"page:{story.pk}"} for story in stories}
    said |= {story.address: factories.said(client, story.address) for story in stories[::50]}
    assert not [tag for tags in said.values() for tag in tags if tag.startswith("list:")]
    return said


def said_by_lists(client, tags, people):
    """Rivers, feeds and the newest archives: of all sections and kinds, of these tags and people."""
    words = [*SectionPage.objects.values_list("slug", flat=True), *KINDS, "exclusive"]
    words += [f"tags/{tag.slug}" for tag in tags]
    words += [f"authors/{profile.slug}" for profile in Profile.objects.filter(person__in=people)]
    said = {}
    for place in (f"/{word}/" for word in words):
        feed = factories.said(client, f"{place}feed/")  # the three forms hold the same stories
        said |= {place: factories.said(client, place)} | {f"{place}{form}": feed for form in FORMS}
        for days in (0, 31):
            path = f"{place}{timezone.now() - timedelta(days=days):%Y/%m/}"
            with noting() as notes:
                is_page = client.get(path).status_code == HTTPStatus.OK
            said |= {path: notes.tags} if is_page else {}
    others = ["/", *(f"/{form}" for form in FORMS), "/sitemap.xml", "/sitemap-pages.xml", "/news-sitemap.xml"]
    others += [
        f"/sitemap-{timezone.now():%Y-%m}.xml",
        "/robots.txt",
        "/corrections/",
        "/most-viewed/",
        "/-/parts/beside-story/",
    ]
    return said | {path: factories.said(client, path) for path in others}


def test_the_reference_names_every_tag_and_every_model(client, scene):
    told = {
        tag
        for path in ["/", *factories.COMMENTS, *scene.addresses[::3]]
        for tag in factories.said(client, path)
    }
    for model, rule in spoiling.rules.items():
        told |= {tag for row in model._default_manager.all()[:20] for tag in rule.says(row)}
    tags, names = REFERENCE.read_text("utf-8").split("Names of lists:")
    explained, named = (set(re.findall(r"^\| `([^`:]+)", text, re.M)) for text in (tags, names))
    lists_told = {tag.split(":")[1] for tag in told if tag.startswith("list:")}

    assert {tag.partition(":")[0] for tag in told} == explained
    assert lists_told - {"pages"} == named
    assert {model._meta.label for model in spoiling.rules} == set(re.findall(r"^- `(\w+\.\w+)`", names, re.M))
