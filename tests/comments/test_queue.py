"""The queue: piles with number and age, cards with all that a decision needs, and decisions by plain forms."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from wagtail.users.models import UserProfile

from broadsheet.comments import actions
from broadsheet.comments.models import Ban, Comment, Decision, Status
from broadsheet.newsroom import roles
from tests.articles import factories as articles
from tests.comments import at_the_desk, factories
from tests.comments.at_the_desk import cards, decide, moderator, queue
from tests.newsroom import factories as newsroom

__all__ = ["moderator"]
pytestmark = pytest.mark.django_db
NOW = factories.POSTED + timedelta(hours=5)
WRITER, NETWORK = "a" * 64, "b" * 64


@pytest.fixture
def story(world):
    return articles.article(world, "The bridge opens")


@pytest.fixture
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def waiting(story, text="Well said.", **facts):
    return factories.comment(
        story, text, **{"status": Status.WAITING, "writer": WRITER, "network": NETWORK, **facts}
    )


def tabs(page):
    """name → (count, age)"""
    found = {}
    for tab in page.select(".comment-tabs a"):
        age = tab.select_one(".comment-tabs__age")
        name = tab.select_one(".comment-tabs__name").text
        found[name] = (
            tab.select_one(".comment-tabs__count").text,
            age.text.replace("\xa0", " ") if age else "",
        )
    return found


def test_each_pile_has_its_number_and_its_oldest_age(client, moderator, story, now):
    factories.comment(story, "Old friend.", writer=WRITER)
    waiting(story)
    waiting(story, writer="c" * 64, at=NOW - timedelta(minutes=20))
    waiting(story, writer="", at=NOW - timedelta(minutes=10))
    actions.report(comment=factories.comment(story), network="n", reason="abuse", text="", at=NOW)

    page = queue(client, tab="waiting")

    assert tabs(page) == {
        "Reported": ("1", "oldest: 5 hours"),
        "Waiting": ("3", "oldest: 5 hours"),
        "New writers": ("2", "oldest: 20 minutes"),
        "All": ("5", ""),
    }


def test_the_desk_opens_at_the_first_pile_that_holds_something(client, moderator, story):
    waiting(story)
    assert queue(client).select_one("[aria-current=page]").text.split()[0] == "Waiting"

    actions.report(comment=factories.comment(story), network="n", reason="abuse", text="", at=NOW)

    assert queue(client).select_one("[aria-current=page]").text.split()[0] == "Reported"


def test_nothing_is_counted_past_two_hundred(client, moderator, story):
    rows = [Comment(page_id=story.pk, text=str(n), posted_at=factories.POSTED) for n in range(205)]
    Comment.objects.bulk_create(rows)

    assert tabs(queue(client))["Waiting"][0] == "200+"


def test_long_piles_are_turned_over_page_by_page_and_nothing_is_missed(client, moderator, story):
    rows = [Comment(page_id=story.pk, text=str(n), posted_at=factories.POSTED) for n in range(65)]
    Comment.objects.bulk_create(rows)

    for tab, order in (("waiting", 1), ("all", -1)):
        seen, page = [], queue(client, tab=tab)
        while True:
            seen += cards(page)
            more = page.select_one("[data-more]")
            if more is None:
                break
            page = at_the_desk.soup(client.get(more["href"]))
        assert seen == sorted(Comment.objects.values_list("pk", flat=True))[::order]


def test_a_card_says_all_that_a_decision_needs(client, moderator, story, now):
    factories.comment(story, "Before.", writer=WRITER, at=NOW - timedelta(days=250))
    factories.comment(story, "No.", writer=WRITER, status=Status.REJECTED)
    parent = factories.comment(story, "What do you think?", name="Grace")
    comment = waiting(
        story, "Buy now", name="Ada", email="ada@example.org", parent=parent, score=0.97,
        reasons=[{"code": "links", "number": 3}, {"code": "unheard-of"}, {"code": "model", "words": ["buy", "now"]}],
    )  # fmt: skip
    waiting(story, "The same again", writer="d" * 64, at=NOW - timedelta(hours=1))
    actions.report(comment=comment, network="n", reason="spam", text="It sells things.", at=NOW)

    card = queue(client, tab="waiting").select_one(f"#comment-{comment.pk}")
    said = " ".join(card.text.split())

    for words in (
        "Ada", "ada@example.org", "The bridge opens", "· open", "In answer to Grace", "What do you think?", "Buy now",
        "3 links", "unheard-of", "looks like spam: 0.97", "buy now", "Reported: It is advertising – It sells things.",
        "Writer: 1 approved, 1 rejected; first in March 2026", "Network: 1 other comment in a day",
    ):  # fmt: skip
        assert words in said, words
    assert card.select_one(".comment-card__headline")["href"].endswith(story.get_url())
    assert card.select_one(".comment-card__text")["dir"] == "auto"


def test_the_address_is_in_no_attribute(client, moderator, story):
    waiting(story, email="ada@example.org")

    page = queue(client, tab="waiting")
    attributes = [value for tag in page.select("*") for value in tag.attrs.values()]

    assert "ada@example.org" in page.text
    assert "ada@example.org" not in str(attributes)


DECISIONS = [
    ("approve", Status.APPROVED),
    ("reject:untrue", Status.REJECTED),
    ("spam", Status.SPAM),
]


@pytest.mark.parametrize(("deed", "then"), DECISIONS)
def test_a_button_decides_without_script_and_leads_back_to_the_next(client, moderator, story, deed, then):
    comment, following = waiting(story), waiting(story, "And another.")

    answer = decide(client, comment, deed, queue(client, tab="waiting"))

    assert (answer.status_code, answer.url) == (302, f"/admin/comments/?tab=waiting#comment-{following.pk}")
    assert Comment.objects.get(pk=comment.pk).status == then
    assert cards(queue(client, tab="waiting")) == [following.pk]
    assert Decision.objects.get().by == moderator


def test_an_edit_keeps_the_place_and_says_that_it_was_edited(client, moderator, story):
    comment = waiting(story, "Damned well said.")

    decide(client, comment, "edit", text="Well said.")

    row = Comment.objects.get()
    assert (row.text, row.status, bool(row.edited_at)) == ("Well said.", Status.WAITING, True)


def test_a_pick_is_made_and_taken_back(client, moderator, story):
    comment = factories.comment(story)

    decide(client, comment, "pick")
    picked = Comment.objects.get().is_pick
    decide(client, comment, "pick")

    assert (picked, Comment.objects.get().is_pick) == (True, False)


@pytest.mark.parametrize(
    ("whom", "until", "kept", "days"),
    [
        ("writer", "day", (WRITER, ""), 1),
        ("network", "week", ("", NETWORK), 7),
        ("both", "year", (WRITER, NETWORK), 365),
        ("both", "ever", (WRITER, NETWORK), None),
    ],
)
def test_a_ban_is_of_whom_and_for_how_long_one_says(client, moderator, story, now, whom, until, kept, days):
    comment = waiting(story)

    decide(client, comment, "ban", whom=whom, until=until, reason="Again and again.")

    made = Ban.objects.get()
    assert ((made.writer, made.network), made.reason) == (kept, "Again and again.")
    assert made.until == (NOW + timedelta(days=days) if days else None)
    assert Comment.objects.get().status == Status.SPAM


@pytest.mark.parametrize(
    ("deed", "more"),
    [
        ("reject", {}), ("reject:boredom", {}), ("", {}), ("explode", {}), ("edit", {"text": " "}),
        ("edit", {"text": "x" * 20_001}), ("ban", {"whom": "everybody", "until": "day"}), ("pick", {}),
    ],
)  # fmt: skip
def test_what_is_no_decision_changes_nothing_and_says_why(client, moderator, story, deed, more):
    comment = waiting(story)

    answer = decide(client, comment, deed, **more)

    assert answer.status_code == 422
    assert cards(at_the_desk.soup(answer)) == [comment.pk]
    assert not Decision.objects.exists() and not Ban.objects.exists()


def test_of_two_moderators_the_second_one_is_told_and_overwrites_nothing(client, moderator, story):
    comment, page = waiting(story), None
    page = queue(client, tab="waiting")
    actions.reject(comment=comment, reason="abuse", by=newsroom.staff(roles.EDITOR), at=NOW)

    answer = decide(client, comment, "approve", page)

    assert answer.status_code == 409
    assert "Somebody else was faster: the comment is rejected now" in answer.text
    assert Comment.objects.get().status == Status.REJECTED

    decide(client, comment, "approve", at_the_desk.soup(answer))  # asked again, knowing it

    assert Comment.objects.get().status == Status.APPROVED


def test_a_report_is_settled_by_keeping_the_comment(client, moderator, story):
    comment = factories.comment(story)
    actions.report(comment=comment, network="n", reason="abuse", text="", at=NOW)
    assert cards(queue(client, tab="reported")) == [comment.pk]

    decide(client, comment, "approve", queue(client, tab="reported"))

    assert cards(queue(client, tab="reported")) == []
    assert Comment.objects.get().status == Status.APPROVED


def test_a_story_is_closed_and_opened_again_from_its_card(client, moderator, story, now):
    comment = waiting(story)
    address = reverse("moderation_story", args=[story.pk])

    client.post(address, {"do": "close"})
    closed = queue(client, tab="waiting").select_one(f"#comment-{comment.pk} .comment-card__story").text
    client.post(address, {"do": "reopen"})
    opened = queue(client, tab="waiting").select_one(f"#comment-{comment.pk} .comment-card__story").text

    assert "closed" in closed and "Open comments again" in closed
    assert "open" in opened and "Close comments" in opened


def test_all_comments_are_found_by_words_status_section_edition_and_day(
    client, moderator, story, paper, arabic
):
    other = articles.article(articles.section(paper, "Sport", "sport"))
    foreign = articles.article(articles.section(arabic, "العالم", "world"))
    first = waiting(story, "A bridge of sighs", name="Ada")
    second = factories.comment(other, "A match", at=factories.POSTED + timedelta(days=3))
    third = factories.comment(foreign, "جسر")

    def found(**asked):
        return set(cards(queue(client, tab="all", **asked)))

    assert found(words="BRIDGE ada") == {first.pk}
    assert found(words="جسر") == {third.pk}
    assert found(status="approved") == {second.pk, third.pk}
    assert found(section=other.get_parent().pk) == {second.pk}
    assert found(edition=arabic.pk) == {third.pk}
    assert found(since="2026-11-22") == {second.pk}
    assert found(until="2026-11-22") == {first.pk, third.pk}
    assert found(since="never") == set()


def test_back_leads_nowhere_else(client, moderator, story):
    comment = waiting(story)

    for back in ("https://elsewhere.example/", "//elsewhere.example", "/", "/admin/comments/\r\nX: y"):
        answer = decide(client, comment, "approve", back=back)
        assert answer.url == "/admin/comments/"


def test_what_is_erased_offers_no_decision(client, moderator, story):
    comment = waiting(story)
    page = queue(client, tab="all")
    actions.erase(comment=comment, by=None, at=NOW)

    answer = decide(client, comment, "approve", page)

    assert answer.status_code == 409
    assert queue(client, tab="all").select_one(f"#comment-{comment.pk} .comment-acts") is None


@pytest.mark.parametrize("tab", ["reported", "waiting", "new", "all"])
def test_a_pile_costs_the_same_for_few_and_for_many(
    client, moderator, world, story, tab, django_assert_max_num_queries
):
    def more(count):
        for number in range(count):
            page = articles.article(world)
            comment = waiting(
                page, parent=factories.comment(page), writer=f"{number:064}", network=f"{number:064}"
            )
            actions.report(comment=comment, network="n", reason="abuse", text="", at=NOW)

    def cost():
        with django_assert_max_num_queries(60) as spent:
            client.get(reverse("moderation"), {"tab": tab})
        return len(spent)

    more(3)
    cost()
    few = cost()
    more(27)

    assert cost() == few


def test_the_queue_speaks_arabic_and_keeps_each_comment_in_its_own_direction(client, moderator, story):
    UserProfile.objects.create(user=moderator, preferred_language="ar")
    waiting(story, "كلام جميل")

    page = queue(client, tab="waiting")

    assert page.html["dir"] == "rtl"
    assert "كلام جميل" in page.select_one(".comment-card__text[dir=auto]").text
