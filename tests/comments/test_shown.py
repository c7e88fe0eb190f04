"""Under a story stand the newest comments in threads of two levels; behind it all of them in the order of time."""

import re
from datetime import timedelta

import pytest

from broadsheet.comments import actions
from broadsheet.comments.models import Comment, CommentRules, Mode, Status
from tests.articles import factories as articles
from tests.comments import factories
from tests.comments.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MINUTE = timedelta(minutes=1)


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def order(source):
    """Numbers of the comments in the order of the page."""
    return [int(number) for number in re.findall(r'<article class="comment[^>]* id="c(\d+)"', source)]


def many(story, number, **facts):
    rows = [
        Comment(page_id=story.pk, text=f"Number {n}.", status=Status.APPROVED, posted_at=NOW + n * MINUTE, **facts)
        for n in range(number)
    ]  # fmt: skip
    made = Comment.objects.bulk_create(rows)
    actions.count_again(story.pk)
    return [row.pk for row in made]


def test_only_what_is_approved_is_shown(client, story):
    shown = factories.comment(story, "Shown words.")
    for status in ("waiting", "rejected", "spam", "erased"):
        factories.comment(story, f"Words that are {status}.", status=status)

    source = page(client, story.address)

    assert order(source) == [shown.pk]
    assert "Words that are" not in source and "Comments (1)" in source


def test_threads_stand_newest_first_and_their_answers_in_the_order_of_time(client, story):
    old, new = factories.comment(story, at=NOW), factories.comment(story, at=NOW + MINUTE)
    later = factories.comment(story, parent=old, at=NOW + 3 * MINUTE)
    sooner = factories.comment(story, parent=old, at=NOW + 2 * MINUTE)

    assert order(page(client, story.address)) == [new.pk, old.pk, sooner.pk, later.pk]
    assert order(page(client, f"{story.address}comments/1/")) == [old.pk, sooner.pk, later.pk, new.pk]


def test_deep_threads_have_two_levels_and_say_whom_they_answer(client, story):
    first = factories.comment(story, name="Ada", at=NOW)
    second = factories.comment(story, name="Ben", parent=first, at=NOW + MINUTE)
    third = factories.comment(story, name="Cy", parent=second, at=NOW + 2 * MINUTE)

    source = page(client, story.address)

    assert order(source) == [first.pk, second.pk, third.pk]
    assert source.count('<ol class="comments__answers">') == 1
    assert f'href="/-/comment/{second.pk}/">To <bdi>Ben</bdi>' in source
    assert "To <bdi>Ada</bdi>" not in source


def test_answers_stay_where_what_they_answer_is_gone(client, story):
    first = factories.comment(story, "Gone words.")
    answer = factories.comment(story, parent=first)
    actions.erase(comment=first, by=None, at=NOW)

    source = page(client, story.address)

    assert order(source) == [answer.pk] and "Gone words." not in source
    assert "This comment is not shown any more." in source


def test_an_imported_answer_that_claims_to_be_older_than_its_thread_stands_in_it(client, story):
    first = factories.comment(story, at=NOW)
    answer = factories.comment(story, parent=first, at=NOW - 9 * MINUTE)

    assert order(page(client, f"{story.address}comments/1/")) == [first.pk, answer.pk]


def test_fifty_stand_on_each_page_and_all_are_found_once(client, story):
    written = many(story, 120)

    source = page(client, story.address)
    assert order(source) == written[:-51:-1]
    assert f'href="{story.address}comments/2/">Older comments' in source
    pages = [page(client, f"{story.address}comments/{n}/") for n in (1, 2, 3)]
    assert [order(one) for one in pages] == [written[:50], written[50:100], written[100:]]
    assert f'rel="next" href="{story.address}comments/2/"' in pages[0] and 'rel="prev"' not in pages[0]
    assert f'rel="prev" href="{story.address}comments/2/"' in pages[2] and 'rel="next"' not in pages[2]


def test_a_thread_that_goes_on_overleaf_repeats_what_is_answered(client, story):
    first = factories.comment(story, "What began it.", at=NOW)
    answers = many(story, 60, parent=first, thread=first)

    source = page(client, story.address)
    assert order(source) == [first.pk, *answers[:49]]
    assert f'<p class="comments__more"><a href="/-/comment/{answers[49]}/">' in source
    behind = page(client, f"{story.address}comments/2/")
    assert order(behind) == answers[49:] and "What began it." in behind


