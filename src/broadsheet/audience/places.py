"""Which pages are counted: a room above says so in its `apps.ready()`, `count(Article)`."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from broadsheet.audience.tally import Place
from broadsheet.pages import querysets

CHUNK = 400  # ids in one question

_kinds: set[type[Page]] = set()


def count(kind: type[Page]) -> None:
    """Views of pages of this model are counted, and they may stand in rankings."""
    _kinds.add(kind)


def find(ids: Collection[int]) -> dict[int, Place]:
    """Where these pages stand, without those that are not counted or not everybody may read."""
    kinds = [found.pk for found in ContentType.objects.get_for_models(*_kinds).values()]
    known = list(ids)
    paths: dict[int, tuple[str, int]] = {}
    for start in range(0, len(known), CHUNK):
        rows = (
            querysets.any_page()
            .live()
            .public()
            .filter(pk__in=known[start : start + CHUNK], content_type__in=kinds)
        )
        paths |= {pk: (path, locale) for pk, path, locale in rows.values_list("pk", "path", "locale_id")}
    above = dict(_above({path[: -Page.steplen] for path, _locale in paths.values()}))
    return {pk: Place(locale, above.get(path[: -Page.steplen], 0)) for pk, (path, locale) in paths.items()}


def _above(paths: set[str]) -> list[tuple[str, int]]:
    return list(querysets.any_page().filter(path__in=paths).values_list("path", "pk")) if paths else []
