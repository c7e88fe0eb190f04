"""A second import changes nothing; what the newsroom edited is never overwritten; a dry run leaves no row."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import CommandError
from django.utils import timezone

from broadsheet.articles.models import Article, SectionPage
from broadsheet.comments.models import Comment
from tests.importers.factories import FIXTURES, bring_in, category, contents, export, item, rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["wxr-1.0", "wxr-1.2", "statuses", "threads", "blocks", "classic", "hostile", "declared"]
)
def test_a_second_import_changes_no_row(name):
    bring_in(FIXTURES / f"{name}.xml")
    before = contents()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        said = bring_in(FIXTURES / f"{name}.xml")

    assert contents() == before
    assert "taken" not in said.partition("\n")[2]


@pytest.mark.parametrize("name", ["wxr-1.1", "threads", "classic"])
def test_a_dry_run_tells_the_same_and_leaves_no_row(name, tmp_path):
    before = rows()
    bring_in(FIXTURES / f"{name}.xml", "--dry-run", "--report", str(tmp_path / "dry.json"))
    after = rows()
    roots = cache.get("wagtail_site_root_paths")
    bring_in(FIXTURES / f"{name}.xml", "--report", str(tmp_path / "real.json"))
    dry, real = (json.loads((tmp_path / f"{run}.json").read_text()) for run in ("dry", "real"))

    assert after == before and roots is None
    assert dry["totals"] == real["totals"] and dry["is_dry_run"]


def test_a_story_changed_in_the_archive_is_changed_here_by_a_new_revision(tmp_path):
    bring_in(export(tmp_path, item(1, "Old words", inside=category("sea"))))
    first = Article.objects.get()
    said = bring_in(export(tmp_path, item(1, "New words", "More.", inside=category("sea"))))
    now = Article.objects.get()

    assert (now.title, now.slug, now.printed_at) == ("New words", first.slug, first.printed_at)
    assert now.live_revision_id == now.latest_revision_id != first.latest_revision_id
    assert "<p>More.</p>" in str(now.body.raw_data[0]["value"])
    assert said.splitlines()[1:]


def test_a_story_edited_in_the_newsroom_is_left_and_the_reason_said(tmp_path):
    bring_in(export(tmp_path, item(1, "Old words")))
    story = Article.objects.get()
    story.title = "The editor's words"
    story.save_revision().publish()
    said = bring_in(export(tmp_path, item(1, "New words")))

    assert Article.objects.get().title == "The editor's words"
    assert "was edited in the newsroom" in said


def test_a_story_deleted_in_the_newsroom_does_not_come_back(tmp_path):
    bring_in(export(tmp_path, item(1)))
    Article.objects.get().delete()
    said = bring_in(export(tmp_path, item(1)))

    assert not Article.objects.exists()
    assert "was deleted in the newsroom" in said


def test_new_comments_join_a_story_that_is_there(tmp_path):
    comment = (
        "<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_content>Hm</wp:comment_content></wp:comment>"
    )
    bring_in(export(tmp_path, item(1)))
    bring_in(export(tmp_path, item(1, inside=comment)))

    assert Comment.objects.get().page_id == Article.objects.get().pk


def test_http_and_https_are_one_site_and_another_address_is_another(tmp_path):
    path = export(tmp_path, item(1))
    bring_in(path)
    bring_in(path, "--site-url", "http://www.courier.example/")
    together = Article.objects.count()
    bring_in(path, "--site-url", "https://elsewhere.example/")

    assert (together, Article.objects.count()) == (1, 2)


def test_the_report_lists_every_item_with_its_outcome(tmp_path):
    path = export(
        tmp_path, item(1), item(1, "Twice"), item(2, post_type="product"), item(3, post_type="attachment")
    )
    bring_in(path, "--report", str(tmp_path / "report.json"))
    lines = json.loads((tmp_path / "report.json").read_text())["lines"]
    told = [(line["outcome"], line["kind"], line["foreign_id"]) for line in lines]

    assert ("taken", "post", "1") in told and ("refused", "post", "1") in told
    assert ("refused", "product", "2") in told and ("refused", "attachment", "3") in told
    assert all(line["reason"] for line in lines if line["outcome"] == "refused")


def test_another_sites_story_under_the_same_number_does_not_replace_ours(tmp_path):
    bring_in(export(tmp_path, item(1, "Ours", post_name="ours")))
    said = bring_in(
        export(tmp_path, item(1, "Theirs", post_name="theirs", post_date_gmt="2011-01-01 00:00:00"))
    )

    assert Article.objects.get().title == "Ours"
    assert "another item has this number" in said


def test_comments_of_two_stories_may_have_the_same_number(tmp_path):
    comment = (
        "<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_content>Hm</wp:comment_content></wp:comment>"
    )
    bring_in(export(tmp_path, item(1, inside=comment), item(2, inside=comment)))
    assert Comment.objects.count() == 2


def test_a_story_that_changes_its_category_stays_at_its_address_and_opens_no_section(tmp_path):
    bring_in(export(tmp_path, item(1, inside=category("sea"))))
    bring_in(export(tmp_path, item(1, "Changed", inside=category("sea") + category("air"))))

    assert [page.slug for page in SectionPage.objects.all()] == ["sea"]
    assert Article.objects.get().section.slug == "sea"
    assert [row.tag.slug for row in Article.objects.get().taggings.all()] == ["air"]


def test_the_last_lines_name_the_report_that_has_every_item_and_reason(tmp_path, settings):
    settings.HOME = tmp_path
    refused = [item(number, f"Product {number}", post_type="product") for number in range(2, 300)]
    said = bring_in(export(tmp_path, item(1), *refused))
    [kept] = (tmp_path / "imports").iterdir()
    lines = json.loads(kept.read_text())["lines"]

    assert f"Every item with its outcome and reason: {kept}" in said.splitlines()[-2]
    assert "… and 98 more lines." in said
    assert {line["outcome"] for line in lines if line["kind"] == "product" and line["reason"]} == {"refused"}
    assert len([line for line in lines if line["kind"] == "product"]) == 298


def test_what_changed_is_told_and_a_second_report_does_not_replace_the_first(tmp_path, settings):
    settings.HOME = tmp_path
    bring_in(export(tmp_path, item(1, "Old words")))
    said = bring_in(export(tmp_path, item(1, "New words")))

    assert "changed   post 1 “New words”" in said
    assert len(list((tmp_path / "imports").iterdir())) == 2


def test_a_dry_run_writes_no_report_unless_asked_and_says_how(tmp_path, settings):
    settings.HOME = tmp_path
    said = bring_in(export(tmp_path, item(1)), "--dry-run")

    assert not (tmp_path / "imports").exists()
    assert "--report FILE.json keeps every item" in said


@pytest.mark.parametrize("place", ["", "missing/report.json"], ids=["a folder", "in no folder"])
def test_a_report_that_cannot_be_written_is_said_before_anything_is_imported(tmp_path, place):
    before = contents()
    with pytest.raises(CommandError, match="The report cannot be written to"):
        bring_in(export(tmp_path, item(1)), "--report", str(tmp_path / place))
    assert contents() == before
