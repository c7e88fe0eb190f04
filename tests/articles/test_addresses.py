"""Addresses never die: what was published once is found again under every address it ever had."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import Page

from broadsheet.articles.models import Article
from broadsheet.pages.models import Redirect
from tests.articles import factories


def test_an_article_stands_under_its_section_and_day(client, world):
    story = factories.article(world, slug="bridge", at=datetime(2026, 11, 20, 12, tzinfo=UTC))

    assert story.get_url() == "/world/2026/11/20/bridge/"
    assert client.get("/world/2026/11/20/bridge/").status_code == 200


def test_the_day_is_that_of_the_editions_zone(persian):
    place = factories.section(persian, "جهان", "world")
    story = factories.article(place, at=datetime(2026, 11, 20, 21, 0, tzinfo=UTC))

    assert story.address_date == date(2026, 11, 21)  # half past midnight in Tehran


@pytest.mark.parametrize(
    "path",
    [
        "/world/bridge/", "/world/2026/11/21/bridge/", "/world/2026/11/bridge/", "/world/2026/11/20/bridge/more/",
        "/world/26/11/20/bridge/", "/world/2026/13/20/bridge/", "/world/٢٠٢٦/١١/٢٠/bridge/", "/world/2026/",
    ],
)  # fmt: skip
def test_only_its_own_address_shows_it(client, world, path):
    factories.article(world, slug="bridge")

    assert client.get(path).status_code == 404


def test_a_later_slug_leaves_a_redirect_and_keeps_the_day(client, world):
    story = factories.article(world, slug="bridge")
    old = story.get_url()

    story.slug = "bridge-opens"
    story.save_revision().publish()

    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, "/world/2026/11/20/bridge-opens/")


def test_two_renamings_lead_straight_to_the_newest_address(client, world):
    story = factories.article(world, slug="one")
    first = story.get_url()
    for slug in ("two", "three"):
        story.slug = slug
        story.save_revision().publish()

    assert client.get(first)["Location"] == "/world/2026/11/20/three/"


def test_a_name_taken_back_is_no_redirect_to_itself(client, world):
    story = factories.article(world, slug="one")
    for slug in ("two", "one"):
        story.slug = slug
        story.save_revision().publish()

    assert client.get("/world/2026/11/20/one/").status_code == 200
    assert client.get("/world/2026/11/20/two/")["Location"] == "/world/2026/11/20/one/"


def test_a_draft_that_was_never_public_leaves_none(world):
    story = factories.article(world, slug="bridge", live=False)

    story.slug = "bridge-opens"
    story.save()

    assert not Redirect.objects.exists()


def test_moving_to_another_section_leaves_a_redirect(client, paper, world):
    economy = factories.section(paper, "Economy", "economy")
    story = factories.article(world, slug="bridge")

    story.move(economy, pos="last-child")

    story = Article.objects.get(pk=story.pk)
    assert story.section == economy
    assert client.get("/world/2026/11/20/bridge/")["Location"] == "/economy/2026/11/20/bridge/"


def test_moving_by_the_plain_page_is_the_same(client, paper, world):
    """Wagtail's views sometimes hold the plain Page, not the Article."""
    economy = factories.section(paper, "Economy", "economy")
    story = factories.article(world, slug="bridge")

    Page.objects.get(pk=story.pk).specific.move(economy, pos="last-child")

    assert Article.objects.get(pk=story.pk).section_id == economy.pk


def test_renaming_a_section_leaves_one_redirect_for_all_below(client, world):
    factories.article(world, slug="bridge")
    factories.article(world, slug="tunnel")

    world.slug = "planet"
    world.save_revision().publish()

    assert Redirect.objects.count() == 1
    assert client.get("/world/")["Location"] == "/planet/"
    assert client.get("/world/2026/11/20/tunnel/")["Location"] == "/planet/2026/11/20/tunnel/"
    assert client.get("/world/2026/11/")["Location"] == "/planet/2026/11/"


def test_slugs_in_the_script_work_and_redirect(client, arabic):
    place = factories.section(arabic, "العالم", "العالم")
    story = factories.article(place, slug="جسر-جديد")
    old = story.get_url()
    assert client.get(old).status_code == 200

    story.slug = "جسر-قديم"
    story.save_revision().publish()

    assert client.get(old)["Location"] == Article.objects.get(pk=story.pk).get_url()


def test_the_first_day_stays_when_the_story_is_published_again(world):
    story = factories.article(world)
    story.unpublish()
    story.save_revision().publish()

    assert Article.objects.get(pk=story.pk).address_date == date(2026, 11, 20)


def test_a_deleted_story_that_was_public_is_gone_not_missing(client, world):
    story = factories.article(world)
    address = story.get_url()

    story.delete()

    assert client.get(address).status_code == 410


@pytest.mark.parametrize("slug", ["news", "feed", "tags", "search", "ar", "static", "admin", "corrections"])
def test_sections_cannot_take_a_word_the_addresses_need(paper, slug):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        factories.section(paper, "A section", slug)
