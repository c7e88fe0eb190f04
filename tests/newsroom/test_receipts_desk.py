"""After each deed editors see the proof of what readers see: in a message, beside the article, in a list."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from broadsheet.delivery.models import Receipt, State
from broadsheet.newsroom import roles
from tests.newsroom import factories
from tests.newsroom.factories import typed

LIST = "/admin/receipts/"
LINES = [
    {"address": "/world/", "kind": "hot", "state": "shown", "ms": 87},
    {"address": "/tags/موانئ/", "kind": "dropped", "state": "dropped", "ms": 180},
]
REFUSED = {"address": "/", "kind": "hot", "state": "failed", "ms": 10_004, "error": "ConnectionRefusedError"}


def receipt(page=None, *, lines=LINES, state=State.SHOWN, ago=0, **facts):
    """ago: seconds."""
    done_at = timezone.now() - timedelta(seconds=ago)
    facts = {"what": "wagtail.publish", "title": "Bridge opens", "finished_at": done_at, **facts}
    return Receipt.objects.create(
        deed=uuid4(), page=page, lines=list(lines), state=state, done_at=done_at, **facts
    )


def address(made):
    return reverse("receipt", args=[made.pk])


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.fixture
def story(world):
    return factories.article(world, "Bridge opens", live=True)


# --- in the message after a deed -------------------------------------------------------------------------


def test_after_publishing_the_message_leads_to_the_receipt(client, story, sign_in):
    sign_in(roles.EDITOR)
    Receipt.objects.all().delete()

    answer = client.post(edit(story), typed(slug=story.slug, **{"action-publish": "action-publish"}))

    made = Receipt.objects.get()
    assert (made.what, made.page_id) == ("wagtail.publish", story.pk)
    assert address(made) in said(answer)
    assert reverse("receipt_part", args=[made.pk, "line"]) in said(answer)


def test_a_draft_is_saved_without_a_receipt_and_without_such_a_message(client, story, sign_in):
    sign_in(roles.EDITOR)
    Receipt.objects.all().delete()

    answer = client.post(edit(story), typed(slug=story.slug))

    assert answer.status_code == 302
    assert "live-proof" not in said(answer)


def test_publishing_works_where_no_receipt_is_left(client, world, sign_in):
    sign_in(roles.EDITOR)
    draft = factories.article(world)
    later = f"{timezone.now() + timedelta(days=7):%Y-%m-%d %H:%M}"
    Receipt.objects.all().delete()

    answer = client.post(
        edit(draft), typed(slug=draft.slug, go_live_at=later, **{"action-publish": "action-publish"})
    )

    assert answer.status_code == 302
    assert "live-proof" not in said(answer)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("withdraw_article", {"reason": "Wrong."}, "wagtail.unpublish"),
        ("wagtailadmin_pages:unpublish", {}, "wagtail.unpublish"),
    ],
)
def test_a_withdrawal_leaves_a_receipt(client, story, sign_in, name, data, what):
    sign_in(roles.EDITOR)
    Receipt.objects.all().delete()

    answer = client.post(reverse(name, args=[story.pk]), data)

    made = Receipt.objects.get()
    assert made.what == what
    assert address(made) in said(answer)


def test_a_correction_leaves_a_receipt(client, story, sign_in):
    editor = sign_in(roles.EDITOR)
    Receipt.objects.all().delete()

    answer = client.post(
        "/admin/corrections/new/",
        {"article": story.pk, "kind": "correction", "text": "It is 301 metres.", "is_material": "on"},
    )

    made = Receipt.objects.get()
    assert (made.what, made.page_id, made.by) == ("broadsheet.correct", story.pk, editor)
    assert address(made) in said(answer)


def test_moving_a_story_leaves_a_receipt(client, story, paper, sign_in):
    sign_in(roles.EDITOR)
    economy = factories.section(paper, "Economy", "economy")
    Receipt.objects.all().delete()

    answer = client.post(reverse("wagtailadmin_pages:move_confirm", args=[story.pk, economy.pk]))

    assert Receipt.objects.get().what == "wagtail.move"
    assert address(Receipt.objects.get()) in said(answer)


def test_what_is_approved_from_a_list_leads_to_its_receipt_too(client, world, sign_in):
    author = factories.staff(roles.AUTHOR)
    draft = factories.article(world, owner=author)
    draft.get_workflow().start(draft, author)
    sign_in(roles.EDITOR)
    Receipt.objects.all().delete()

    answer = client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", TaskState.objects.get().pk])
    )

    assert address(Receipt.objects.get()) in said(answer)


# --- the receipt -----------------------------------------------------------------------------------------


def test_a_receipt_shows_each_address_and_how_long_it_took(client, story, sign_in):
    sign_in(roles.EDITOR)

    shown = client.get(address(receipt(story, more=1204))).text

    assert '<a href="/world/">' in shown
    assert "/tags/موانئ/" in shown
    assert "87 ms" in shown
    assert "1206 addresses, slowest 180 ms" in shown
    assert "and 1,204 more" in shown
    assert "receipt--bad" not in shown


def test_a_failed_receipt_is_red_and_gives_the_reason(client, story, sign_in):
    sign_in(roles.EDITOR)

    shown = client.get(address(receipt(story, lines=[*LINES, REFUSED], state=State.FAILED))).text

    assert "receipt--bad" in shown
    assert "1 of 3 addresses do not show this" in shown
    assert "ConnectionRefusedError" in shown


def test_a_late_receipt_is_red(client, story, sign_in):
    sign_in(roles.EDITOR)
    late = {"address": "/", "kind": "hot", "state": "late", "ms": 1812}

    shown = client.get(address(receipt(story, lines=[late], state=State.LATE))).text

    assert "but it came late; 1 address, slowest 1,812 ms" in shown
    assert '<tr class="receipt--bad">' in shown


def test_a_receipt_of_everything_says_so(client, story, sign_in):
    sign_in(roles.EDITOR)

    assert "The whole paper is renewed" in client.get(address(receipt(story, is_everything=True))).text


def test_a_waiting_receipt_looks_again_by_script_and_by_a_link(client, story, sign_in):
    sign_in(roles.EDITOR)
    made = receipt(story, lines=[], state=State.WAITING, finished_at=None)
    part = reverse("receipt_part", args=[made.pk, "proof"])

    waiting, page = client.get(part), client.get(address(made))
    Receipt.objects.filter(pk=made.pk).update(state=State.SHOWN, lines=LINES)
    proved = client.get(part)

    assert f'<live-proof src="{part}">' in page.text
    assert "Look again" in page.text
    assert "newsroom/live-proof.js" in page.text
    assert "data-waiting" in waiting.text
    assert "data-waiting" not in proved.text
    assert "2 addresses, slowest 180 ms" in proved.text


def test_a_receipt_that_nobody_proves_does_not_wait_for_ever(client, story, sign_in):
    sign_in(roles.EDITOR)

    shown = client.get(address(receipt(story, lines=[], state=State.WAITING, ago=60))).text

    assert "Nobody has looked at what readers see" in shown
    assert "data-waiting" not in shown


def test_no_other_part_of_a_receipt_is_given_out(client, story, sign_in):
    sign_in(roles.EDITOR)

    assert client.get(f"{address(receipt(story))}secret/").status_code == 404


# --- who may see it --------------------------------------------------------------------------------------


def test_who_is_not_signed_in_is_asked_to(client, story):
    made = receipt(story)

    for place in (LIST, address(made), f"{address(made)}line/"):
        assert client.get(place).url.startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (roles.CONTRIBUTOR, 404),
        (roles.AUTHOR, 404),
        (roles.MODERATOR, 404),
        (roles.EDITOR, 200),
        (roles.ADMINISTRATOR, 200),
    ],
)
def test_receipts_are_seen_by_those_who_may_edit_the_page(client, story, sign_in, role, status):
    sign_in(role)
    made = receipt(story)

    assert client.get(address(made)).status_code == status
    assert client.get(f"{address(made)}line/").status_code == status


def test_an_author_sees_receipts_of_what_is_their_own(client, world, sign_in):
    author = sign_in(roles.AUTHOR)
    own = receipt(factories.article(world, "Mine", live=True, owner=author), title="Mine")
    receipt(factories.article(world, "Not mine", live=True), title="Not mine")

    rows = client.get(LIST).context["object_list"]

    assert own in rows
    assert {row.page.owner for row in rows} == {author}


def test_a_deleted_page_is_seen_by_who_deleted_it_and_by_administrators(client, story, sign_in):
    editor = sign_in(roles.EDITOR)
    own, other = receipt(what="wagtail.delete", by=editor), receipt(what="wagtail.delete")
    as_editor = [client.get(address(made)).status_code for made in (own, other)]

    sign_in(roles.ADMINISTRATOR)
    as_administrator = [client.get(address(made)).status_code for made in (own, other)]

    assert as_editor == [200, 404]
    assert as_administrator == [200, 200]


# --- the list, and beside the article --------------------------------------------------------------------


def titles(client, query):
    return [row.title for row in client.get(f"{LIST}results/?{query}").context["object_list"]]


def test_receipts_are_listed_newest_first_and_found_by_state_page_and_words(client, story, world, sign_in):
    sign_in(roles.EDITOR)
    Receipt.objects.all().delete()
    ferry = factories.article(world, "Ferry stops", live=True)
    Receipt.objects.all().delete()
    receipt(story, title="Old", ago=600), receipt(ferry, title="New", state=State.LATE)

    assert titles(client, "") == ["New", "Old"]
    assert titles(client, "state=late") == ["New"]
    assert titles(client, f"page={story.pk}") == ["Old"]
    assert titles(client, "q=ol") == ["Old"]
    assert titles(client, "state=nonsense") == ["New", "Old"]


def test_the_list_comes_in_pages(client, story, sign_in):
    sign_in(roles.EDITOR)
    Receipt.objects.all().delete()
    for number in range(31):
        receipt(story, title=f"Number {number}", ago=number)

    assert len(titles(client, "")) == 30
    assert titles(client, "p=2") == ["Number 30"]


@pytest.mark.parametrize(("role", "is_there"), [(roles.AUTHOR, True), (roles.MODERATOR, False)])
def test_the_list_stands_under_reports_for_who_writes(client, world, sign_in, role, is_there):
    sign_in(role)

    assert (f'"{LIST}"' in client.get("/admin/").text) == is_there
    assert (client.get(LIST).status_code == 200) == is_there


def test_the_newest_receipt_stands_beside_the_article(client, story, sign_in):
    sign_in(roles.EDITOR)
    Receipt.objects.all().delete()
    before = client.get(edit(story)).text
    receipt(story, ago=600, title="Old"), receipt(story)

    after = client.get(edit(story)).text

    assert "Nothing of this page was published" in before
    assert "2 addresses, slowest 180 ms" in after
    assert address(Receipt.objects.first()) in after


def test_a_failed_one_is_red_there_and_counted_on_its_button(client, story, sign_in):
    sign_in(roles.EDITOR)
    receipt(story, lines=[*LINES, REFUSED], state=State.FAILED)

    panels = {panel.name: panel for panel in client.get(edit(story)).context["side_panels"]}

    assert panels["receipt"].toggle.get_context_data({})["count"] == 1


def test_the_list_costs_the_same_for_few_and_for_many(client, story, sign_in, django_assert_max_num_queries):
    user = sign_in(roles.ADMINISTRATOR)
    for number in range(20):
        receipt(story, by=user, title=f"Number {number}")
    client.get(LIST)

    with django_assert_max_num_queries(20):
        client.get(LIST)
