"""Addresses of the pages that texts link to by number, found in bulk."""

from collections.abc import Iterable

from broadsheet.articles.models import Article
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.pages import querysets
from broadsheet.pages.addresses import absolute

# what `story_address` needs of an article, for values_list
PLACE = ("edition_id", "section__slug", "address_date", "slug")


def story_address(prefix: str, section: str, day: object, slug: str) -> str:
    """The absolute address of a story from the columns it consists of. day: a date, printed as yyyy/mm/dd."""
    return absolute(f"{prefix}{section}/{day:%Y/%m/%d}/{slug}/")


def of_pages(page_ids: Iterable[int]) -> dict[int, str]:
    """Absolute addresses by page id of those that are public; the others have none."""
    wanted = set(page_ids)
    depends_on(*(f"address:{pk}" for pk in wanted))
    if not wanted:
        return {}
    prefixes = {row.pk: row.prefix for row in Edition.objects.published().select_related("locale")}
    stories = Article.objects.in_print().filter(pk__in=wanted, edition__in=prefixes)
    found = {
        pk: story_address(prefixes[edition], *place)
        for pk, edition, *place in stories.values_list("pk", *PLACE)
    }
    others = querysets.any_page().live().public().filter(pk__in=wanted).exclude(content_type__model="article")
    found |= {page.pk: absolute(page.get_url() or "") for page in others.select_related("locale")}
    return found
