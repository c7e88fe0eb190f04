"""Posts become articles, pages plain pages: made, changed, or left as the newsroom has them."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from broadsheet.articles.models import Article, Byline, SectionPage, Tagging
from broadsheet.importers import slugging
from broadsheet.importers.models import ImportedItem
from broadsheet.importers.report import Line, Outcome
from broadsheet.importers.wordpress import (
    body,
    plaintext,
    redirects,
    standing,
    storing,
    threads,
    translations,
    vocabulary,
)
from broadsheet.importers.wordpress.context import Context
from broadsheet.importers.wordpress.records import Item
from broadsheet.importers.wordpress.standing import Standing
from broadsheet.lib import html
from broadsheet.pages.models import PlainPage
from broadsheet.people.models import Person
from broadsheet.topics.models import Tag

STANDFIRST = 400


@dataclass
class Draft:
    """An item on its way: what its page will say, and the notes for the report."""

    item: Item
    standing: Standing
    title: str
    standfirst: str
    body: body.Body
    notes: list[str]


@dataclass
class Company:
    """What an article stands with."""

    section: SectionPage
    tags: list[Tag]
    person: Person | None


def take(context: Context, item: Item, *, parent: Page | None = None) -> None:
    """Make, change or leave the page of a post (`parent` None) or page, and write its line of the report."""
    kind = "page" if parent else "post"
    title = vocabulary.plain_words(context, item.title, 200)
    why_not = _refusal(context, item, kind)
    if why_not:
        context.report.add(Outcome.REFUSED, kind, item.foreign_id, title, reason=why_not)
        return
    row = context.ledger.find(kind, item.foreign_id)
    page = (
        row and row.content_type.get_object_for_this_type(pk=row.object_id)
        if row and _is_there(row)
        else None
    )
    if row and not page:
        reason = _("was deleted in the newsroom since it was imported")
        context.report.add(Outcome.REFUSED, kind, item.foreign_id, title, reason=reason)
    elif row and page and row.content_hash == item.content_hash:
        _leave(context, item, kind, title, page, row)
    elif row and page and _is_another(context, page, item):
        reason = _("another item has this number here; --site-url tells two sites of one address apart")
        context.report.add(Outcome.REFUSED, kind, item.foreign_id, title, reason=reason, page_id=page.pk)
    elif row and page and storing.is_edited(page, row):
        reason = _("was edited in the newsroom since it was imported, and changed in the archive too")
        context.report.add(Outcome.REFUSED, kind, item.foreign_id, title, reason=reason, page_id=page.pk)
    else:
        _write(context, item, kind, parent, page)


def _refusal(context: Context, item: Item, kind: str) -> str:
    if item.too_long:
        return _("%(fields)s: longer than any text may be") % {"fields": ", ".join(item.too_long)}
    key = (kind, item.foreign_id)
    if key in context.seen:
        return _("the archive has this number twice; the first one counts")
    context.seen.add(key)
    return ""


def _is_there(row: ImportedItem) -> bool:
    return Page.objects.filter(pk=row.object_id).exists()


def _is_another(context: Context, page: Any, item: Item) -> bool:
    """Archives of test sites are all called localhost: neither headline, address nor moment is the same."""
    said = standing.of(item, zone=context.edition.zone, at=context.at).printed_at
    is_same = (
        page.title == vocabulary.plain_words(context, item.title, 255) or page.first_published_at == said
    )
    return not (is_same or page.slug == slugging.word(item.name, item.title))


def _leave(context: Context, item: Item, kind: str, title: str, page: Any, row: ImportedItem) -> None:
    """Its links too are looked at: the run that made it may have been broken off before it came to them."""
    line = context.report.add(Outcome.UNCHANGED, kind, item.foreign_id, title, page_id=page.pk)
    _remember_addresses(context, item, page)
    if _links_home(context, page) and not storing.is_edited(page, row):
        context.linking[page.pk] = line
    threads.take(context, item, page)


def _write(context: Context, item: Item, kind: str, parent: Page | None, page: Any) -> None:
    """Sections, tags and people stay outside the savepoint: they may serve the next item too."""
    try:
        draft = drafted(context, item)
        company = None if parent else _company(context, item, page)
        with transaction.atomic():
            line = _save(context, draft, kind, parent, company, page)
    except html.Refused as error:
        context.report.add(Outcome.REFUSED, kind, item.foreign_id, item.title, reason=str(error))
    except (ValidationError, DataError) as error:
        said = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        context.report.add(Outcome.REFUSED, kind, item.foreign_id, item.title, reason=" ".join(said.split()))
        context.ledger.drop()
        _refresh(context, parent, company)
    else:
        context.ledger.keep()
        context.report.lines.append(line)
        threads.take(context, item, Page.objects.get(pk=line.page_id))


def _refresh(context: Context, parent: Page | None, company: Company | None) -> None:
    """A savepoint that was rolled back leaves counts in memory that the tree no longer has."""
    for page in filter(None, (parent, company and company.section, context.front)):
        page.refresh_from_db()


def drafted(context: Context, item: Item) -> Draft:
    """Raises lib.html.Refused."""
    language_code = context.edition.language_code
    stands = standing.of(item, zone=context.edition.zone, at=context.at)
    chosen = translations.choose(item.content, language_code)
    text = body.body(chosen, base_url=context.base_url, labels=context.labels, notes=item.footnotes)
    notes = [*stands.notes, *text.notes]
    title = vocabulary.plain_words(context, item.title, 255)
    if not title:
        title = _title_from(item, text) or context.labels.untitled
        notes.append(_("has no title: its first words are taken"))
    if spoken := translations.languages(item.content + item.title)[1:]:
        notes.append(_("is in several languages (%(codes)s): one is taken") % {"codes": ", ".join(spoken)})
    standfirst = vocabulary.plain_words(context, item.excerpt, STANDFIRST)
    if standfirst.endswith("…"):
        notes.append(_("the excerpt was cut to %(limit)d characters") % {"limit": STANDFIRST})
    if item.is_sticky:
        notes.append(_("was sticky: here the editors choose what leads"))
    return Draft(item, stands, title, standfirst, text, notes)


def _title_from(item: Item, text: body.Body) -> str:
    words = plaintext.words_of(text.blocks).split()
    return " ".join(words[:8])[:80] or item.name[:80]


def _company(context: Context, item: Item, page: Any) -> Company:
    """A story that is here already stays in its section: its address is known."""
    section = page.section if page else vocabulary.section_of(context, item)
    tags = vocabulary.tags_of(context, item, section)
    made = Company(section, tags, vocabulary.person_of(context, item.creator))
    context.ledger.keep()
    return made


def _save(
    context: Context, draft: Draft, kind: str, parent: Page | None, company: Company | None, page: Any
) -> Line:
    above = parent or company.section  # type: ignore[union-attr]  # posts have company, pages a parent
    is_new = page is None
    if is_new:
        page = _new_page(context, draft, above, is_article=company is not None)
    _fill(page, draft, company)
    revision_id = storing.store(page, draft.standing, above if is_new else None)
    if page.live and company:
        vocabulary.open_section(context, company.section)
    context.ledger.remember(
        kind, draft.item.foreign_id, page,
        content_hash=draft.item.content_hash, revision_id=revision_id, was_live=page.live,
    )  # fmt: skip
    _remember_addresses(context, draft.item, page)
    if page.live and company:
        vocabulary.leave_addresses(context, company.tags, company.person)
    line = Line(
        Outcome.TAKEN if is_new else Outcome.CHANGED, kind, draft.item.foreign_id, draft.title[:200],
        notes=tuple(draft.notes), address=page.get_url() if page.live else "", page_id=page.pk,
    )  # fmt: skip
    if _links_home(context, page):
        context.linking[page.pk] = line
    return line


def _new_page(context: Context, draft: Draft, above: Page, *, is_article: bool) -> Any:
    item = draft.item
    wish = slugging.word(translations.choose(item.name, context.edition.language_code), draft.title)
    wish = wish or f"{'story' if is_article else 'page'}-{slugging.word(item.foreign_id) or 1}"
    slug = slugging.free(wish, parent=above, place="section" if is_article else "root")
    if slug != wish:
        draft.notes.append(
            _("“%(wish)s” is taken or reserved: its address ends with %(slug)s")
            % {"wish": wish, "slug": slug}
        )
    made = Article(slug=slug) if is_article else PlainPage(slug=slug)
    made.locale = context.edition.locale
    return made


def _fill(page: Any, draft: Draft, company: Company | None) -> None:
    page.title = page.draft_title = draft.title
    if company is None:
        page.text = plaintext.as_rich_text(draft.body.blocks, draft.notes)
        return
    page.standfirst, page.body = draft.standfirst, draft.body.blocks
    page.bylines = [Byline(person=company.person)] if company.person else []
    page.taggings = [Tagging(tag=tag, printed_at=draft.standing.printed_at) for tag in company.tags]


def _remember_addresses(context: Context, item: Item, page: Any) -> None:
    """Only what is in print is told: a redirect to a draft would give its headline away."""
    if not page.live:
        return
    old = redirects.old_addresses(context, item)
    context.old_addresses.update(dict.fromkeys(old, page.pk))
    redirects.leave(context, page, old)


def _links_home(context: Context, page: Any) -> bool:
    words = page.text if isinstance(page, PlainPage) else str(page.body.raw_data if page.body else "")
    return any(f"//{host}" in str(words) or f"//www.{host}" in str(words) for host in context.survey.hosts)
