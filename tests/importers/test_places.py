"""Where things go: sections, tags, people, pages under pages, editions, old addresses."""

import pytest
from django.core.management import CommandError
from django.test import RequestFactory

from broadsheet.articles.models import Article, SectionPage
from broadsheet.editions.models import Edition
from broadsheet.pages import lookups
from broadsheet.pages.models import PlainPage, Redirect
from broadsheet.people.models import Person, Profile
from broadsheet.topics.models import Tag
from tests.importers.factories import FIXTURES, HEAD, bring_in, category, contents, export, item

pytestmark = pytest.mark.django_db
BRANCH = "".join(
    f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename><wp:category_parent>{parent}</wp:category_parent>"
    f"<wp:cat_name>{name}</wp:cat_name></wp:category>"
    for slug, parent, name in [
        ("world", "", "World"),
        ("asia", "world", "Asia"),
        ("loop", "pool", "L"),
        ("pool", "loop", "P"),
    ]
)


def test_an_empty_database_becomes_a_paper_with_the_archives_name(client):
    said = bring_in(FIXTURES / "wxr-1.2.xml")

    assert Edition.objects.get().name == "The Old Courier"
    assert "http://127.0.0.1:8000/" in said
    assert client.get("/").status_code == 200
    assert client.get(Article.objects.get().get_url()).status_code == 200


def test_the_first_categorys_top_is_the_section_and_the_others_are_tags(tmp_path):
    inside = (
        category("uncategorized")
        + category("asia", "Asia")
        + category("trade", "Trade")
        + category("x", "X", "post_tag")
    )
    bring_in(export(tmp_path, BRANCH, item(1, inside=inside)))
    story = Article.objects.get()

    assert story.section.title == "World"
    assert [row.tag.name for row in story.taggings.all()] == ["X", "Asia", "Trade"]


def test_a_ring_of_categories_ends(tmp_path):
    bring_in(export(tmp_path, BRANCH, item(1, inside=category("loop", "L"))))
    assert Article.objects.get().section


def test_a_reserved_word_gets_a_number_and_it_is_said(tmp_path, client):
    said = bring_in(export(tmp_path, item(1, inside=category("news", "News"))))

    assert SectionPage.objects.get().slug == "news-2"
    assert "its address is news-2" in said
    assert client.get("/news-2/").status_code == 200


def test_one_section_for_all_if_asked(tmp_path):
    bring_in(
        export(tmp_path, item(1, inside=category("sea")), item(2, inside=category("air"))),
        "--section",
        "old-courier",
    )

    assert {story.section.slug for story in Article.objects.all()} == {"old-courier"}
    assert {tag.slug for tag in Tag.objects.all()} == {"sea", "air"}


def test_the_same_slug_twice_in_a_section_gets_a_number(tmp_path):
    bring_in(export(tmp_path, item(1, post_name="same"), item(2, post_name="same")))
    assert {story.slug for story in Article.objects.all()} == {"same", "same-2"}


def test_authors_become_people_without_their_email():
    bring_in(FIXTURES / "wxr-1.2.xml")
    profile = Profile.objects.get()

    assert (profile.name, profile.slug, profile.person.public_email) == ("Inês Duarte", "ines-duarte", "")
    assert Article.objects.get().bylines.get().person == Person.objects.get()


def test_pages_stand_under_their_parents_even_if_these_come_later(tmp_path):
    page = {"post_type": "page"}
    bring_in(
        export(
            tmp_path,
            item(3, "Grandchild", post_parent=2, **page),
            item(2, "Child", post_parent=1, **page),
            item(1, "Top", **page),
            item(4, "Orphan", post_parent=99, **page),
            item(5, "Ring a", post_parent=6, **page),
            item(6, "Ring b", post_parent=5, **page),
        )
    )

    assert PlainPage.objects.get(title="Grandchild").get_url() == "/top/child/grandchild/"
    assert PlainPage.objects.get(title="Orphan").get_url() == "/orphan/"
    assert PlainPage.objects.count() == 6


