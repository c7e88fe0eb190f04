"""A writer who gave an address is mailed a link, by which the comment is changed or erased for some hours."""

from datetime import timedelta

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from broadsheet.accounts.mailing import NO_MAIL
from broadsheet.comments import actions, keys, tasks
from broadsheet.comments.models import Comment, CommentRules, Decision, Mode, Status
from tests.articles import factories as articles
from tests.comments import factories
from tests.comments.conftest import NOW

pytestmark = pytest.mark.django_db
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def mailing(settings):
    settings.EMAIL_BACKEND = LOCMEM


def work():
    """What the worker does with all mails that are queued."""
    for row in DBTaskResult.objects.ready().filter(task_path=tasks.mail_own_link.module_path):
        row.claim("test")
        row.set_successful(row.task.call(*row.args_kwargs["args"]))


def own(comment):
    return f"/-/comments/own/{keys.own_token(comment.pk)}/"


@pytest.fixture
def said(story, clock):
    return factories.comment(story, "My words.", email="ada@example.org", writer="w", network="n", at=NOW)


def test_the_link_is_mailed_in_the_language_of_the_edition(send, arabic):
    there = articles.article(articles.section(arabic, "العالم", "world"), "جسر «أون»\nالجديد")

    send(there, "كلمات", email="ada@example.org", name="<b>Bcc: x@example.org</b>")
    work()

    (sent,) = mail.outbox
    assert sent.to == ["ada@example.org"] and sent.subject == "تعليقك على «جسر «أون» الجديد»"
    assert own(Comment.objects.get()) in sent.body and "٢٤" not in sent.body and "24" in sent.body
    assert "<b>" not in sent.body and "كلمات" not in sent.body and sent.content_subtype == "plain"


@pytest.mark.parametrize("lacking", ["address", "mail", "hours", "good faith"])
def test_nobody_is_mailed_where_something_is_lacking(send, story, paper, settings, lacking):
    if lacking == "mail":
        settings.EMAIL_BACKEND = NO_MAIL
    if lacking == "hours":
        CommentRules.objects.create(edition=paper, own_hours=0)

    trap = {"subject": "x"} if lacking == "good faith" else {}
    send(story, email="" if lacking == "address" else "ada@example.org", **trap)
    work()

    assert mail.outbox == [] and Comment.objects.count() == 1


def test_one_address_is_mailed_five_times_an_hour(send, story):
    for number in range(7):
        send(story, f"Number {number}.", email="ada@example.org")
    work()

    assert len(mail.outbox) == 5 and Comment.objects.count() == 7


def test_other_words_wait_for_an_editor(client, said):
    assert "My words." in client.get(own(said)).content.decode()

    answer = client.post(own(said), {"text": "My better <words>."})

    said.refresh_from_db()
    assert answer.status_code == 200 and "An editor reads it" in answer.content.decode()
    assert (said.text, said.status, said.edited_at) == ("My better <words>.", Status.WAITING, NOW)
    assert Decision.objects.get().by is None


def test_other_words_of_a_known_writer_stay_if_nothing_is_wrong_with_them(client, said, paper):
    CommentRules.objects.create(edition=paper, mode=Mode.KNOWN)

    client.post(own(said), {"text": "Better."})
    assert Comment.objects.get().status == Status.APPROVED
    client.post(own(said), {"text": "See http://a.example and http://b.example"})

    assert Comment.objects.get().status == Status.WAITING


def test_a_comment_is_erased_for_good(client, said, story):
    answer = client.post(own(said), {"erase": "1"})

    assert answer.status_code == 200 and "Your comment is erased" in answer.content.decode()
    assert "My words." not in client.get(story.address).content.decode()
    assert client.get(own(said)).status_code == 410
    assert "ada@" not in str(list(Comment.objects.values()))


def test_what_was_refused_can_only_be_erased(client, said):
    actions.reject(comment=said, reason="abuse", by=None, at=NOW)

    assert "<textarea" not in client.get(own(said)).content.decode()
    assert client.post(own(said), {"text": "Again."}).status_code == 422
    client.post(own(said), {"erase": "1"})

    assert Comment.objects.get().status == Status.ERASED


def test_the_link_ends_after_its_hours(client, said, clock):
    clock.shift(timedelta(hours=24, seconds=1))

    assert client.get(own(said)).status_code == 410
    assert client.post(own(said), {"erase": "1"}).status_code == 410
    assert Comment.objects.get().text == "My words."


@pytest.mark.parametrize("token", ["x", "1", "1:x", "{pk}:", "9:{signature}", "{pk}:{signature}x"])
def test_a_forged_link_leads_nowhere(client, said, token):
    pk, _colon, signature = keys.own_token(said.pk).partition(":")

    assert client.get(f"/-/comments/own/{token.format(pk=pk, signature=signature)}/").status_code == 404


def test_no_other_site_can_press_the_buttons(client, said):
    answer = client.post(own(said), {"erase": "1"}, headers={"Origin": "https://elsewhere.example"})

    assert answer.status_code == 403 and Comment.objects.get().text == "My words."


def test_the_page_is_kept_by_nobody_and_tells_no_site_where_it_is(client, said):
    headers = client.get(own(said)).headers

    assert "no-store" in headers["Cache-Control"] and headers["Referrer-Policy"] == "same-origin"


def test_it_is_gone_with_its_story(client, said, story):
    story.unpublish()

    assert client.get(own(said)).status_code == 404
