"""The whole import of one or more WXR files.

Each file is read twice. The first reading only looks (well formed? within limits? what is in it?), so that a
bad file leaves nothing. The second takes, in transactions of a few dozen items: editors can save in between,
and what was taken is there after a crash; the next run leaves it alone and goes on.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from broadsheet.fronts import actions as fronts
from broadsheet.fronts.models import FrontPage
from broadsheet.importers import progress
from broadsheet.importers.ledger import Ledger
from broadsheet.importers.report import Outcome, Report
from broadsheet.importers.wordpress import (
    entries,
    kinds,
    links,
    markup,
    reader,
    records,
    translations,
    vocabulary,
)
from broadsheet.importers.wordpress.context import Context
from broadsheet.importers.wordpress.records import Item
from broadsheet.importers.wordpress.survey import Survey, merged, plain_address, survey
from broadsheet.lib import html
from broadsheet.pages.models import PlainPage

BATCH = 50
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Wishes:
    """section: slug, "" for the archive's categories. site_url: of the archive, "" if the file is right."""

    language_code: str
    section: str = ""
    site_url: str = ""
    is_dry_run: bool = False


def bring_in(paths: list[Path], *, wishes: Wishes, at: datetime) -> Report:
    """Import the files. at: aware, the moment of the import. Raises reader.NotReadable before it writes."""
    report = Report(is_dry_run=wishes.is_dry_run, files=[str(path) for path in paths])
    surveys = [survey(path) for path in paths]
    with _kept_or_not(wishes.is_dry_run):
        for site in _by_site(surveys, wishes).values():
            for found in site:
                _note(report, found)
            if any(found.kinds["post"] + found.kinds["page"] for found in site):
                _bring_in(site, report, wishes, at)
            else:
                _refuse_all(site, report)
    return report


@contextmanager
def _kept_or_not(is_dry_run: bool) -> Iterator[None]:
    """A dry run is a real one, taken back at the end; the cache of site roots must not remember it."""
    if not is_dry_run:
        yield
        return
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        Site.clear_site_root_paths_cache()


def _by_site(surveys: list[Survey], wishes: Wishes) -> dict[str, list[Survey]]:
    """Large sites are exported in several files: a page's parent may be in another one."""
    sites: dict[str, list[Survey]] = {}
    for found in surveys:
        sites.setdefault(plain_address(wishes.site_url) or found.source, []).append(found)
    return sites


def _note(report: Report, found: Survey) -> None:
    if not found.site.version:
        report.note(_("%(file)s does not say its WXR version.") % {"file": found.path.name})
    if found.site.dropped_characters:
        said = _("%(file)s: %(count)d control characters, which XML forbids, were left out.")
        report.note(said % {"file": found.path.name, "count": found.site.dropped_characters})


def _refuse_all(site: list[Survey], report: Report) -> None:
    nowhere = _("the archive has no post or page that it belongs to")
    for found in site:
        for author in found.site.authors:
            report.add(Outcome.REFUSED, "author", author.login, author.name, reason=nowhere)
        for term in found.site.terms:
            report.add(Outcome.REFUSED, term.taxonomy or "term", term.slug, term.name, reason=nowhere)
        for item in reader.items(found.path, records.Site()):
            kinds.refuse(report, item)


def _bring_in(site: list[Survey], report: Report, wishes: Wishes, at: datetime) -> None:
    with transaction.atomic():
        context = _prepared(site, report, wishes, at)
        vocabulary.take_declared(context)
    desk = Desk(context)
    for found in site:
        with progress.telling(found.path.name, found.total) as told:
            for items in _batches(reader.items(found.path, records.Site())):
                with transaction.atomic():
                    for item in items:
                        desk.take(item)
                        told.step()
    with transaction.atomic():
        desk.close()
    vocabulary.refuse_unused(context)
    for page_ids in _batches(sorted(context.linking)):
        with transaction.atomic():
            links.lead_home(context, page_ids)
    report.addresses += _addresses(context)


def _batches(these: Iterable[Thing]) -> Iterator[list[Thing]]:
    left = iter(these)
    while batch := list(islice(left, BATCH)):
        yield batch


def _prepared(site: list[Survey], report: Report, wishes: Wishes, at: datetime) -> Context:
    found = merged(site)
    front = _front(found, wishes.language_code)
    edition = front.locale.edition
    return Context(
        survey=found,
        report=report,
        ledger=Ledger(plain_address(wishes.site_url) or found.source, edition.language_code, at),
        edition=edition,
        front=front,
        labels=markup.labels(edition.language_code),
        at=at,
        base_url=wishes.site_url or found.site.url,
        section_slug=wishes.section,
        menu=vocabulary.menu_of(found),
    )


def _front(found: Survey, language_code: str) -> FrontPage:
    """The edition's front page; on an empty database the paper is opened under the archive's name."""
    said = translations.choose(found.site.title, language_code)
    name = " ".join(html.text_of(said).split())[:80]
    tagline = " ".join(html.text_of(translations.choose(found.site.description, language_code)).split())[:160]
    if not FrontPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).exists():
        fronts.ensure_edition(settings.LANGUAGE_CODE, name=name, tagline=tagline)
    return fronts.ensure_edition(language_code, name=name, tagline=tagline)


def _addresses(context: Context) -> list[str]:
    """Where a newcomer looks first: the front page, a section, a story."""
    paper = settings.WAGTAILADMIN_BASE_URL
    sections = [page.get_url() for page in context.sections.values() if page.live][:1]
    stories = [line.address for line in context.report.lines if line.kind == "post" and line.address][:1]
    return [paper + address for address in (context.edition.prefix, *sections, *stories)]


class Desk:
    """Sends each item where it belongs. Pages whose parent has not come yet wait for it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.waiting: dict[str, list[Item]] = {}

    def take(self, item: Item) -> None:
        if item.post_type in ("post", ""):
            entries.take(self.context, item)
        elif item.post_type == "page":
            self._take_page(item)
        else:
            kinds.refuse(self.context.report, item)

    def close(self) -> None:
        """What still waits answers to a page that was refused, or to one another in a ring."""
        for item in [item for rest in self.waiting.values() for item in rest]:
            entries.take(self.context, item, parent=self.context.front)
        self.waiting.clear()

    def _take_page(self, item: Item) -> None:
        pending = [item]
        while pending:
            page = pending.pop(0)
            parent = self._parent_of(page)
            if parent is None:
                self.waiting.setdefault(page.parent, []).append(page)
                continue
            entries.take(self.context, page, parent=parent)
            pending += self.waiting.pop(page.foreign_id, [])

    def _parent_of(self, item: Item) -> Page | None:
        if item.parent in ("", "0", item.foreign_id) or item.parent not in self.context.survey.page_ids:
            return self.context.front
        found: Page | None = self.context.ledger.found("page", item.parent, PlainPage)
        is_refused = found is None and ("page", item.parent) in self.context.seen
        return self.context.front if is_refused else found
