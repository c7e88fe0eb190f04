"""The other public pages: fronts, sections, lists by kind, topics, plain pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import OuterRef, Subquery

from broadsheet.articles.listings import KINDS
from broadsheet.articles.models import Article, SectionPage
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.pages import lists
from broadsheet.pages.addresses import absolute
from broadsheet.pages.models import PlainPage
from broadsheet.pages.querysets import BasePageQuerySet
from broadsheet.syndication.sitemaps.stories import by_language
from broadsheet.syndication.sitemaps.xml import Entry
from broadsheet.topics.models import TopicPage, TopicsPage

ALWAYS = ("most-viewed/", "most-viewed/how/")  # that each edition has, whatever was printed


def entries(editions: Sequence[Edition]) -> Iterator[Entry]:
    default = next((row.language_code for row in editions if row.is_default), "")
    depends_on("list:pages")
    for family in (
        _fronts(editions),
        *_kinds(editions),
        *({row.language_code: absolute(row.prefix + path) for row in editions} for path in ALWAYS),
        *_pages(SectionPage.objects.live().public(), editions),
        *_pages(TopicsPage.objects.live().public(), editions),
        *_pages(TopicPage.objects.shown(), editions),
        *_pages(PlainPage.objects.live().public(), editions),
    ):
        alternates = by_language(family, default)
        yield from (Entry(url, alternates=alternates) for url in family.values())


def _fronts(editions: Sequence[Edition]) -> dict[str, str]:
    return {row.language_code: absolute(row.prefix) for row in editions}


def _kinds(editions: Sequence[Edition]) -> Iterator[dict[str, str]]:
    """Lists by kind and mark that hold a story: one query for all of them.

    Each stands here on the word of its oldest story, so that a new one leaves this sitemap as it is.
    """
    stories = Article.objects.in_print().filter(edition=OuterRef("pk")).oldest_first()
    lists_ = {word: stories.of_kind(kind) for word, kind in KINDS.items()} | {
        "exclusive": stories.exclusive()
    }
    rows = Edition.objects.filter(pk__in=[row.pk for row in editions]).select_related("locale")
    found = list(
        rows.annotate(**{f"oldest_{word}": Subquery(of.values("pk")[:1]) for word, of in lists_.items()})
    )
    for word, stories in lists_.items():
        filled = {row: oldest for row in found if (oldest := getattr(row, f"oldest_{word}"))}
        names = {row: stories.in_edition(row).list_name for row in found}
        depends_on(*(lists.of_story(names[row], oldest) for row, oldest in filled.items()))
        depends_on(*(lists.newest(names[row]) for row in found if row not in filled))
        yield {row.language_code: absolute(f"{row.prefix}{word}/") for row in filled}


def _pages(rows: BasePageQuerySet, editions: Sequence[Edition]) -> Iterable[dict[str, str]]:
    rows = rows.filter(is_hidden_from_search=False)
    locales = {row.locale_id for row in editions}
    families: dict[object, dict[str, str]] = defaultdict(dict)
    # sorted here: there are few, but SQLite would look for them among all pages in the order of the tree
    for page in sorted(rows.select_related("locale").order_by(), key=lambda page: page.path):
        if page.locale_id in locales and page.address:
            families[page.translation_key][page.locale.language_code] = absolute(page.address)
    return families.values()
