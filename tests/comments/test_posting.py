"""A reader writes under a story; what cannot be taken comes back with its text and the reason."""

from datetime import timedelta

import pytest

from broadsheet.comments import actions, limits
from broadsheet.comments.models import Comment, CommentRules, Mode, Status
from tests.articles import factories as articles
from tests.comments import factories
from tests.comments.conftest import NOW

pytestmark = pytest.mark.django_db
HELD = "/world/2026/11/20/bridge/#comment-held"


def codes(comment):
    return {reason["code"] for reason in comment.reasons}


def test_a_comment_is_stored_and_waits_and_the_reader_goes_back_to_the_story(send, story):
    answer = send(story, "Well said.", name="  Ada  Reed ", email="ada@example.org")

    assert (answer.status_code, answer.headers["Location"]) == (303, HELD)
    said = Comment.objects.get()
    assert (said.page_id, said.name, said.email, said.text) == (
        story.pk, "Ada Reed", "ada@example.org", "Well said.",
    )  # fmt: skip
    assert (said.status, said.posted_at) == (Status.WAITING, NOW)
    assert "ada" not in said.writer and len(said.writer) == len(said.network) == 64


def test_only_the_text_is_required(send, story):
    assert send(story).status_code == 303
    assert Comment.objects.get().name == ""


def test_the_sentence_that_answers_stands_in_the_bytes_of_the_story_already(client, story, clock):
    page = client.get(story.address).content.decode()

    assert 'id="comment-held" role="status" tabindex="-1"' in page


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"text": ""}, "Text: Write something."),
        ({"text": " \n\t "}, "Text: Write something."),
        ({"text": "\u200b\u2060\u00ad"}, "Text: Write something."),
        ({"text": "a" * 5001}, "Text: Ensure this value has at most 5000 characters"),
        ({"name": "a" * 81}, "Name: Ensure this value has at most 80 characters"),
        ({"email": "no address"}, "E-mail: Enter a valid email address."),
        ({"email": "a@example.org\nBcc: b@example.org"}, "E-mail: Enter a valid email address."),
        ({"email": f"{'a' * 250}@example.org"}, "E-mail: Ensure this value has at most 254 characters"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_written_is_kept(send, story, fields, named):
    answer = send(story, **{"text": "Kept <b>words</b>.", "name": "Ada", **fields})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert named in page and 'class="comment-form__summary" role="alert" tabindex="-1"' in page
    if "text" not in fields:
        assert "Kept &lt;b&gt;words&lt;/b&gt;." in page
    assert not Comment.objects.exists()


def test_five_thousand_characters_with_line_ends_of_browsers_are_taken(send, story):
    text = "line\r\n" * 999 + "last"

    assert len(text.replace("\r\n", "\n")) == 4999
    assert send(story, text).status_code == 303


def test_more_than_any_comment_is_refused_unread(send, story):
    answer = send(story, "a" * 70_000)

    assert answer.status_code == 413
    assert "5,000 characters" in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "Cross-Site", "Origin": "http://testserver"},
    ],
)
def test_what_another_site_sends_is_refused(send, story, headers):
    answer = send(story, headers=headers)

    assert answer.status_code == 403
    assert "Well said." in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_browser_that_says_nothing_is_let_through_without_credit_for_its_work(client, story, clock):
    answer = client.post(f"/-/comments/{story.pk}/", {"text": "Well said."})

    assert answer.status_code == 303
    assert "no-proof" in codes(Comment.objects.get())


def test_no_cookie_is_set_and_none_is_wanted(send, story):
    send(story)
    assert not send(story, "Again.").cookies


def test_answers_attach_to_the_thread(send, story):
    first = factories.comment(story)
    answer = factories.comment(story, parent=first)

    assert send(story, parent=str(answer.pk)).status_code == 303

    said = Comment.objects.get(status=Status.WAITING)
    assert (said.parent, said.thread) == (answer, first)


@pytest.mark.parametrize("kind", ["waiting", "rejected", "spam", "elsewhere", "nowhere"])
def test_what_readers_do_not_see_under_this_story_cannot_be_answered(send, story, world, kind):
    if kind == "elsewhere":
        parent = factories.comment(articles.article(world)).pk
    else:
        parent = 999 if kind == "nowhere" else factories.comment(story, status=kind).pk
    before = Comment.objects.count()

    answer = send(story, parent=str(parent))

    assert answer.status_code == 409 and "Well said." in answer.content.decode()
    assert Comment.objects.count() == before


