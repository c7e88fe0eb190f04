"""A shared draft is read by whoever has its address, until its day, and shows nothing else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from broadsheet.newsroom import roles
from broadsheet.newsroom.models import DraftLink
from tests.newsroom import factories

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def draft(world):
    return factories.article(world, "Bridge to open in May")


@pytest.fixture
def reader():
    """Somebody outside, without an account."""
    return Client()


def share(client, article, last_day="2026-11-25"):
    """The path of a new link, as the page shows it; "" if it shows none."""
    page = client.post(reverse("share_draft", args=[article.pk]), {"last_day": last_day}).content.decode()
    found = re.search(r"http://127\.0\.0\.1:8000(/-/draft/[\w-]+/)", page)
    return found[1] if found else ""


def test_whoever_has_the_address_reads_the_draft_in_the_papers_own_pages(client, reader, draft, sign_in):
    sign_in(roles.EDITOR)

    answer = reader.get(share(client, draft))
    page = answer.content.decode()

    assert "Bridge to open in May" in page
    assert "Draft, not published. This link ends on Nov. 25, 2026." in page
    assert 'class="article' in page


def test_it_is_the_newest_draft_also_of_a_story_in_print(client, reader, world, sign_in):
    sign_in(roles.EDITOR)
    story = factories.article(world, "Bridge opens", live=True)
    link = share(client, story)
    story.title = "Bridge opens at last"
    story.save_revision()

    assert "Bridge opens at last" in reader.get(link).content.decode()
    assert "Bridge opens at last" not in reader.get(story.get_url()).content.decode()


def test_nobody_keeps_it_lists_it_or_learns_its_address(client, reader, draft, sign_in):
    sign_in(roles.EDITOR)

    answer = reader.get(share(client, draft))

    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_the_database_does_not_know_the_address(client, draft, sign_in):
    sign_in(roles.EDITOR)

    token = share(client, draft).split("/")[3]

    assert token not in str(DraftLink.objects.values().get())
    assert token not in client.get(reverse("share_draft", args=[draft.pk])).content.decode()


def test_it_ends_with_its_day_in_the_editions_zone_and_not_before(client, reader, draft, sign_in, at_noon):
    sign_in(roles.EDITOR)
    link = share(client, draft, "2026-11-25")
    end = DraftLink.objects.get().ends_at

    at_noon.move_to(end - timedelta(seconds=1))
    before = reader.get(link).status_code
    at_noon.move_to(end)

    assert end.astimezone(draft.edition.zone).isoformat()[:16] == "2026-11-26T00:00"
    assert (before, reader.get(link).status_code) == (200, 404)


def test_it_can_be_ended_at_once(client, reader, draft, sign_in):
    sign_in(roles.EDITOR)
    link, row = share(client, draft), DraftLink.objects.get()

    client.post(reverse("revoke_draft", args=[draft.pk, row.pk]))

    assert reader.get(link).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 5000, "%00", "..%2F..%2Fadmin"])
def test_an_address_that_nobody_made_opens_nothing(reader, paper, token):
    refused = 400 if token == "%00" else 404  # a NUL is refused before any address is looked up

    assert reader.get(f"/-/draft/{token}/").status_code == refused


@pytest.mark.parametrize("day", ["2026-11-19", "2026-12-21", "9999-12-31", "", "soon"])
def test_it_ends_within_thirty_days(client, draft, sign_in, day):
    sign_in(roles.EDITOR)

    assert share(client, draft, day) == ""
    assert not DraftLink.objects.exists()


@pytest.mark.parametrize("day", ["2026-11-20", "2026-12-20"])
def test_today_and_the_thirtieth_day_are_within(client, draft, sign_in, day):
    sign_in(roles.EDITOR)

    assert share(client, draft, day)


def test_an_author_shares_an_own_draft_and_no_other(client, world, sign_in):
    mine = factories.article(world, owner=sign_in(roles.AUTHOR))
    anothers = factories.article(world, owner=factories.staff(roles.AUTHOR))

    assert share(client, mine)
    assert share(client, anothers) == ""


def test_a_link_is_ended_only_through_its_own_article(client, world, draft, sign_in):
    sign_in(roles.EDITOR)
    share(client, draft)
    other, row = factories.article(world), DraftLink.objects.get()

    answer = client.post(reverse("revoke_draft", args=[other.pk, row.pk]))
    link_by_get = client.get(reverse("revoke_draft", args=[draft.pk, row.pk]))

    assert (answer.status_code, link_by_get.status_code) == (404, 405)
    assert DraftLink.objects.open_at(NOON).exists()


def test_an_arabic_draft_is_shown_in_its_edition_though_the_path_names_none(client, reader, paper, sign_in):
    edition = factories.edition("ar", name="البريد")
    draft = factories.article(factories.section(edition, "العالم", "alam"), "الجسر يفتح")
    sign_in(roles.ADMINISTRATOR)

    page = reader.get(share(client, draft)).content.decode()

    assert 'lang="ar" dir="rtl"' in page
    assert "البريد" in page and "الجسر يفتح" in page


def test_other_drafts_stay_unknown(client, reader, world, draft, sign_in):
    sign_in(roles.EDITOR)
    factories.article(world, "A secret of the ministry")
    section = factories.section(world.locale.edition, "Hidden desk", "hidden")
    section.unpublish()

    page = reader.get(share(client, draft)).content.decode()

    assert "A secret of the ministry" not in page
    assert "Hidden desk" not in page


def test_a_deleted_draft_is_shared_no_longer(client, reader, draft, sign_in):
    sign_in(roles.EDITOR)
    link = share(client, draft)

    draft.delete()

    assert reader.get(link).status_code == 404


def test_the_article_leads_to_sharing(client, draft, sign_in):
    sign_in(roles.EDITOR)

    page = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()

    assert reverse("share_draft", args=[draft.pk]) in page
