"""What readers find by its words, and what they must not find."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from broadsheet.articles import actions
from broadsheet.articles.models import Article
from broadsheet.search import cards, fulltext, words
from broadsheet.search.actions import rebuild
from broadsheet.search.models import Entry
from tests.articles import factories
from tests.articles.factories import NOON

pytestmark = pytest.mark.django_db


def text(markup):
    return [{"type": "text", "value": markup}]


def headlines(paper, q, **asked):
    return [card.headline for card in cards.find(paper, q, **asked).cards]


def test_a_story_is_found_by_its_headline_standfirst_and_text(paper, world):
    factories.article(
        world, "Ferry returns", standfirst="After nine weeks", body=text("<p>The harbour waited.</p>")
    )

    assert headlines(paper, "ferry") == ["Ferry returns"]
    assert headlines(paper, "nine weeks") == ["Ferry returns"]
    assert headlines(paper, "harbour ferry") == ["Ferry returns"]
    assert headlines(paper, "harbour lighthouse") == []


def test_a_draft_is_not_found_and_publishing_makes_it_so(paper, world):
    draft = factories.article(world, "Ferry returns", live=False)
    before = headlines(paper, "ferry")
    draft.save_revision().publish()

    assert (before, headlines(paper, "ferry")) == ([], ["Ferry returns"])


def test_the_words_of_a_draft_of_a_printed_story_are_not_found(paper, world):
    printed = factories.article(world, "Ferry returns")
    printed.title = "Minister resigns"
    printed.save_revision()

    assert headlines(paper, "minister") == []
    assert headlines(paper, "ferry") == ["Ferry returns"]


def test_after_an_edit_the_old_words_find_nothing(paper, world):
    printed = factories.article(world, "Ferry returns")
    printed.title = "Boat returns"
    printed.save_revision().publish()

    assert headlines(paper, "ferry") == []
    assert headlines(paper, "boat") == ["Boat returns"]
    assert fulltext.index().is_whole()


@pytest.mark.parametrize(
    "take_out",
    [
        lambda article: article.unpublish(),
        lambda article: actions.withdraw(article=article, reason="Wrong", by=None, at=NOON),
        lambda article: article.delete(),
        lambda article: Page.objects.get(pk=article.pk).delete(),
    ],
    ids=["unpublished", "withdrawn", "deleted", "deleted as a plain page"],
)
def test_what_is_out_of_print_is_not_found(paper, world, take_out):
    printed = factories.article(world, "Ferry returns")
    take_out(printed)

    assert headlines(paper, "ferry") == []
    assert not Entry.objects.exists()
    assert fulltext.index().is_whole()


def test_a_story_behind_a_password_is_not_found(paper, world):
    printed = factories.article(world, "Ferry returns")
    PageViewRestriction.objects.create(page=printed, restriction_type="password", password="x")

    assert headlines(paper, "ferry") == []


def test_a_story_of_another_edition_is_not_found(paper, world, arabic):
    factories.article(world, "Ferry returns")

    assert headlines(arabic, "ferry") == []


def test_the_exact_word_stands_above_its_relatives(paper, world):
    factories.article(world, "He runs home", at=NOON)
    factories.article(world, "Running for office", at=NOON - timedelta(days=900))

    assert headlines(paper, "running") == ["Running for office", "He runs home"]


def test_a_word_in_the_headline_counts_more_than_one_in_the_text(paper, world):
    factories.article(world, "Other news", at=NOON, body=text("<p>A ferry was seen.</p>"))
    factories.article(world, "Ferry returns", at=NOON - timedelta(days=900))

    assert headlines(paper, "ferry") == ["Ferry returns", "Other news"]
    assert headlines(paper, "ferry", sort="newest") == ["Other news", "Ferry returns"]


def test_a_search_can_be_narrowed_to_section_kind_and_days(paper, world):
    culture = factories.section(paper, "Culture", "culture")
    factories.article(world, "Ferry one", at=NOON)
    factories.article(culture, "Ferry two", at=NOON - timedelta(days=1), kind="opinion")
    yesterday = date(2026, 11, 19)

    assert headlines(paper, "ferry", section=culture) == ["Ferry two"]
    assert headlines(paper, "ferry", kind="opinion") == ["Ferry two"]
    assert headlines(paper, "ferry", first=yesterday, last=yesterday) == ["Ferry two"]
    assert headlines(paper, "ferry", first=date(2026, 11, 20)) == ["Ferry one"]


def test_arabic_and_persian_words_are_found_however_they_are_typed(arabic, persian):
    factories.article(factories.section(arabic, "العالم", "world"), "أحمد يكتب عن المُعلِّمين")
    factories.article(factories.section(persian, "جهان", "world"), "کتاب‌های تازه می‌خواهم")

    assert headlines(arabic, "احمد") == headlines(arabic, "المعلمين") == ["أحمد يكتب عن المُعلِّمين"]
    assert headlines(persian, "كتابهاي") == headlines(persian, "می خواهم") == ["کتاب‌های تازه می‌خواهم"]


def test_quotes_facts_tables_and_captions_are_text_and_addresses_are_not(paper, world):
    rows = {"data": [["Curlew", "12"], [None, "x"]], "table_caption": "Dunlin"}
    quote = {"text": "<p>Heron</p>", "attribution": "Wren", "source_url": "https://plover.example"}
    body = [
        {"type": "quote", "value": quote},
        {"type": "facts", "value": {"title": "Gannet", "text": "<ul><li>Tern</li></ul>"}},
        {"type": "table", "value": {"table": rows, "source": ""}},
        {"type": "embed", "value": {"address": "https://kestrel.example/", "title": "Osprey"}},
        {"type": "preserved", "value": "<div>half<b>way</b> Merlin</div>"},
    ]
    found = words.exact(words.of_body(body), "en").split()

    assert {"heron", "wren", "gannet", "tern", "curlew", "dunlin", "osprey", "halfway", "merlin"} <= set(
        found
    )
    assert not {"plover", "kestrel", "https", "div"} & set(found)


def test_two_stories_of_one_second_are_both_found(paper, world):
    for _n in range(3):
        factories.article(world, "Ferry returns")

    assert cards.find(paper, "ferry").total == 3
    assert fulltext.index().is_whole()


def test_results_come_in_pages_and_a_page_past_the_end_is_the_last(paper, world):
    for number in range(5):
        factories.article(world, f"Ferry {number}", at=NOON - timedelta(days=number))

    last = cards.find(paper, "ferry", sort="newest", limit=2, page=99)

    assert [card.headline for card in last.cards] == ["Ferry 4"]
    assert (last.total, last.page, last.pages, last.total_is_capped) == (5, 3, 3, False)


def test_only_the_newest_matches_are_looked_at(paper, world, monkeypatch):
    monkeypatch.setattr(fulltext, "CANDIDATES", 2)
    for number in range(4):
        factories.article(world, f"Ferry {number}", at=NOON - timedelta(days=number))

    found = cards.find(paper, "ferry")

    assert {card.headline for card in found.cards} == {"Ferry 0", "Ferry 1"}
    assert found.total_is_capped


@given(q=st.text(max_size=60) | st.text("\"'*()^:-+~{}<>&|!%_\\ AND OR NOT NEAR ferry", max_size=40))
def test_nothing_that_can_be_typed_is_an_error(paper, world, q):
    assert cards.find(paper, q).total >= 0


def test_everything_can_be_made_anew(paper, world):
    factories.article(world, "Ferry returns")
    fulltext.index().forget(Entry.objects.values_list("pk", flat=True))
    rebuild(say=lambda line: None)

    assert headlines(paper, "ferry") == ["Ferry returns"]
    assert fulltext.index().is_whole()


def test_words_and_story_are_kept_or_lost_together(paper, world, monkeypatch):
    draft = factories.article(world, "Ferry returns", live=False)
    monkeypatch.setattr(fulltext.index(), "store", lambda entries: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        draft.save_revision().publish()

    assert not Article.objects.get(pk=draft.pk).live
