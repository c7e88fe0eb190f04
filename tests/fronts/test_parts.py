"""What stands on many pages is in the bytes of none: one page of parts per edition, which stories fetch."""

from datetime import timedelta

import pytest
from django.template.loader import get_template

from broadsheet.delivery import depends
from broadsheet.fronts import parts
from broadsheet.lib import slugs
from tests.articles import factories
from tests.articles.factories import NOON

ADDRESS = "/-/parts/beside-story/"


@pytest.fixture
def standing(monkeypatch):
    """What stands where, to be changed by one test."""
    monkeypatch.setattr(parts, "_standing", {place: dict(row) for place, row in parts._standing.items()})


def words_of(answer):
    return answer.content.decode()


def test_the_latest_news_are_a_piece_of_html_with_their_name_and_a_link_to_all(client, world):
    factories.article(world, "Older", at=NOON - timedelta(days=1))
    factories.article(world, "Newer", at=NOON)
    factories.article(world, "A column", kind="opinion")

    answer = client.get(ADDRESS)
    words = words_of(answer)

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "<html" not in words and "<h1" not in words
    assert '<section class="shared__part" id="latest-news">' in words
    assert 'href="/news/"' in words
    assert 0 < words.index("Newer") < words.index("Older")
    assert "A column" not in words
    assert 'datetime="2026-11-20T12:00+00:00"' in words and "20 November 2026" in words


def test_every_edition_has_its_own_in_its_language_and_direction(client, world, persian):
    factories.article(world, "Bridge opens")
    factories.article(factories.section(persian, "جهان", "world"), "پل باز شد")

    english, ours = words_of(client.get(ADDRESS)), words_of(client.get(f"/fa{ADDRESS}"))

    assert 'lang="en" dir="ltr"' in english and "پل باز شد" not in english
    assert 'lang="fa" dir="rtl"' in ours and "پل باز شد" in ours and "Bridge opens" not in ours
    assert "تازه‌ترین خبرها" in ours and 'href="/fa/news/"' in ours


def test_it_is_the_same_for_whoever_asks_and_however(client, world):
    factories.article(world)
    plain = client.get(ADDRESS)

    asked = client.get(f"{ADDRESS}?page=2", headers={"cookie": "a=b", "accept-language": "ar"})

    assert asked.content == plain.content
    assert plain["X-Robots-Tag"] == "noindex"
    assert not plain.cookies
    assert "Cookie" not in plain.get("Vary", "") and "Accept-Language" not in plain.get("Vary", "")
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize("address", ["/-/parts/no-such-place/", "/ar/-/parts/beside-story/", "/-/parts/"])
def test_what_stands_nowhere_is_not_found(client, world, address):
    assert client.get(address).status_code == 404


def test_without_news_the_part_goes_with_its_heading(client, world):
    factories.article(world, kind="analysis")

    words = words_of(client.get(ADDRESS))

    assert "latest-news" not in words and "<h2" not in words


def test_parts_stand_in_the_order_of_their_rank_and_empty_ones_are_left_out(client, world, standing):
    factories.article(world, "Bridge opens")
    beside = parts.BESIDE_STORY
    parts.add(beside, parts.Part("last", "parts/latest_news.html", parts.latest_news), rank=30)
    parts.add(beside, parts.Part("nothing", "parts/latest_news.html", lambda edition: []), rank=5)
    parts.add(beside, parts.Part("first", "parts/latest_news.html", parts.latest_news), rank=1)

    words = words_of(client.get(ADDRESS))

    assert words.index('id="first"') < words.index('id="latest-news"') < words.index('id="last"')
    assert 'id="nothing"' not in words


def test_every_part_has_a_template():
    found = [part for place in parts._standing.values() for _rank, part in place.values()]

    assert [part.name for part in found if not get_template(part.template)] == []
    assert "latest-news" in {part.name for part in found}


def test_one_story_more_comes_than_is_shown_since_one_may_be_the_one_being_read(client, world):
    for hour in range(parts.LATEST + 3):
        factories.article(world, at=NOON - timedelta(hours=hour))

    assert words_of(client.get(ADDRESS)).count("<li") == parts.LATEST + 1


@pytest.mark.parametrize("stories", [2, 7])
def test_it_costs_the_same_for_few_and_for_many(client, paper, world, stories, django_assert_max_num_queries):
    for hour in range(stories):
        people = [factories.person(paper, slug=f"ada-{hour}")]
        factories.article(world, at=NOON - timedelta(hours=hour), people=people)
    client.get(ADDRESS)

    with django_assert_max_num_queries(18):
        client.get(ADDRESS)


def test_it_depends_on_the_lists_it_shows_and_no_other(client, paper, world):
    story = factories.article(world)

    with depends.noting() as notes:
        client.get(ADDRESS)

    lists = {tag for tag in notes.tags if tag.startswith("list:")}
    assert lists == {f"list:kind:{paper.pk}:news", f"list:exclusive:{paper.pk}"}
    assert any(tag.endswith(f":{story.pk}") for tag in notes.tags - lists)
    assert not notes.is_private


def test_a_story_carries_a_link_in_words_and_no_other_storys_headline(client, world):
    read = factories.article(world, "Bridge opens")
    before = client.get(read.url).content

    factories.article(world, "Bridge shuts", at=NOON + timedelta(hours=1))

    after = client.get(read.url).content
    assert after == before
    assert b'<aside class="beside-story" aria-label="More from the paper"' in after
    assert f'<shared-part src="{ADDRESS}" data-without="{read.url}">' in after.decode()
    assert b'<a href="/news/">Latest news<' in after


def test_the_story_of_another_edition_links_to_its_own(client, persian):
    read = factories.article(factories.section(persian, "جهان", "world"))

    words = words_of(client.get(read.url))

    assert f'src="/fa{ADDRESS}"' in words and '<a href="/fa/news/">تازه‌ترین خبرها<' in words


@pytest.mark.parametrize(
    ("body", "is_under"),
    [
        ([], False),
        ([{"type": "text", "value": "<p>A bridge.</p>"}], False),
        ([{"type": "pull_quote", "value": {"text": "It holds.", "attribution": ""}}], True),
    ],
)
def test_a_story_that_uses_its_margin_has_the_parts_under_it(client, world, body, is_under):
    read = factories.article(world, body=body)

    assert ("beside-story--under" in words_of(client.get(read.url))) is is_under


@pytest.mark.parametrize("size", ["column", "wide", "full"])
def test_a_wide_picture_uses_the_margin_too(client, world, size):
    value = {"picture": factories.picture().pk, "caption": "", "size": size}
    read = factories.article(world, body=[{"type": "picture", "value": value}])

    assert ("beside-story--under" in words_of(client.get(read.url))) is (size != "column")


def test_no_section_can_take_the_address():
    assert slugs.is_reserved("-", "root")