@pytest.mark.parametrize("parent", ["x", "-1", "1.5", "9" * 30, "1 OR 1=1"])
def test_a_parent_that_is_no_number_is_refused(send, story, parent):
    assert send(story, parent=parent).status_code == 422
    assert not Comment.objects.exists()


def test_further_fields_count_for_nothing(send, story):
    send(story, status="approved", is_pick="1", page="1", posted_at="2001-01-01", id="77", writer="x")

    said = Comment.objects.get()
    assert (said.status, said.is_pick, said.page_id, said.posted_at) == ("waiting", False, story.pk, NOW)


def test_one_that_is_sent_twice_is_stored_once(send, story):
    answers = [send(story, "Well said.", name="Ada"), send(story, " Well  said. ", name="Ada")]

    assert {answer.status_code for answer in answers} == {303}
    assert Comment.objects.count() == 1


def test_the_same_words_of_another_and_under_another_are_comments_of_their_own(send, story, world):
    first = factories.comment(story)
    send(story, "Thanks.", name="Ada")
    send(story, "Thanks.", name="Ben")
    send(story, "Thanks.", name="Ada", parent=str(first.pk))
    send(articles.article(world), "Thanks.", name="Ada")

    assert Comment.objects.filter(text="Thanks.").count() == 4


def test_a_network_writes_three_a_minute(send, story, clock):
    where = "192.0.2.7"
    given = [send(story, f"Number {n}.", address=where).status_code for n in range(4)]
    refused = send(story, "Kept.", address="192.0.2.200")  # a neighbour is of the same network

    assert given == [303, 303, 303, 429]
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "20")
    assert "Kept." in refused.content.decode() and Comment.objects.count() == 3
    assert send(story, "Elsewhere.", address="192.0.3.7").status_code == 303
    clock.shift(timedelta(seconds=21))
    assert send(story, "Later.", address=where).status_code == 303


def test_a_network_writes_twenty_an_hour_and_one_more_each_three_minutes(send, story, clock):
    given = []
    for number in range(24):
        clock.shift(timedelta(seconds=25))
        given.append(send(story, f"Number {number}.", address="2001:db8::1").status_code)

    assert given == [303] * 23 + [429]


def test_all_together_write_a_hundred_a_second(send, story, monkeypatch):
    monkeypatch.setattr(limits, "ALL", limits.Rate("all", 2, 1))

    assert [send(story, f"Number {n}.").status_code for n in range(3)] == [303, 303, 429]


@pytest.mark.parametrize("deed", ["unpublish", "restrict", "withdraw", "draft", "section", "nowhere"])
def test_nothing_is_taken_under_what_is_not_for_everybody(client, send, story, world, deed):
    page = {"draft": lambda: articles.article(world, live=False), "section": lambda: world}.get(
        deed, lambda: story
    )()
    HIDING.get(deed, lambda page: None)(page)
    number = 10**17 if deed == "nowhere" else page.pk

    assert client.post(f"/-/comments/{number}/", {"text": "Hello."}).status_code == 404
    assert client.get(f"/-/comments/{number}/").status_code == 404
    assert not Comment.objects.exists()


HIDING = {
    "unpublish": lambda page: page.unpublish(),
    "withdraw": lambda page: withdraw(page),
    "restrict": lambda page: page.view_restrictions.create(restriction_type="login"),
}


def withdraw(page):
    from broadsheet.articles import actions as stories

    stories.withdraw(article=page, reason="Wrong.", by=None, at=NOW)


@pytest.mark.parametrize("by", ["editor", "age", "edition"])
def test_nothing_is_taken_where_comments_are_closed(send, story, paper, clock, by):
    if by == "editor":
        actions.close(page=story, by=None, at=NOW)
    elif by == "age":
        clock.shift(timedelta(days=31))
    else:
        CommentRules.objects.create(edition=paper, mode=Mode.CLOSED)

    answer = send(story, "Too late.")

    assert answer.status_code == 409 and "Too late." in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_refusal_speaks_the_language_of_the_story(send, arabic):
    story = articles.article(articles.section(arabic, "العالم", "world"), "الجسر")

    page = send(story, "").content.decode()

    assert '<html lang="ar" dir="rtl"' in page and "البريد" in page
    assert send(story, "أحسنت").headers["Location"].startswith("/ar/world/")


def test_script_is_told_in_its_own_words(send, story):
    answer = send(story, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()) == (201, {"is_shown": False, "url": HELD})


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_no_other_method_is_known(client, story, method):
    assert getattr(client, method)(f"/-/comments/{story.pk}/").status_code == 405
