"""The demonstration paper: complete, honest about what it is, and gone again when asked."""

import re
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from broadsheet.articles.models import Article, Correction, SectionPage
from broadsheet.articles.models.article import Kind
from broadsheet.audience import totals
from broadsheet.demo import actions, composing, files, studio
from broadsheet.demo.paper import EDITIONS
from broadsheet.editions.models import Edition
from broadsheet.fronts.models import Draft, Launch
from broadsheet.images.models import Picture
from broadsheet.pages.models import GoneAddress, PlainPage, Redirect
from broadsheet.people.models import Person
from broadsheet.topics.models import Tag, TopicPage, TopicsPage

NOW = datetime.now(UTC)
LEAST = {"en": 60, "ar": 15, "fa": 15}
MET = {"en": 8, "ar": 5, "fa": 4}  # stories whose text opens cards of topics
FRONTS = {"en": "/", "ar": "/ar/", "fa": "/fa/"}


class Here:
    """A pool of one: draws in this process, which sees the database of the test."""

    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None

    map = staticmethod(map)

    @staticmethod
    def submit(work, *args):
        done = Future()
        done.set_result(None)
        return done


@contextmanager
def small_drawings():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(studio, "SIZE", (48, 32))
        patch.setattr(studio, "PORTRAIT_SIZE", (32, 40))
        patch.setattr(studio, "ProcessPoolExecutor", Here)
        yield patch


@pytest.fixture(scope="module")
def printed_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, in a transaction around the tests of this file; each test has a savepoint of its own."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        with small_drawings(), transaction.atomic(), transaction.atomic(using=settings.VIEWS):
            actions.fill(at=NOW, say=lambda words: None)
            yield
            transaction.set_rollback(True)
            transaction.set_rollback(True, using=settings.VIEWS)


@pytest.fixture
def demo(printed_once, db):
    """The demonstration paper."""


def by_language(articles):
    return {code: [one for one in articles if one.edition.language_code == code] for code in LEAST}


def printed():
    return by_language(Article.objects.in_print().select_related("edition__locale"))


def test_it_is_a_whole_paper_in_three_editions(demo):
    editions = printed()

    assert {code: len(stories) >= LEAST[code] for code, stories in editions.items()} == dict.fromkeys(
        LEAST, True
    )
    for stories in editions.values():
        assert {story.kind for story in stories} == set(Kind.values)
        assert {story.section.slug for story in stories} == set(EDITIONS[0].sections)
    english = editions["en"]
    assert sum(story.is_exclusive for story in english) >= 3
    assert NOW - min(story.printed_at for story in english) > timedelta(days=500)
    assert all(story.printed_at <= NOW for stories in editions.values() for story in stories)
    assert Correction.objects.count() >= 3
    assert all(story.taggings.exists() for story in english)


@pytest.mark.parametrize("language", LEAST)
def test_each_front_page_has_a_band_of_exclusives(demo, client, language):
    page = client.get(FRONTS[language]).content.decode()

    band = page.partition('id="exclusive"')[2].partition("</section>")[0]
    assert band.count("<article") >= 2


@pytest.mark.parametrize("language", LEAST)
def test_each_front_page_is_composed_with_a_choice_under_own_words_topics_and_a_notice(
    demo, client, language
):
    said = composing.said()[language]
    page = client.get(FRONTS[language]).content.decode()

    choice = page.partition('id="editors-choice"')[2].partition("</section>")[0]
    assert choice.count("<article") >= len(said["choice"])
    assert said["choice"][0]["headline"] in choice.partition("</article>")[0]
    assert 'id="in-focus"' in page
    assert said["notice"]["text"] in page.partition("house-notice__text")[2].partition("</p>")[0]
    assert Launch.objects.filter(page__locale__language_code=language).count() == 1


@pytest.mark.parametrize("language", LEAST)
def test_there_is_copy_of_an_agency_that_names_it_and_leads_there(demo, client, language):
    copy = next(story for story in printed()[language] if story.source_name)

    page = client.get(copy.address).content.decode()
    assert f'<link rel="canonical" href="{copy.canonical_url}">' in page
    assert f'<a href="{copy.canonical_url}" rel="noopener">' in page
    assert ".example/" in copy.canonical_url
    assert page.count(copy.source_name) >= 2  # instead of a name, and below the text


@pytest.mark.parametrize("language", LEAST)
def test_topics_stand_on_the_front_and_open_cards_in_stories(demo, client, language):
    topics = TopicPage.objects.shown().filter(locale__language_code=language)
    stories = [story for story in printed()[language] if story.mentions.exists()]

    assert topics.count() >= 17 and len(stories) >= MET[language]
    assert client.get(FRONTS[language]).content.decode().count('class="in-focus__item"') == 12
    for story in stories:
        assert 'class="topic-term"' in client.get(story.address).content.decode(), story.title
    assert {story.address for story in stories if story.topics.exists()} == {
        story.address for story in stories
    }


def test_a_film_of_another_site_waits_for_a_click(demo, client):
    shown = next(story for story in printed()["en"] if "embed" in {block.block_type for block in story.body})

    page = client.get(shown.address).content.decode()
    assert "<iframe" not in page
    assert "This comes from Vimeo." in page and 'data-src="https://player.vimeo.com/video/' in page