@pytest.mark.parametrize(
    "path", ["comments/0/", "comments/3/", "comments/01/", "comments/x/", "comments/", "more/"]
)
def test_what_is_no_page_of_comments_is_not_found(client, story, path):
    many(story, 60)

    assert client.get(story.address + path).status_code == 404
    assert client.get(f"{story.address}comments/٢/").status_code == 404


def test_a_page_of_comments_names_itself_and_asks_not_to_be_listed(client, story):
    many(story, 60)

    source = page(client, f"{story.address}comments/2/")

    assert f'<link rel="canonical" href="http://127.0.0.1:8000{story.address}comments/2/">' in source
    assert '<meta name="robots" content="noindex">' in source
    assert "<title>Comments on “Bridge opens”, page 2" in source


@pytest.mark.parametrize("number", [1, 60, 170])
def test_a_permalink_leads_to_where_the_comment_stands(client, story, number):
    written = many(story, number)

    for pk in (written[0], written[-1], written[number // 2]):
        where = client.get(f"/-/comment/{pk}/")
        assert where.status_code == 302 and "no-store" in where.headers["Cache-Control"]
        path, _mark, place = where.headers["Location"].partition("#")
        assert place == f"c{pk}" and pk in order(page(client, path))


@pytest.mark.parametrize("status", ["waiting", "rejected", "spam", "erased"])
def test_what_is_not_shown_has_no_permalink(client, story, status):
    hidden = factories.comment(story, status=status)

    assert client.get(f"/-/comment/{hidden.pk}/").status_code == 404
    assert client.get(f"/-/comments/report/{hidden.pk}/").status_code == 404


def test_each_comment_keeps_its_own_direction_and_the_page_that_of_its_edition(client, persian):
    story = articles.article(articles.section(persian, "جهان", "world"), "پل")
    factories.comment(story, "An English remark.\n\nو پاسخش.", name="Ada (Halden)")
    factories.comment(story, name="")

    source = page(client, story.address)

    assert source.count('<div class="comment__text" dir="auto">') == 2
    assert '<bdi class="comment__name">Ada (Halden)</bdi>' in source
    assert '<bdi class="comment__name">خواننده</bdi>' in source
    assert "۲" in re.search(r'<h2 class="head" id="comments-head">([^<]*)</h2>', source)[1]


def test_a_pick_and_an_edited_comment_are_marked_in_words(client, story):
    factories.comment(story, is_pick=True, edited_at=NOW)

    source = page(client, story.address)

    assert "Editor’s pick" in source and '<span class="comment__edited">edited</span>' in source


def test_links_in_a_comment_are_text(client, story):
    factories.comment(story, "See https://elsewhere.example/x and <a href='https://spam.example'>this</a>.")

    source = page(client, story.address)

    assert 'href="https://elsewhere' not in source and "spam.example&#x27;&gt;this&lt;/a&gt;" in source


def test_nobody_has_written_yet(client, story):
    source = page(client, story.address)

    assert "Be the first." in source and 'href="#comments">Write a comment</a>' in source


def test_closed_comments_stay_and_say_since_when(client, story):
    shown = factories.comment(story)
    actions.close(page=story, by=None, at=NOW)

    source = page(client, story.address)

    assert order(source) == [shown.pk]
    assert "Comments have been closed since" in source and "<comment-form" not in source
    assert "data-answer" not in source


@pytest.mark.parametrize("by", ["editor", "age", "edition"])
def test_where_nothing_was_said_and_nothing_can_be_there_is_no_section(client, story, paper, clock, by):
    if by == "editor":
        actions.close(page=story, by=None, at=NOW)
    elif by == "age":
        clock.shift(timedelta(days=31))
    else:
        CommentRules.objects.create(edition=paper, mode=Mode.CLOSED)

    assert 'id="comments"' not in page(client, story.address)


def test_the_edition_says_how_long_comments_are_taken(client, story, paper, clock):
    CommentRules.objects.create(edition=paper, closing_days=0)
    clock.shift(timedelta(days=4000))

    assert "<comment-form" in page(client, story.address)


def test_comments_of_a_draft_are_nowhere(client, world):
    draft = articles.article(world, live=False)
    said = factories.comment(draft)

    assert client.get(f"/-/comment/{said.pk}/").status_code == 404


@pytest.mark.parametrize("number", [10, 2000])
def test_a_story_costs_the_same_with_few_and_with_many(client, story, number, django_assert_max_num_queries):
    many(story, number)
    client.get(story.address)

    with django_assert_max_num_queries(60) as asked:
        client.get(story.address)
    ours = [query["sql"] for query in asked.captured_queries if "comments_" in query["sql"]]

    assert len(ours) == 3
