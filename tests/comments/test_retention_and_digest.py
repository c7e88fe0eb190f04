"""What is not kept for ever, the daily mail about what waits, and the command."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.users.models import UserProfile

from broadsheet.accounts import mailing
from broadsheet.comments import actions, digest, keys, retention
from broadsheet.comments.models import (
    Ban,
    Comment,
    CommentRules,
    Decision,
    DigestMark,
    ModeratedSection,
    Report,
    Status,
)
from broadsheet.newsroom import roles
from broadsheet.operations import jobs
from tests.articles import factories as articles
from tests.comments import factories
from tests.newsroom import factories as newsroom

pytestmark = pytest.mark.django_db
POSTED = factories.POSTED
ADA = "ada@example.org"


@pytest.fixture
def story(world):
    return articles.article(world, "The bridge opens")


def known(story, text="Well said.", **facts):
    facts = {"email": ADA, "writer": keys.of_writer(ADA), "network": "n" * 64, "once": None, **facts}
    return factories.comment(story, text, **facts)


# --- retention --------------------------------------------------------------------------------------------------


def test_addresses_and_hashes_go_after_the_days_of_the_edition(story, paper, arabic):
    foreign = articles.article(articles.section(arabic, "العالم", "world"))
    CommentRules.objects.create(edition=paper, keeping_days=10)
    CommentRules.objects.create(edition=arabic, keeping_days=0)
    old, young, kept = known(story, once="o"), known(story, at=POSTED + timedelta(days=5)), known(foreign)
    actions.report(comment=old, network="r" * 64, reason="abuse", text="", at=POSTED)

    done = retention.retain(POSTED + timedelta(days=11))

    assert (done.comments, done.reports) == (1, 1)
    row = Comment.objects.get(pk=old.pk)
    assert (row.email, row.writer, row.network, row.once, row.text) == ("", "", "", None, "Well said.")
    assert {Comment.objects.get(pk=one.pk).email for one in (young, kept)} == {ADA}
    assert Report.objects.get().network == str(Report.objects.get().pk)
    assert retention.retain(POSTED + timedelta(days=11)).comments == 0


def test_bans_that_are_over_go(paper):
    Ban.objects.create(writer="w", until=POSTED)
    stays = [Ban.objects.create(writer="w", until=POSTED + timedelta(days=1)), Ban.objects.create(writer="w")]

    assert retention.retain(POSTED).bans == 1
    assert set(Ban.objects.all()) == set(stays)


def test_what_a_comment_said_before_is_forgotten_after_a_month_and_cannot_come_back(story):
    comment = known(story, "First.")
    actions.edit(comment=comment, text="Second.", by=None, at=POSTED)
    edited = Decision.objects.get()
    retention.retain(POSTED + timedelta(days=29))
    assert Decision.objects.get().before["text"] == "First."

    retention.retain(POSTED + timedelta(days=31))

    edited.refresh_from_db()
    assert "text" not in edited.before and edited.before["status"] == Status.APPROVED
    with pytest.raises(actions.CannotUndo):
        actions.undo(decision=edited, by=None, at=POSTED)


def test_the_clock_does_it_daily_and_looks_for_mail_hourly():
    assert jobs.TASKS["retention of comments"].every == timedelta(days=1)
    assert jobs.TASKS["digest of comments"].every == timedelta(hours=1)
    for name in ("retention of comments", "digest of comments"):
        jobs.TASKS[name].do()


# --- digest -----------------------------------------------------------------------------------------------------


@pytest.fixture
def moderator(paper):
    return newsroom.staff(roles.MODERATOR, "grace")


def waiting(story, text="Well said.", **facts):
    return factories.comment(story, text, status=Status.WAITING, **facts)


LATE = POSTED + timedelta(hours=25)


def test_who_moderates_is_mailed_once_a_day_while_comments_wait_too_long(moderator, story, mailoutbox):
    newsroom.staff(roles.AUTHOR)
    first = waiting(story)
    assert digest.send(POSTED + timedelta(hours=23)) == 0

    sent = [digest.send(LATE + timedelta(hours=hours)) for hours in (0, 1, 23, 24)]

    assert sent == [1, 0, 0, 1]
    mail = mailoutbox[0]
    assert mail.to == ["grace@example.org"] and mail.subject == "1 comment waits for you"
    assert f"http://127.0.0.1:8000/admin/comments/{first.pk}/" in mail.body
    assert "Story: The bridge opens" in mail.body and "Well said." in mail.body


def test_the_oldest_ten_are_listed(moderator, story, mailoutbox):
    for number in range(12):
        waiting(story, f"Number {number:02}.", at=POSTED + timedelta(minutes=number))

    digest.send(LATE)

    assert mailoutbox[0].subject == "12 comments wait for you"
    assert [f"Number {n:02}." in mailoutbox[0].body for n in range(12)] == [True] * 10 + [False] * 2


def test_a_moderator_of_a_section_is_mailed_of_that_section_only(moderator, paper, story, mailoutbox):
    sport = articles.section(paper, "Sport", "sport")
    ModeratedSection.objects.create(user=moderator, page=sport)
    waiting(story, "Not theirs.")
    assert digest.send(LATE) == 0

    waiting(articles.article(sport), "Theirs.")
    digest.send(LATE)

    assert "Theirs." in mailoutbox[0].body and "Not theirs." not in mailoutbox[0].body


def test_the_mail_speaks_the_language_of_the_moderator(moderator, story, mailoutbox):
    UserProfile.objects.create(user=moderator, preferred_language="ar")
    waiting(story)

    digest.send(LATE)

    assert mailoutbox[0].subject == "تعليق واحد ينتظرك"


@pytest.mark.parametrize("hours", [0, 48])
def test_an_edition_says_after_how_many_hours(moderator, paper, story, mailoutbox, hours):
    CommentRules.objects.create(edition=paper, digest_hours=hours)
    waiting(story)

    assert digest.send(LATE) == 0
    assert digest.send(POSTED + timedelta(hours=49)) == bool(hours)


def test_without_a_mail_server_nothing_is_mailed_nor_marked(moderator, story, settings):
    settings.EMAIL_BACKEND = mailing.NO_MAIL
    waiting(story)

    assert digest.send(LATE) == 0
    assert not DigestMark.objects.exists()


def test_what_a_reader_wrote_stays_one_line_of_text(moderator, story, mailoutbox):
    hostile = "Bcc: all@example.org\r\nSubject: Won\n\n<script>alert(1)</script>\x01\x1b[2J\u202e txt.exe"
    waiting(story, hostile + "x" * 9000, name="Ada\r\nBcc: all@example.org")

    digest.send(LATE)

    mail = mailoutbox[0]
    assert "\n" not in mail.subject and mail.recipients() == ["grace@example.org"]
    assert "Ada Bcc: all@example.org\n" in mail.body
    assert "Bcc: all@example.org Subject: Won <script>alert(1)</script>" in mail.body
    assert not {"\x01", "\x1b", "\u202e"} & set(mail.body)
    assert len(mail.body) < 2000
    assert b"text/plain" in mail.message().as_bytes() and mail.message()["Bcc"] is None


# --- the command --------------------------------------------------------------------------------------------------


def said(*words):
    told = StringIO()
    call_command("comments", *words, stdout=told)
    return told.getvalue()


def test_everything_of_an_address_is_given_out_and_erased(story):
    known(story, "Mine.")
    factories.comment(story, "Mine too.", email="Ada@Example.org")  # of an archive
    factories.comment(story, "Of nobody known.")

    told = json.loads(said("export", "--email", " ADA@example.org"))
    would = said("erase", "--email", ADA)
    assert Comment.objects.filter(status=Status.ERASED).count() == 0
    done = said("erase", "--email", ADA, "--yes")

    assert [one["text"] for one in told["comments"]] == ["Mine.", "Mine too."]
    assert "2 comments would be erased" in would and "2 comments are erased" in done
    assert list(Comment.objects.exclude(text="").values_list("text", flat=True)) == ["Of nobody known."]
    with pytest.raises(CommandError):
        said("export", "--email", ADA)


@pytest.mark.parametrize("address", ["", " ", "nobody@example.org", "@"])
def test_an_address_of_nobody_erases_nothing(story, address):
    factories.comment(story)

    with pytest.raises(CommandError):
        said("erase", "--email", address, "--yes")
    assert Comment.objects.get().status == Status.APPROVED


def test_the_command_counts_and_drops(story, tmp_path):
    known(story, status=Status.SPAM)
    sheet = tmp_path / "ada.csv"

    said("export", "--email", ADA, "--format", "csv", "--output", str(sheet))

    assert "spam                1" in said("count")
    assert sheet.read_text().startswith("pk,name,email,text")
    assert "0 comments" in said("retain")
