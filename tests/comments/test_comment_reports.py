"""A reader tells the newsroom what is wrong with a comment."""

import pytest

from broadsheet.comments.models import Report
from tests.comments import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def said(story):
    return factories.comment(story, "Buy <b>now</b>!")


def report(client, comment, where="192.0.2.1", **fields):
    headers = {"Origin": "http://testserver"}
    return client.post(f"/-/comments/report/{comment.pk}/", fields, REMOTE_ADDR=where, headers=headers)


def test_a_report_is_stored_without_an_address_and_thanked_for(client, said):
    answer = report(client, said, reason="spam", text="It  sells\x00 things.")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/-/comments/report/{said.pk}/sent/")
    made = Report.objects.get()
    assert (made.comment, made.reason, made.text) == (said, "spam", "It  sells things.")
    assert "192.0.2" not in str(vars(made))
    assert "Thank you for telling us" in client.get(answer.headers["Location"]).content.decode()


def test_the_form_shows_the_comment_as_text(client, said):
    assert "Buy &lt;b&gt;now&lt;/b&gt;!" in client.get(f"/-/comments/report/{said.pk}/").content.decode()


@pytest.mark.parametrize("fields", [{}, {"reason": "x"}, {"reason": "spam", "text": "a" * 501}])
def test_what_cannot_be_taken_is_named(client, said, fields):
    answer = report(client, said, **fields)

    assert answer.status_code == 422 and "comment-form__error" in answer.content.decode()
    assert not Report.objects.exists()


def test_a_network_reports_a_comment_once_and_five_a_minute(client, said, story):
    assert [report(client, said, reason="spam").status_code for _time in range(2)] == [303, 303]
    assert Report.objects.count() == 1

    others = [factories.comment(story) for _n in range(5)]
    assert [report(client, one, reason="spam").status_code for one in others] == [303, 303, 303, 429, 429]


def test_no_other_site_reports(client, said):
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = client.post(f"/-/comments/report/{said.pk}/", {"reason": "spam"}, headers=headers)

    assert answer.status_code == 403 and not Report.objects.exists()
