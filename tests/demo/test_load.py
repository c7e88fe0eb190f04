"""Load articles: many, quick, and like those that editors make."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, ReferenceIndex

from broadsheet.accounts.models import User
from broadsheet.articles.models import Article, SectionPage
from broadsheet.demo import load
from broadsheet.search import cards, entries, fulltext
from broadsheet.search.models import Entry
from tests.articles import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(paper):
    load.fill(25, say=lambda line: None)
    return paper


def test_the_tree_stays_whole_and_takes_further_pages(archive):
    world = SectionPage.objects.get(slug="world")

    assert not any(Page.find_problems())
    assert factories.article(world, "One more").path > world.get_first_child().path
    assert Article.objects.in_print().in_edition(archive).count() == 26


def test_each_article_is_as_the_house_would_have_made_it(archive):
    for article in Article.objects.order_by("?")[:5]:
        revision = article.get_latest_revision_as_object()
        entry = Entry.objects.get(pk=article.pk)
        anew = entries.entry(entries.of_articles([article.pk])[article.pk], entry.place)
        references = set(
            ReferenceIndex.objects.filter(object_id=str(article.pk)).values_list("pk", flat=True)
        )
        ReferenceIndex.create_or_update_for_object(article)

        assert revision.body.raw_data[0] == article.body.raw_data[0]
        assert [line.person_id for line in revision.bylines.all()] == [
            line.person_id for line in article.bylines.all()
        ]
        assert {row.printed_at for row in article.taggings.all()} == {article.printed_at}
        assert (entry.digest, entry.body, entry.stemmed) == (anew.digest, anew.body, anew.stemmed)
        assert references == set(
            ReferenceIndex.objects.filter(object_id=str(article.pk)).values_list("pk", flat=True)
        )
    assert fulltext.index().is_whole()


def test_readers_find_and_read_them_and_editors_open_them(archive, client, admin_client):
    article = Article.objects.order_by("pk").first()

    assert cards.find(archive, article.title).total >= 1
    assert client.get(article.url).status_code == 200
    assert article.title in {page.title for page in Page.objects.search(article.title)}
    assert admin_client.get(f"/admin/pages/{article.pk}/edit/").status_code == 200
    assert User.objects.count() == 1


def test_asking_again_adds_only_what_is_missing(archive):
    before = dict(Article.objects.values_list("pk", "title"))

    assert load.fill(25, say=lambda line: None) == 0
    assert load.fill(30, say=lambda line: None) == 5
    assert before.items() <= dict(Article.objects.values_list("pk", "title")).items()


def test_a_tree_that_counts_wrong_is_refused(archive):
    SectionPage.objects.filter(slug="world").update(numchild=99)

    with pytest.raises(CommandError, match="“World” counts other pages than it has"):
        call_command("demo", "--articles", "30")
    assert Article.objects.count() == 25


def test_a_real_paper_gets_no_load(paper, world):
    factories.article(world, "Ferry returns")

    with pytest.raises(CommandError, match="articles of its own"):
        call_command("demo", "--articles", "5")
    assert Article.objects.count() == 1
