"""Stored pages show what is approved within the same door, and nothing that a sender sends changes their bytes."""

import io
from urllib.parse import urlencode

import pytest

from broadsheet.comments import actions
from broadsheet.comments.models import Comment, CommentRules, Mode
from tests.articles import factories as articles
from tests.comments import factories
from tests.delivery import comparing

NOW = factories.POSTED


@pytest.fixture(autouse=True)
def open_for_ever(paper):
    CommentRules.objects.create(edition=paper, closing_days=0)


@pytest.fixture
def paper(store):
    return articles.edition()


@pytest.fixture
def story(paper):
    return articles.article(articles.section(paper), "Bridge opens", slug="bridge")


@pytest.fixture
def post(reader):
    def send(page, method="POST", **fields):
        body = urlencode({"text": "Well said.", **fields}).encode()
        return reader.get(
            f"/-/comments/{page.pk}/", method=method, CONTENT_LENGTH=str(len(body)), REMOTE_ADDR="192.0.2.7",
            CONTENT_TYPE="application/x-www-form-urlencoded", HTTP_ORIGIN="http://127.0.0.1:8000",
            **{"wsgi.input": io.BytesIO(body)},
        )  # fmt: skip

    return send


def places(story):
    at = story.address
    return [at, f"{at}comments/1/", f"{at}comments/feed/", "/-/parts/comment-counts/", "/-/comments/rules/"]


def test_all_that_everybody_may_read_is_stored(reader, story):
    factories.comment(story)

    for path in places(story):
        assert reader.get(path).status == 200
        assert reader.knows(path), path


def test_what_is_for_one_reader_is_not(reader, store, story):
    said = factories.comment(story)
    at = f"/-/comments/{story.pk}/"

    for path in (at, f"{at}challenge/", f"/-/comment/{said.pk}/", f"/-/comments/report/{said.pk}/"):
        assert "no-store" in reader.get(path).headers["cache-control"]
    assert comparing.stored(store) == {}


def test_a_comment_is_sent_through_the_press(post, story):
    answer = post(story)

    assert (answer.status, answer.headers["location"]) == (303, f"{story.address}#comment-held")
    assert Comment.objects.get().page_id == story.pk


DEEDS = [
    lambda said: actions.approve(comment=said, by=None, at=NOW),
    lambda said: actions.edit(comment=said, text="Milder words.", by=None, at=NOW),
    lambda said: actions.pick(comment=said, is_pick=True, by=None, at=NOW),
    lambda said: actions.undo(decision=said.decisions.first(), by=None, at=NOW),
    lambda said: actions.erase(comment=said, by=None, at=NOW),
]


def test_after_each_decision_readers_are_given_the_new_page(reader, printer, press, store, story):
    other = factories.comment(story, "Another.")
    said = factories.comment(story, "Waiting words.", status="waiting")
    for deed in DEEDS:
        for path in places(story):
            reader.get(path)
        before = comparing.stored(store)

        deed(said)
        printer.turn()

        fresh = comparing.fresh(press.renderer)
        assert comparing.wrong(store, fresh) == []
        assert reader.get(story.address).text.count("Another.") == 1
        assert "/-/comments/rules/" in before and reader.knows("/-/comments/rules/")
    assert "words" not in reader.get(story.address).text.split('id="comments"')[1].split("<comment-form")[0]
    assert other.pk


def test_the_story_is_renewed_at_once_and_other_pages_stay(reader, printer, story, world_news):
    said = factories.comment(story, status="waiting")
    for path in (story.address, *world_news):
        reader.get(path)

    actions.approve(comment=said, by=None, at=NOW)
    printer.turn()

    assert all(reader.knows(path) for path in (story.address, *world_news))
    assert "Well said." in reader.get(story.address).text


@pytest.fixture
def world_news(story):
    other = articles.article(story.get_parent().specific, "Ferry stops")
    return ["/", "/world/", "/news/", "/feed/", other.address, "/-/comments/rules/"]


def test_what_waits_changes_no_stored_byte(reader, post, store, story):
    for path in places(story):
        reader.get(path)
    before = comparing.stored(store)

    post(story, text="<script>alert(1)</script>", name="x" * 80, email="a@example.org")
    post(story, text="")
    post(story, method="PUT")

    assert comparing.stored(store) == before


def test_what_goes_out_of_print_takes_its_comments_along(reader, printer, store, press, story):
    factories.comment(story)
    for path in places(story):
        reader.get(path)

    story.unpublish()
    printer.turn()

    assert reader.get(f"{story.address}comments/1/").status == 404
    assert str(story.pk) not in reader.get("/-/parts/comment-counts/").text
    assert comparing.wrong(store, comparing.fresh(press.renderer)) == []


def test_closing_an_edition_closes_every_story(reader, printer, store, press, story):
    factories.comment(story)
    reader.get(story.address)

    rules = CommentRules.objects.get()
    rules.mode = Mode.CLOSED
    rules.save()
    printer.turn()

    assert "No comments are taken at present." in reader.get(story.address).text
