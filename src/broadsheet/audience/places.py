"""Which pages are counted: a room above says so in its `apps.ready()`, `count(Article.objects.in_print)`."""

from collections.abc import Callable, Collection
from typing import Any

from wagtail.models import Page

from broadsheet.audience.tally import Place
from broadsheet.pages import querysets

CHUNK = 400  # ids in one question

_kinds: list[Callable[[], Any]] = []


def count(in_print: Callable[[], Any]) -> None:
    """Views of these pages are counted, and they may stand in rankings. in_print: makes the query of them."""
    _kinds.append(in_print)


def find(ids: Collection[int]) -> dict[int, Place]:
    """Where these pages stand, without those that are not counted or not everybody may read."""
    known = list(ids)
    paths: dict[int, tuple[str, int]] = {}
    for start in range(0, len(known), CHUNK):
        for in_print in _kinds:
            rows = in_print().filter(pk__in=known[start : start + CHUNK])
            paths |= {pk: (path, locale) for pk, path, locale in rows.values_list("pk", "path", "locale_id")}
    above = dict(_above({path[: -Page.steplen] for path, _locale in paths.values()}))
    return {pk: Place(locale, above.get(path[: -Page.steplen], 0)) for pk, (path, locale) in paths.items()}


def _above(paths: set[str]) -> list[tuple[str, int]]:
    return list(querysets.any_page().filter(path__in=paths).values_list("path", "pk")) if paths else []