def test_what_is_told_once_in_two_languages_is_one_story_in_two_editions(demo):
    keys = {story.translation_key for story in printed()["en"]}

    assert all(any(story.translation_key in keys for story in printed()[code]) for code in ("ar", "fa"))


def test_stories_of_every_edition_link_to_those_they_speak_of(demo):
    told = {code: sum(story.body.count("](story:") for story in files.stories(code)) for code in LEAST}
    linked = {
        code: sum(str(list(story.body.raw_data)).count('linktype="page"') for story in stories)
        for code, stories in printed().items()
    }

    assert told == linked


def test_stories_say_that_they_are_fiction_or_where_they_come_from():
    silent = [
        (demo.language, story.name)
        for demo in EDITIONS
        for story in files.stories(demo.language)
        if not story.facts.get("fiction") and not story.facts.get("sources")
    ]

    assert silent == []


def test_every_picture_is_described_and_credited(demo):
    leads = Article.objects.select_related("lead_picture")
    portraits = set(Person.objects.values_list("portrait_id", flat=True))
    drawn = Picture.objects.exclude(pk__in=portraits)

    assert [story.title for story in leads if not (story.lead_picture_id and story.lead_alt)] == []
    assert [picture.title for picture in drawn if not picture.alt_text] == []
    assert [picture.title for picture in Picture.objects.all() if not picture.credit] == []
    inner = [block.value for story in leads for block in story.body if block.block_type == "picture"]
    assert [value["picture"].title for value in inner if not value["picture"].contextual_alt_text] == []


def test_a_withdrawn_story_answers_gone_and_why_and_a_scheduled_one_is_not_there(demo, client):
    withdrawn = Article.objects.get(withdrawn_at__isnull=False)
    scheduled = Article.objects.get(go_live_at__gt=NOW)

    gone = client.get(withdrawn.get_url())

    assert gone.status_code == 410
    assert withdrawn.withdrawn_reason[:40] in gone.content.decode()
    assert not scheduled.live
    assert client.get(scheduled.get_url()).status_code == 404
    for list_page in ("/", f"/{scheduled.section.slug}/"):
        assert scheduled.title not in client.get(list_page).content.decode()


@pytest.mark.parametrize("language", LEAST)
def test_every_page_says_what_it_is_and_keeps_out_of_search_engines(demo, client, language):
    front = FRONTS[language]
    story = printed()[language][0].get_url()
    pages = [
        front,
        f"{front}world/",
        story,
        f"{front}opinion/",
        f"{front}about/",
        f"{front}search/",
        f"{front}no/",
    ]

    answers = {page: client.get(page) for page in pages}

    for page, answer in answers.items():
        notice = re.search(r'class="notice__text">([^<]+)<', answer.content.decode())
        assert notice, page
        assert "noindex" in answer.headers["X-Robots-Tag"], page
    # in the language of the edition, and the same on all
    said = {re.search(r'class="notice__text">([^<]+)<', one.content.decode())[1] for one in answers.values()}
    assert len(said) == 1
    letters = re.findall(r"[؀-ۿ]" if language != "en" else r"Demonstration paper", said.pop())
    assert letters


@pytest.mark.parametrize("language", FRONTS)
def test_a_month_of_its_reading_is_simulated_and_said_to_be(demo, client, language):
    page = BeautifulSoup(client.get(f"{FRONTS[language]}most-viewed/").content, "html.parser")
    lists = [[link["href"] for link in one.select("ol a")] for one in page.select(".most-viewed__list")]

    assert [len(one) for one in lists] == [10, 10, 10]
    assert lists[0] != lists[2]  # what was read today is not what was read in a month
    assert page.select(".how-counted span") and page.select(".section-charts__one")


def test_the_news_sitemap_holds_nothing_of_it(demo, client):
    answer = client.get("/news-sitemap.xml")

    assert answer.status_code == 200
    assert b"<url>" not in answer.content


def test_removing_takes_away_what_nobody_edited_and_keeps_an_edited_story_whole(demo, client):
    read = list(Article.objects.values_list("pk", flat=True))
    was_read = bool(totals.sums_of(read))
    kept = printed()["en"][0]
    kept.title = "Rewritten by our own desk"
    kept.save_revision().publish()

    gone, stayed = actions.remove()

    left = Article.objects.get()
    assert gone > 100 and stayed >= 2  # the story and its section
    assert (left.title, left.live) == ("Rewritten by our own desk", True)
    assert client.get(left.get_url()).status_code == 200
    assert left.bylines.exists() and left.lead_picture_id

    left.delete()
    call_command("demo", "--remove")

    topics = (TopicPage, TopicsPage, Tag)
    for model in (Article, PlainPage, SectionPage, *topics, Person, Correction, Picture, Redirect):
        assert not model.objects.exists(), model
    assert {row.path for row in GoneAddress.objects.all()} == {left.address}  # of what was the paper's own
    assert not Launch.objects.exists() and not Draft.objects.exists()
    assert not actions.has_content()  # so it can be printed again
    assert not Edition.objects.filter(is_demonstration=True).exists()
    assert (was_read, totals.sums_of(read)) == (True, {})
    front = client.get("/")
    assert front.status_code == 200
    assert "notice__text" not in front.content.decode()
    assert "X-Robots-Tag" not in front.headers