def test_another_edition_takes_the_archive_in_its_language(tmp_path, client):
    title = "<!--:ar-->مرفأ<!--:--><!--:en-->Harbour<!--:-->"
    path = export(tmp_path, item(1, title, "[:ar]كلمات[:en]Words[:]", inside=category("sea")))
    bring_in(path, "--locale", "ar")
    bring_in(path)
    arabic, english = Article.objects.order_by("pk")

    assert (arabic.title, english.title) == ("مرفأ", "Harbour")
    assert arabic.get_url().startswith("/ar/sea/2019/03/04/")
    assert client.get(arabic.get_url()).status_code == client.get(english.get_url()).status_code == 200


def test_an_unknown_language_section_or_site_is_said_and_leaves_no_row(tmp_path):
    path = export(tmp_path, item(1))
    for wish in (
        ["--locale", "tlh"], ["--section", "news"], ["--section", "Not A Slug"],
        ["--site-url", "nonsense"], ["--site-url", "http://[::1"],
    ):  # fmt: skip
        before = contents()
        with pytest.raises(CommandError, match="“"):
            bring_in(path, *wish)
        assert contents() == before


@pytest.mark.parametrize("address", ["/archive/1-story.html", "/?p=1"])
def test_old_addresses_answer_301(client, address):
    bring_in(FIXTURES / "wxr-1.2.xml")
    answer = client.get(address)

    assert (answer.status_code, answer["Location"]) == (301, Article.objects.get().get_url())


@pytest.mark.parametrize("address", ["/about-us/", "/?page_id=2", "/?p=2"])
def test_old_addresses_of_pages_answer_301(client, address):
    bring_in(FIXTURES / "wxr-1.2.xml")
    assert client.get(address)["Location"] == "/about/"


def test_a_category_by_number_leads_to_its_section(client):
    bring_in(FIXTURES / "wxr-1.2.xml")
    assert client.get("/?cat=3")["Location"] == client.get("/category/harbour/")["Location"] == "/harbour/"


def test_lists_of_the_old_site_lead_to_those_of_now(client):
    bring_in(FIXTURES / "wxr-1.2.xml")
    assert client.get("/tag/pier/")["Location"] == "/tags/pier/"
    assert client.get("/author/ines/")["Location"] == "/authors/ines-duarte/"


def test_other_queries_cost_nothing_and_change_nothing(client, django_assert_num_queries):
    requests = [
        RequestFactory().get(f"/{query}")
        for query in ("", "?p=", "?p=x", "?utm=1", "?p=1&x=2", "?p=" + "9" * 40)
    ]
    with django_assert_num_queries(0):
        assert [lookups.numbered(request) for request in requests] == [None] * 6


def test_persian_addresses_are_kept_decoded(tmp_path, client):
    slug = "%d8%ae%d8%a8%d8%b1-%d8%aa%d8%a7%d8%b2%d9%87"
    path = export(tmp_path, item(1, "خبر تازه", post_name=slug))
    path.write_text(path.read_text().replace("/old/1/", f"/1402/{slug}/"))
    bring_in(path)

    assert Article.objects.get().slug == "خبر-تازه"
    assert Redirect.objects.filter(old_path="/1402/خبر-تازه/").exists()
    assert client.get(f"/1402/{slug}/").status_code == 301


def test_missing_fields_do_not_stop_the_import(tmp_path):
    bare = "<item></item><item><title>Only a title</title></item><item><wp:post_id>x</wp:post_id>"
    bare += "<content:encoded>Only words here</content:encoded></item>"
    bring_in(
        export(
            tmp_path,
            bare,
            head=HEAD.replace("<wp:base_blog_url>https://courier.example</wp:base_blog_url>", ""),
        )
    )

    assert set(Article.objects.values_list("title", flat=True)) == {
        "Untitled",
        "Only a title",
        "Only words here",
    }
    assert not Article.objects.live().exists()
