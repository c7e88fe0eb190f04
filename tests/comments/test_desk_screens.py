"""Around the queue: the log with undo, bans, rules of an edition, one writer, and what is done with many at once."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from broadsheet.comments import actions
from broadsheet.comments.models import Ban, Comment, CommentRules, Decision, Deed, Mode, Status
from broadsheet.newsroom import roles
from tests.articles import factories as articles
from tests.comments import at_the_desk, factories
from tests.comments.at_the_desk import SCRIPT, cards, decide, hidden, moderator, queue
from tests.newsroom import factories as newsroom

__all__ = ["moderator"]
pytestmark = pytest.mark.django_db
NOW = factories.POSTED + timedelta(hours=5)
WRITER, NETWORK = "a" * 64, "b" * 64


@pytest.fixture
def story(world):
    return articles.article(world, "The bridge opens")


@pytest.fixture
def administrator(client, paper):
    user = newsroom.staff(roles.ADMINISTRATOR)
    client.force_login(user, backend=at_the_desk.BACKEND)
    return user


def waiting(story, text="Well said.", **facts):
    return factories.comment(
        story, text, **{"status": Status.WAITING, "writer": WRITER, "network": NETWORK, **facts}
    )


# --- the script's door ----------------------------------------------------------------------------------------


def test_the_script_is_given_what_it_shows(client, moderator, story):
    comment = waiting(story)

    answer = decide(client, comment, "approve", headers=SCRIPT)

    said = answer.json()
    assert (answer.status_code, said["said"]) == (200, "Approved: readers see it.")
    assert said["undo"] == reverse("moderation_undo", args=[Decision.objects.get().pk])
    assert f'id="comment-{comment.pk}"' in said["card"]


def test_the_script_is_told_when_somebody_else_was_faster(client, moderator, story):
    comment = waiting(story)
    page = queue(client, tab="waiting")
    actions.approve(comment=comment, by=newsroom.staff(roles.EDITOR), at=NOW)

    answer = decide(client, comment, "spam", page, headers=SCRIPT)

    assert answer.status_code == 409
    assert "Somebody else was faster" in answer.json()["said"]
    assert f'id="comment-{comment.pk}"' in answer.json()["card"]


# --- undo -----------------------------------------------------------------------------------------------------


def test_the_last_decision_is_taken_back_from_the_log(client, moderator, story):
    comment = waiting(story)
    decide(client, comment, "approve")

    log = at_the_desk.soup(client.get(reverse("moderation_log")))
    answer = client.post(log.select_one("form[action*=undo]")["action"])

    assert answer.status_code == 302
    assert Comment.objects.get().status == Status.WAITING
    assert not at_the_desk.soup(client.get(reverse("moderation_log"))).select("form[action*=undo]")


def test_what_was_decided_about_since_is_not_taken_back(client, moderator, story):
    comment = waiting(story)
    decide(client, comment, "approve")
    decide(client, comment, "reject:other")

    first, last = Decision.objects.order_by("pk")
    refused = client.post(reverse("moderation_undo", args=[first.pk]), headers=SCRIPT)

    assert (refused.status_code, Comment.objects.get().status) == (409, Status.REJECTED)
    log = at_the_desk.soup(client.get(reverse("moderation_log")))
    offered = [form["action"] for form in log.select("form[action*=undo]")]
    assert offered == [reverse("moderation_undo", args=[last.pk])]


def test_the_log_says_who_what_when_and_why_and_is_filtered(client, moderator, story):
    other = newsroom.staff(roles.EDITOR)
    actions.reject(comment=waiting(story, "One."), reason="untrue", by=moderator, at=NOW)
    actions.approve(comment=waiting(story, "Two."), by=other, at=NOW + timedelta(days=2))

    def said(**asked):
        log = at_the_desk.soup(client.get(reverse("moderation_log"), asked))
        return [" ".join(line.text.split()) for line in log.select(".comment-log li")]

    assert len(said()) == 2
    assert said(by=moderator.pk)[0].startswith("rejected: says what is known to be false Ada · One.")
    assert str(moderator) in said(by=moderator.pk)[0]
    assert ["Two." in line for line in said(day=(NOW + timedelta(days=2)).date())] == [True]
    assert said(day="2001-01-01") == ["Nothing was decided."]


def test_the_log_costs_the_same_for_few_and_for_many(client, moderator, story, django_assert_max_num_queries):
    def cost():
        with django_assert_max_num_queries(40) as spent:
            client.get(reverse("moderation_log"))
        return len(spent)

    for _n in range(3):
        actions.approve(comment=waiting(story), by=moderator, at=NOW)
    cost()
    few = cost()
    for _n in range(27):
        actions.approve(comment=waiting(story), by=moderator, at=NOW)

    assert cost() == few


# --- many at once -----------------------------------------------------------------------------------------------


def chosen(page, *comments):
    return [page.select_one(f"#comment-{one.pk} [name=chosen]")["value"] for one in comments]


@pytest.mark.parametrize(
    ("deed", "then"),
    [("approve", Status.APPROVED), ("reject:off-topic", Status.REJECTED), ("spam", Status.SPAM)],
)
def test_many_are_decided_at_once(client, moderator, story, deed, then):
    first, second, third = (waiting(story, str(n)) for n in range(3))
    values = chosen(queue(client, tab="waiting"), first, third)

    answer = client.post(reverse("moderation_bulk"), {"chosen": values, "do": deed})

    assert answer.status_code == 302
    statuses = [Comment.objects.get(pk=one.pk).status for one in (first, second, third)]
    assert statuses == [then, Status.WAITING, then]
    assert Decision.objects.count() == 2


def test_of_many_those_that_others_decided_about_are_left(client, moderator, story):
    first, second = waiting(story), waiting(story)
    values = chosen(queue(client, tab="waiting"), first, second)
    actions.approve(comment=first, by=newsroom.staff(roles.EDITOR), at=NOW)

    answer = client.post(reverse("moderation_bulk"), {"chosen": values, "do": "spam"}, headers=SCRIPT)

    assert answer.json()["done"] == [second.pk]
    assert answer.json()["said"] == "1 comment decided. 1 is left: somebody else was faster."
    assert Comment.objects.get(pk=first.pk).status == Status.APPROVED


@pytest.mark.parametrize(
    "sent", [{}, {"chosen": "x"}, {"chosen": "1:2", "do": "ban"}, {"chosen": ["9" * 30 + ":a"]}]
)
def test_a_decision_about_nothing_says_so(client, moderator, story, sent):
    answer = client.post(reverse("moderation_bulk"), sent, headers=SCRIPT)

    assert answer.status_code == 422
    assert not Decision.objects.exists()


# --- bans and rules ---------------------------------------------------------------------------------------------


def test_bans_in_force_are_listed_and_ended(client, moderator, story):
    Ban.objects.create(writer=WRITER, reason="Again.", until=None, made_by=moderator)
    over = Ban.objects.create(network=NETWORK, reason="Long ago.", until=NOW - timedelta(days=400))

    listed = client.get(reverse("moderation_bans"))
    assert "Again." in listed.text and "for ever" in listed.text and "Long ago." not in listed.text
    client.post(at_the_desk.soup(listed).select_one("form[action*=end]")["action"])

    assert list(Ban.objects.all()) == [over]


def test_the_rules_of_an_edition_are_kept(client, administrator, paper):
    address = reverse("moderation_rules", args=[paper.pk])
    form = at_the_desk.soup(client.get(address)).select_one("form[novalidate]")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}

    refused = client.post(address, {**sent, "mode": "known", "most_links": 1000})
    answer = client.post(address, {**sent, "mode": "known", "held_words": "casino", "closing_days": 14})

    rules = CommentRules.objects.get(edition=paper)
    assert (refused.status_code, answer.status_code) == (422, 302)
    assert (rules.mode, rules.held_words, rules.closing_days, rules.keeping_days) == (
        Mode.KNOWN,
        "casino",
        14,
        365,
    )


# --- one writer ---------------------------------------------------------------------------------------------------


def test_one_writers_comments_are_listed_with_their_sum(client, moderator, story):
    mine = [waiting(story), factories.comment(story, writer=WRITER)]
    factories.comment(story, writer="c" * 64)

    page = at_the_desk.soup(client.get(reverse("moderation_writer", args=[WRITER])))

    assert set(cards(page)) == {one.pk for one in mine}
    assert page.select_one(".comments__sum").text == "1 approved, 1 waiting; first in November 2026"
    assert client.get(reverse("moderation_writer", args=["d" * 64])).status_code == 404


def test_all_that_is_kept_of_a_writer_is_a_file(client, moderator, story):
    said = waiting(
        story, "=SUM(A1)", name="@ada", email="ada@example.org", reasons=[{"code": "links", "number": 2}]
    )
    actions.edit(comment=said, text="-1+1", by=moderator, at=NOW)
    Ban.objects.create(writer=WRITER, reason="Again.")

    told = json.loads(client.get(reverse("moderation_writer_export", args=[WRITER, "json"])).content)
    sheet = client.get(reverse("moderation_writer_export", args=[WRITER, "csv"]))
    row = next(csv.DictReader(io.StringIO(sheet.text)))

    (comment,) = told["comments"]
    assert (comment["text"], comment["name"], comment["email"]) == ("-1+1", "@ada", "ada@example.org")
    assert comment["decisions"] == [[NOW.isoformat(), "edit", "", "=SUM(A1)"]]
    assert told["bans"][0]["reason"] == "Again."
    assert (row["text"], row["name"], row["email"]) == ("'-1+1", "'@ada", "ada@example.org")
    assert sheet.headers["Content-Disposition"].startswith("attachment")


def test_a_writer_is_erased_in_two_steps(client, moderator, story):
    mine, other = waiting(story, "My secret."), factories.comment(story, "Mine stays.", writer="c" * 64)
    address = reverse("moderation_writer_erase", args=[WRITER])

    asked = client.get(address)
    assert "1 comment loses its words" in asked.text and Comment.objects.get(pk=mine.pk).text == "My secret."
    client.post(address)

    assert Comment.objects.get(pk=mine.pk).status == Status.ERASED
    assert "secret" not in str(list(Comment.objects.values())) + str(list(Decision.objects.values()))
    assert Comment.objects.get(pk=other.pk).text == "Mine stays."
    assert Decision.objects.get().what == Deed.ERASED


def test_one_comment_is_erased_in_two_steps(client, moderator, story):
    wrong, other = waiting(story, "Her telephone number."), waiting(story, "Mine stays.")
    page = at_the_desk.soup(client.get(reverse("moderation_comment", args=[wrong.pk])))
    address = page.select_one("a.no")["href"]

    asked = client.get(address)
    assert "1 comment loses its words" in asked.text and Comment.objects.get(pk=wrong.pk).text
    after = at_the_desk.soup(client.post(address, follow=True))

    assert Comment.objects.get(pk=wrong.pk).status == Status.ERASED
    assert "telephone" not in str(list(Comment.objects.values())) + str(list(Decision.objects.values()))
    assert Comment.objects.get(pk=other.pk).text == "Mine stays."
    assert not after.select("a.no")


def test_who_may_not_erase_is_not_offered_it(client, moderator, story):
    comment = waiting(story)
    moderator.user_permissions.clear()
    moderator.groups.clear()
    moderator.is_superuser = False
    moderator.save()
    rights = Permission.objects.filter(codename__in=("access_admin", "change_comment"))
    moderator.user_permissions.set(rights)

    page = at_the_desk.soup(client.get(reverse("moderation_comment", args=[comment.pk])))
    refused = client.post(reverse("moderation_erase", args=[comment.pk]))

    assert not page.select("a.no") and refused.status_code in (302, 403)
    assert Comment.objects.get(pk=comment.pk).text


def test_a_comment_by_itself_shows_what_was_decided(client, moderator, story):
    comment = waiting(story)
    decide(client, comment, "reject:abuse")

    page = at_the_desk.soup(client.get(reverse("moderation_comment", args=[comment.pk])))

    assert cards(page) == [comment.pk] and hidden(page, comment)["back"] == "/admin/comments/"
    assert "rejected: insults or threatens" in " ".join(page.select_one(".comment-log").text.split())
