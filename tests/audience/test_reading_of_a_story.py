"""One story: its hours in the edition's zone, its days, where its readers came from, and the way there."""

import csv
import io
from datetime import datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from broadsheet.audience import tally, totals
from broadsheet.editions.models import Edition
from broadsheet.newsroom import roles
from tests.articles import factories
from tests.audience.reading import HOUR, read, sign_in, soup, words

pytestmark = pytest.mark.django_db
HOSTS = {(0, "news.example"): 4, (0, ""): 3, (5, "old.example"): 2, (0, tally.OTHER): 1}


@pytest.fixture
def story(world):
    made = factories.article(world, "The bridge opens")
    read(made, {0: 2, 1: 5, 25: 30, 6 * 24: 8}, HOSTS)
    return made


def opened(client, story, **asked):
    return soup(client.get(reverse("readers_story", args=[story.pk]), asked))


def sums(page):
    return [int(words(number)) for number in page.select(".readers-sums dd")]


def table(page, name):
    """(hour or day, views) of a drawing's table, newest first."""
    rows = page.select(f"figure[aria-labelledby={name}-title] tbody tr")
    return [(words(row.th), int(words(row.td))) for row in rows]


def exported(client, story, kind, **asked):
    return client.get(reverse("readers_story_export", args=[story.pk, kind]), asked)


def in_csv(answer):
    return list(csv.reader(io.StringIO(answer.text)))[1:]


