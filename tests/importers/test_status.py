"""What was not public does not become public, and its words are nowhere to be found."""

import pytest

from broadsheet.articles.models import Article, SectionPage
from broadsheet.importers.models import ImportedItem
from broadsheet.pages.models import Redirect
from tests.importers.factories import FIXTURES, bring_in, category, export, item

pytestmark = pytest.mark.django_db


def test_only_what_was_published_is_in_print():
    said = bring_in(FIXTURES / "statuses.xml")

    assert [story.title for story in Article.objects.live()] == ["In print"]
    assert (
        Article.objects.filter(live=False, printed_at=None, go_live_at=None, first_published_at=None).count()
        == 10
    )
    for reason in (
        "was a draft",
        "waiting for review",
        "was private",
        "password",
        "was scheduled for 2099-01-01",
    ):
        assert reason in said


def test_no_redirect_tells_of_a_draft_and_no_password_is_kept():
    bring_in(FIXTURES / "statuses.xml")

    assert {row.target_page.title for row in Redirect.objects.exclude(target_page=None)} <= {
        "In print",
        "Harbour",
    }
    assert "sesame" not in str(list(ImportedItem.objects.values()))
    assert not any("sesame" in str(story.latest_revision.content) for story in Article.objects.all())


def test_readers_find_none_of_the_secret_words(client):
    bring_in(FIXTURES / "statuses.xml")
    for address in (
        "/",
        "/harbour/",
        "/feed/",
        "/?p=2",
        "/archive/4-private.html",
        "/harbour/2019/03/05/private/",
    ):
        answer = client.get(address)
        assert "Secret" not in answer.content.decode()
        assert "/harbour/" not in answer.get("Location", "")


def test_a_section_of_drafts_alone_stays_closed(tmp_path, client):
    bring_in(export(tmp_path, item(1, status="draft", inside=category("plans"))))

    assert not SectionPage.objects.get().live
    assert client.get("/plans/").status_code == 404


def test_what_becomes_private_in_the_archive_leaves_print_here(tmp_path, client):
    bring_in(export(tmp_path, item(1, inside=category("plans"))))
    address = Article.objects.get().get_url()
    before = client.get(address).status_code
    bring_in(export(tmp_path, item(1, status="private", inside=category("plans"))))

    assert (before, client.get(address).status_code) == (200, 404)


def test_original_moments_are_kept():
    bring_in(FIXTURES / "wxr-1.2.xml")
    story = Article.objects.get()

    assert f"{story.printed_at:%Y-%m-%d %H:%M}" == "2019-03-02 10:00"
    assert story.first_published_at == story.printed_at
    assert story.get_url() == "/harbour/2019/03/02/story-1/"


@pytest.mark.parametrize(
    "fields, day",
    [
        ({"post_date_gmt": "0000-00-00 00:00:00", "post_date": "2018-05-06 23:30:00"}, "2018-05-06"),
        ({"post_date_gmt": None, "post_date": "2018-05-06T07:08:09"}, "2018-05-06"),
        (
            {"post_date_gmt": "nonsense", "inside": "<pubDate>Sun, 06 May 2018 10:00:00 +0000</pubDate>"},
            "2018-05-06",
        ),
    ],
)
def test_a_missing_date_is_looked_for_elsewhere(tmp_path, fields, day):
    bring_in(export(tmp_path, item(1, **fields)))
    assert str(Article.objects.get().address_date) == day


def test_a_story_without_any_date_takes_that_of_the_import_and_says_so(tmp_path):
    said = bring_in(
        export(tmp_path, item(1, post_date_gmt="", inside="<pubDate>Wed, 30 Nov -0001</pubDate>"))
    )

    assert "has no date" in said
    assert Article.objects.get().live
