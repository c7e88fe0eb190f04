"""Reading pages of any kind."""

from typing import Any

from django.db.models import Q
from wagtail import models as wagtail
from wagtail.query import PageQuerySet

from broadsheet.delivery.depends import once


class BasePageQuerySet(PageQuerySet):
    def descendant_of_q(self, other: Any, inclusive: bool = False) -> Q:
        """Wagtail's own says LIKE, for which SQLite uses no index; paths are made of 0-9 and A-Z."""
        below = Q(path__gte=other.path, path__lte=other.path + "Z" * 4 * other.steplen)
        return below if inclusive else below & ~Q(pk=other.pk)

    def private_q(self) -> Q:
        """Pages under a restriction, as Wagtail's own, but without its join of restrictions with pages.

        After ANALYZE of a paper without restrictions SQLite would walk all pages for that, in each request.
        """
        closed = once("restricted pages", _restricted)
        found = Q(pk__in=[])
        for page in wagtail.Page.objects.filter(pk__in=closed) if closed else ():
            found |= self.descendant_of_q(page, inclusive=True)
        return found


def _restricted() -> list[int]:
    return list(wagtail.PageViewRestriction.objects.values_list("page_id", flat=True))


PageManager = wagtail.PageManager.from_queryset(BasePageQuerySet)


def any_page() -> BasePageQuerySet:
    """Pages of all kinds, as plain `Page`."""
    return BasePageQuerySet(wagtail.Page)