def test_the_sums_are_those_of_the_windows_and_of_all_days(client, editor, story):
    with tally.writing() as db:  # a day of which no hours are kept
        db.execute("INSERT INTO audience_day VALUES (%s, %s, 100)", [story.pk, HOUR // 24 - 60])

    assert sums(opened(client, story)) == [7, 45, 45, 145]


def test_a_day_is_counted_once_before_and_after_it_is_rolled_up(client, editor, story):
    before = opened(client, story)
    tally.roll_up_to(HOUR)
    after = opened(client, story)

    assert sums(before) == sums(after)
    assert table(before, "days") == table(after, "days")


def test_each_hour_is_named_as_clocks_show_it_in_the_edition(client, editor, persian):
    tehran = factories.article(factories.section(persian, "جهان"), "پل")
    read(tehran, {0: 2, 1: 5})

    hours = table(opened(client, tehran), "hours")

    assert hours[:2] == [("Sat 28 Nov, 17:30–18:30 (running)", 2), ("Sat 28 Nov, 16:30–17:30", 5)]
    assert len(hours) == 24


@pytest.mark.parametrize(("window", "hours", "seen"), [("day", 24, 7), ("week", 168, 45), ("month", 720, 45)])
def test_what_is_drawn_is_what_the_table_says(client, editor, story, window, hours, seen):
    page = opened(client, story, window=window)
    columns = page.select("figure[aria-labelledby=hours-title] rect")

    drawn = [words(column.title).rpartition(": ")[2] for column in columns]
    assert [int(number) for number in drawn] == [views for _hour, views in table(page, "hours")][::-1]
    assert (len(drawn), sum(map(int, drawn))) == (hours, seen)


def test_a_drawing_says_in_words_what_it_shows(client, editor, story):
    drawing = opened(client, story).select_one("svg[role=img]")

    named = [words(drawing.select_one(f"[id={name}]")) for name in drawing["aria-labelledby"].split()]
    assert named == [
        "Views in each hour",
        "7 views in sum. Most of them: Sat 28 Nov, 13:00–14:00 (5).",
    ]


def test_columns_are_as_high_as_their_share_of_the_scale(client, editor, story):
    drawing = opened(client, story).select_one("svg[role=img]")

    last, before = (drawing.select("rect")[place] for place in (-1, -2))
    assert (before["y"], before["height"], last["height"]) == ("16.67", "83.33", "33.33")  # of 6


def test_days_begin_with_the_one_on_which_it_was_printed(client, editor, story):
    days = table(opened(client, story), "days")

    assert days[0] == ("Nov. 28, 2026 (running)", 7)
    assert days[-1] == ("Nov. 20, 2026", 0)
    assert sum(views for _day, views in days) == 45


def test_sources_are_those_of_the_days_of_the_window(client, editor, story):
    def sources(**asked):
        rows = opened(client, story, **asked).select(".readers-sources tbody tr")
        return {words(row.th): int(words(row.td)) for row in rows}

    assert sources() == {
        "news.example": 4,
        "Came directly, from this paper, or did not say": 3,
        "Other sites": 1,
    }
    assert sources(window="week")["old.example"] == 2


def test_of_many_sources_the_last_stand_in_one_line(client, editor, world):
    story = factories.article(world)
    read(story, {0: 40}, {(0, f"site-{number}.example"): 50 - number for number in range(20)})

    rows = opened(client, story).select(".readers-sources tbody tr")

    assert len(rows) == 16
    assert (words(rows[-1].th), words(rows[-1].td)) == ("All others", str(35 + 34 + 33 + 32 + 31))


def test_hostile_names_of_sites_are_words_and_nothing_else(client, editor, world):
    story = factories.article(world)
    read(story, {0: 2}, {(0, "<script>alert(1)</script>"): 1, (0, '=HYPERLINK("http://x")'): 1})

    page = client.get(reverse("readers_story", args=[story.pk]))
    rows = in_csv(exported(client, story, "csv", what="sources"))
    book = load_workbook(io.BytesIO(exported(client, story, "xlsx").content))

    assert "<script>alert" not in page.text
    assert ['\'=HYPERLINK("http://x")', "1"] in rows
    cells = [cell for row in book["Sources"].iter_rows(min_row=2, max_col=1) for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_story_that_nobody_read_is_shown_with_zeros(client, editor, world):
    page = opened(client, factories.article(world))

    assert sums(page) == [0, 0, 0, 0]
    assert "Nobody was counted." in page.text


@pytest.mark.parametrize("asked", [{"window": "foo"}, {"window": ""}])
def test_an_unknown_window_is_not_found(client, editor, story, asked):
    assert client.get(reverse("readers_story", args=[story.pk]), asked).status_code == 404
    assert exported(client, story, "csv", **asked).status_code == 404


def test_unknown_pages_and_drafts_and_files_are_not_found(client, editor, world, story):
    draft = factories.article(world, live=False)

    for pk in (draft.pk, 10**6, 10**30):
        assert client.get(f"/admin/readers/{pk}/").status_code == 404
    assert exported(client, story, "pdf").status_code == 404
    assert exported(client, story, "csv", what="readers").status_code == 404


def test_one_story_costs_a_bounded_number_of_questions(client, editor, story, django_assert_max_num_queries):
    opened(client, story)

    with django_assert_max_num_queries(24):
        opened(client, story, window="month")


# --- files ----------------------------------------------------------------------------------------------------


def test_the_hours_are_a_file_in_both_zones(client, editor, persian):
    tehran = factories.article(factories.section(persian, "جهان"), "پل")
    read(tehran, {0: 2, 1: 5})

    answer = exported(client, tehran, "csv")
    rows = in_csv(answer)

    assert rows[-1] == ["2026-11-28 17:30:00", "2026-11-28 14:00:00", "2"]
    assert [int(row[2]) for row in rows] == totals.curve(tehran.pk, HOUR, 24)
    assert (
        answer.headers["Content-Disposition"] == f'attachment; filename="readers-{tehran.pk}-day-hours.csv"'
    )


def test_one_book_holds_hours_days_and_sources(client, editor, story):
    book = load_workbook(io.BytesIO(exported(client, story, "xlsx", window="week").content))

    hours = list(book["Hours"].iter_rows(min_row=2, values_only=True))
    days = list(book["Days"].iter_rows(min_row=2, values_only=True))
    assert book.sheetnames == ["Hours", "Days", "Sources"]
    assert (len(hours), sum(row[2] for row in hours)) == (168, 45)
    assert hours[-1][1] == datetime(2026, 11, 28, 14)
    assert days[-1] == (datetime(2026, 11, 28), 7)
    assert next(book["Sources"].iter_rows(min_row=2, values_only=True)) == ("news.example", 4)


def test_the_list_is_a_file_with_the_numbers_of_the_screen(client, editor, world, story):
    read(factories.article(world, "=1+1"), {0: 1})

    asked = {"edition": "en", "section": world.pk}
    rows = in_csv(client.get(reverse("readers_export", args=["csv"]), asked))
    book = load_workbook(io.BytesIO(client.get(reverse("readers_export", args=["xlsx"]), asked).content))

    assert rows == [
        ["1", "The bridge opens", "World", "The Courier", "2026-11-20 12:00:00", "7", "45", "45"],
        ["2", "'=1+1", "World", "The Courier", "2026-11-20 12:00:00", "1", "1", "1"],
    ]
    assert [row[5:] for row in book.active.iter_rows(min_row=2, values_only=True)] == [(7, 45, 45), (1, 1, 1)]


def test_files_of_a_demonstration_say_so_in_their_name(client, editor, story):
    Edition.objects.update(is_demonstration=True)

    names = [
        answer.headers["Content-Disposition"]
        for answer in (exported(client, story, "xlsx"), client.get(reverse("readers_export", args=["csv"])))
    ]

    assert all('filename="simulated-readers-' in name for name in names)


# --- the way there ----------------------------------------------------------------------------------------------


def test_the_admin_of_a_printed_story_leads_to_its_readers(client, world, story, at_noon):
    sign_in(client, roles.AUTHOR)
    draft = factories.article(world, live=False)
    listing = client.get(reverse("wagtailadmin_explore", args=[world.pk])).text

    assert reverse("readers_story", args=[story.pk]) in listing
    assert reverse("readers_story", args=[draft.pk]) not in listing


def test_the_form_of_a_story_leads_to_its_readers(client, editor, story):
    story.save_revision()

    form = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text

    assert reverse("readers_story", args=[story.pk]) in form


# --- what the tally answers for many ------------------------------------------------------------------------------


def test_curves_of_many_are_the_curves_of_each(world, story):
    other = factories.article(world)

    found = totals.curves_of([story.pk, other.pk], HOUR, 24)

    assert found == {story.pk: totals.curve(story.pk, HOUR, 24), other.pk: [0] * 24}


def test_sections_are_read_where_a_page_was_in_the_last_month(paper, world, story):
    economy = factories.section(paper, "Economy", "economy")
    read(factories.article(economy), {40 * 24: 3})

    assert totals.sections_read([world.pk, economy.pk]) == {world.pk}
    assert totals.sections_read([]) == set()
