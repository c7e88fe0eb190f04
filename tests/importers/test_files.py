"""Every export comes in, or is refused with one sentence and leaves no row."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from broadsheet.articles.models import Article
from broadsheet.pages.models import PlainPage
from tests.importers.factories import FIXTURES, HEAD, bring_in, contents, export, item, rows

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "wxr"
REFUSED = {"bomb.xml", "outside.xml", "truncated.xml", "feed.xml"}
TABLES_OF_LOOKS = {"contenttypes.ContentType"}  # filled by being asked for

pytestmark = pytest.mark.django_db


def read(path):
    """The words of the refusal, or "" for a file that came in."""
    try:
        bring_in(path)
    except CommandError as error:
        return str(error)
    return ""


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of exports is not on this machine")
@pytest.mark.parametrize("path", sorted(SHARED.rglob("*.xml")), ids=lambda path: path.name)
def test_every_export_of_the_collection_comes_in_once_or_is_refused_with_one_sentence(path):
    before = rows()
    said = read(path)

    if said:
        assert path.name in said
        assert len(said.splitlines()) == 1
        assert rows() == before
    else:
        before = contents()
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            bring_in(path)
        assert contents() == before


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_each_version_of_the_format_comes_in(version):
    bring_in(FIXTURES / f"wxr-{version}.xml")

    story = Article.objects.get()
    assert (story.title, story.section.title, story.live) == ("The pier reopens", "Harbour", True)
    assert [tagging.tag.name for tagging in story.taggings.all()] == ["Pier & quay"]
    assert PlainPage.objects.get().title == "About us"


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_bad_file_is_refused_with_one_sentence_and_leaves_no_row(name):
    before = rows()
    said = read(FIXTURES / name)

    assert name in said and said.endswith("Nothing was imported.")
    assert len(said.splitlines()) == 1
    assert rows() == before


def test_a_truncated_file_is_refused_with_line_and_column():
    assert "line " in read(FIXTURES / "truncated.xml") and "column " in read(FIXTURES / "truncated.xml")


def test_a_bad_file_among_good_ones_keeps_them_all_out():
    before = rows()
    with pytest.raises(CommandError):
        call_command("import", "wxr", str(FIXTURES / "wxr-1.2.xml"), str(FIXTURES / "truncated.xml"))
    assert rows() == before


def test_an_export_without_items_is_read_and_opens_no_paper():
    before = rows()
    said = bring_in(FIXTURES / "empty.xml")

    assert "no post or page" in said
    assert rows() == before


def test_a_packed_file_with_a_byte_order_mark_and_blank_lines_comes_in(tmp_path):
    plain = (FIXTURES / "wxr-1.2.xml").read_bytes()
    packed = tmp_path / "export.xml.gz"
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf\n\n" + plain))

    assert read(packed) == ""
    assert Article.objects.count() == 1


def test_a_damaged_packed_file_is_refused(tmp_path):
    packed = tmp_path / "export.xml.gz"
    packed.write_bytes(gzip.compress((FIXTURES / "wxr-1.2.xml").read_bytes())[:-200])
    assert "cannot be read to its end" in read(packed)


def test_other_encodings_are_read(tmp_path):
    path = tmp_path / "wide.xml"
    path.write_bytes((FIXTURES / "wxr-1.1.xml").read_text().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert read(path) == ""


def test_a_missing_file_is_said(tmp_path):
    assert "cannot be opened" in read(tmp_path / "none.xml")


def test_a_ten_megabyte_title_is_refused_with_its_reason_and_the_rest_comes_in(tmp_path):
    path = export(tmp_path, item(1, "x" * 10_000_000), item(2, "A short one"))
    said = bring_in(path)

    assert "title: longer than any text may be" in said
    assert [story.title for story in Article.objects.all()] == ["A short one"]


def test_a_text_that_no_story_can_hold_is_refused(tmp_path):
    path = export(
        tmp_path, item(1, content="x" * 3_000_000), item(2, "Deep", "<div>" * 900 + "x"), item(3, "Fits")
    )
    said = bring_in(path)

    assert "content: longer" in said and "900 deep" in said
    assert [story.title for story in Article.objects.all()] == ["Fits"]


def test_an_endless_tag_is_refused(tmp_path):
    path = tmp_path / "endless.xml"
    path.write_text(HEAD + "<item " + "a" * 12_000_000)
    assert "a tag or comment of more than 8 MB" in read(path)


def test_elements_without_end_of_depth_are_refused(tmp_path):
    assert "nested more than" in read(export(tmp_path, "<item>" + "<a>" * 1000))


def test_control_characters_are_left_out_and_said(tmp_path):
    said = bring_in(export(tmp_path, item(1, "Bell\x07 and tab")))

    assert "1 control characters" in said
    assert Article.objects.get().title == "Bell and tab"


def test_an_unknown_version_is_refused(tmp_path):
    assert "version “9.9”" in read(export(tmp_path, item(1), head=HEAD.replace(">1.2<", ">9.9<")))


def test_other_prefixes_of_the_same_namespaces_are_understood(tmp_path):
    path = export(tmp_path, item(1, "Prefixed"))
    path.write_text(
        path.read_text()
        .replace("wp:", "w:")
        .replace(":wp=", ":w=")
        .replace("content:", "c:")
        .replace(":content=", ":c=")
    )

    assert read(path) == ""
    assert "Words." in str(Article.objects.get().body.raw_data[0]["value"])
