"""The parts of the paper whose readers are looked at: an edition as a whole, or a section of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404

from broadsheet.audience import totals
from broadsheet.audience.desk.doors import Scope
from broadsheet.editions.models import Edition
from broadsheet.pages.shown import MENU_DEPTH

FRONT_DEPTH = MENU_DEPTH - 1


@dataclass(frozen=True)
class Where:
    """section: the id of its page; 0 is the whole edition, and title is "" then."""

    edition: Edition
    section: int
    title: str
    path: str

    @property
    def query(self) -> str:
        """What asks a screen for it."""
        asked = {"edition": self.edition.language_code, "section": self.section or ""}
        return urlencode({name: value for name, value in asked.items() if value})


def all_of(scope: Scope) -> list[Where]:
    """Editions in their order, each before its sections; without what the scope does not cover."""
    editions = list(Edition.objects.select_related("locale").default_first())
    rows = scope.pages().filter(depth__in=(FRONT_DEPTH, MENU_DEPTH)).order_by("path")
    known = list(rows.values_list("pk", "path", "depth", "title", "locale_id"))
    return [
        Where(edition, 0 if depth == FRONT_DEPTH else pk, "" if depth == FRONT_DEPTH else title, path)
        for edition in editions
        for pk, path, depth, title, locale in known
        if locale == edition.locale_id and scope.covers(path)
    ]


def asked(query: Mapping[str, str], known: list[Where]) -> Where | None:
    """What the query asks for, else the first of all. None: there is nothing at all. Raises Http404."""
    edition, section = query.get("edition", ""), query.get("section", "")
    if not (edition or section):
        return known[0] if known else None
    for where in known:
        if edition in ("", where.edition.language_code) and section in ("", str(where.section)):
            return where
    raise Http404


def editions(known: Iterable[Where]) -> list[Where]:
    """The first part of each edition, for the ways to the others."""
    return list({where.edition.pk: where for where in reversed(list(known))}.values())[::-1]


def sections(known: Iterable[Where], chosen: Where) -> list[Where]:
    """The parts of the same edition in which something was read lately, and the chosen one."""
    own = [where for where in known if where.edition.pk == chosen.edition.pk]
    read = totals.sections_read([where.section for where in own if where.section])
    return [where for where in own if not where.section or where.section in read or where == chosen]
