"""Sections, tags and people of an archive, each made once."""

from collections.abc import Callable
from html import unescape

from django.utils import translation
from django.utils.translation import gettext as _

from broadsheet.articles.models import SectionPage
from broadsheet.importers import slugging
from broadsheet.importers.report import Outcome
from broadsheet.importers.wordpress import redirects, survey, translations
from broadsheet.importers.wordpress.context import Context
from broadsheet.importers.wordpress.records import Author, Item, Term
from broadsheet.lib import html
from broadsheet.people.models import Person, Profile
from broadsheet.topics.models import Tag

MENU = 8  # sections that a masthead holds


def menu_of(found: survey.Survey) -> list[str]:
    """The categories that lead most posts: these stand in the menu."""
    return [slug for slug, _count in found.leading.most_common(MENU)]


def take_declared(context: Context) -> None:
    """Authors and tags that the archive lists above its items. Categories come with their posts."""
    for author in context.survey.site.authors:
        person_of(context, author.login)
    for term in context.survey.site.terms:
        if term.taxonomy == "post_tag":
            tag(context, term)
    context.ledger.keep()


def refuse_unused(context: Context) -> None:
    used = {slug for taxonomy, slug in context.survey.used if taxonomy in ("category", "")}
    for term in context.survey.site.terms:
        if term.taxonomy == "post_tag":
            continue
        if term.taxonomy != "category":
            reason = _("only categories and tags are taken")
        elif term.slug in used or term.slug in context.survey.leading:
            continue
        else:
            reason = _("no post carries it")
        context.report.add(Outcome.REFUSED, term.taxonomy or "term", term.slug, term.name, reason=reason)


def section_of(context: Context, item: Item) -> SectionPage:
    slug = context.section_slug or survey.top_of(_leading(context, item), context.survey.categories)
    if slug not in context.sections:
        context.sections[slug] = _section(context, slug, item)
    return context.sections[slug]


def _leading(context: Context, item: Item) -> str:
    """The category marked as primary, else the first."""
    if item.primary_category:
        by_id = {term.term_id: slug for slug, term in context.survey.categories.items()}
        marked = by_id.get(item.primary_category, "")
        if any(term.slug == marked for term in item.terms):
            return marked
    return survey.leading_slug(item)


def _section(context: Context, slug: str, item: Item) -> SectionPage:
    found = context.ledger.found("section", slug, SectionPage)
    if found is None:
        wish = slugging.word(slug) or "archive"
        found = SectionPage.objects.live().child_of(context.front).filter(slug=wish).first()
    if found is not None:
        context.report.add(Outcome.UNCHANGED, "section", slug, found.title)
        context.ledger.remember("section", slug, found)
        return found
    return _new_section(context, slug, item)


def _new_section(context: Context, slug: str, item: Item) -> SectionPage:
    """A draft at first: it is opened when a story in it is in print."""
    name = _section_name(context, slug, item)
    wish = slugging.word(slug, name) or "archive"
    section = SectionPage(
        title=name, slug=slugging.free(wish, parent=context.front, place="root"), live=False
    )
    section.locale, section.show_in_menus = (
        context.edition.locale,
        slug in context.menu or bool(context.section_slug),
    )
    term = context.survey.categories.get(slug)
    section.description = plain_words(context, term.description, 300) if term else ""
    context.front.add_child(instance=section)
    context.ledger.remember("section", slug, section)
    context.report.add(
        Outcome.TAKEN, "section", slug, name, notes=_section_notes(section, wish), page_id=section.pk
    )
    return section


def _section_notes(section: SectionPage, wish: str) -> tuple[str, ...]:
    notes = []
    if section.slug != wish:
        notes.append(
            _("“%(wish)s” is taken or reserved: its address is %(slug)s")
            % {"wish": wish, "slug": section.slug}
        )
    if not section.show_in_menus:
        notes.append(_("not in the menu, which has the largest sections"))
    return tuple(notes)


def _section_name(context: Context, slug: str, item: Item) -> str:
    if context.section_slug:
        return slug.replace("-", " ").capitalize()
    term = context.survey.categories.get(slug)
    names = [term.name if term else "", *(t.name for t in item.terms if slug in (t.slug, t.name)), slug]
    with translation.override(context.edition.language_code):
        fallback = _("Archive")
    return next(filter(None, (plain_words(context, name, 255) for name in names)), fallback)


def open_section(context: Context, section: SectionPage) -> None:
    """Called once a story in it is in print."""
    if section.live or section.first_published_at:  # the newsroom may have closed it
        return
    section.save_revision(clean=False).publish()
    section.refresh_from_db()
    term = next((slug for slug, page in context.sections.items() if page.pk == section.pk), "")
    redirects.leave_for_category(
        context, section, context.survey.categories.get(term) or Term("category", term)
    )


def tags_of(context: Context, item: Item, section: SectionPage) -> list[Tag]:
    """Tags first, then the categories that did not become the section; none twice."""
    kept = [term for term in item.terms if term.taxonomy in ("post_tag", "tag")]
    kept += [term for term in survey.categories(item) if not _became(context, term, section)]
    found = (tag(context, term) for term in kept if term.slug.lower() not in survey.UNSORTED or not term.slug)
    return list({row.pk: row for row in found if row}.values())


def _became(context: Context, term: Term, section: SectionPage) -> bool:
    row = context.ledger.find("section", term.slug or term.name)
    return row is not None and row.object_id == section.pk


def tag(context: Context, term: Term) -> Tag | None:
    name = plain_words(context, term.name, 80)
    slug = slugging.word(term.slug, name)
    if not slug or not name:
        return None
    if slug not in context.tags:
        context.tags[slug] = _tag(context, slug, name)
    return context.tags[slug]


def _tag(context: Context, slug: str, name: str) -> Tag:
    found = (
        context.ledger.found("tag", slug, Tag)
        or Tag.objects.filter(edition=context.edition, slug=slug).first()
    )
    outcome = Outcome.UNCHANGED if found else Outcome.TAKEN
    found = found or Tag.objects.create(edition=context.edition, slug=slug, name=name)
    context.ledger.remember("tag", slug, found)
    context.report.add(outcome, "tag", slug, found.name)
    while found.merged_into:
        found = found.merged_into
    return found


def person_of(context: Context, login: str) -> Person | None:
    """login: as the item says; "" has nobody. E-mail addresses are not taken: ours are public."""
    if not login:
        return None
    if login not in context.people:
        known = next((author for author in context.survey.site.authors if author.login == login), None)
        context.people[login] = person(context, known or Author(login=login))
    return context.people[login]


def person(context: Context, author: Author) -> Person:
    name = plain_words(context, author.name, 120) or author.login[:120]
    found = context.ledger.found("author", author.login, Person)
    outcome = Outcome.UNCHANGED if found else Outcome.TAKEN
    if found is None:
        found = Person.objects.create(key=_free_key(author.login))
        context.ledger.remember("author", author.login, found, for_all=True)
    if not Profile.objects.filter(person=found, edition=context.edition).exists():
        slug = _free_profile(context, slugging.word(name, author.login) or f"author-{found.pk}")
        Profile.objects.create(person=found, edition=context.edition, name=name, slug=slug)
    context.report.add(outcome, "author", author.login, name)
    return found


def leave_addresses(context: Context, tags: list[Tag], person: Person | None) -> None:
    """The lists of the old site, under WordPress's usual names. Once a run each."""
    found = [(f"tag/{tag.slug}/", tag) for tag in tags if ("tag", tag.slug) not in context.seen]
    context.seen.update(("tag", tag.slug) for tag in tags)
    for old, tag in found:
        redirects.leave_address(context, old, tag.url)
        redirects.leave_address(context, old.replace("tag/", "category/", 1), tag.url)
    login = next((login for login, known in context.people.items() if person and known.pk == person.pk), "")
    if person and ("author", login) not in context.seen:
        context.seen.add(("author", login))
        profile = Profile.objects.get(person=person, edition=context.edition)
        redirects.leave_address(context, f"author/{login}/", profile.url)


def _free_key(login: str) -> str:
    wish = slugging.plain_slugify(login)[:70].strip("-") or "author"
    return _numbered(wish, lambda key: Person.objects.filter(key=key).exists())


def _free_profile(context: Context, wish: str) -> str:
    taken = Profile.objects.filter(edition=context.edition)
    return _numbered(wish[:74], lambda slug: taken.filter(slug=slug).exists())


def _numbered(wish: str, is_taken: Callable[[str], bool]) -> str:
    number, found = 1, wish
    while is_taken(found):
        number += 1
        found = f"{wish}-{number}"
    return found


def plain_words(context: Context, text: str, limit: int) -> str:
    """One line of plain words in the edition's language, at most `limit` characters."""
    chosen = translations.choose(text, context.edition.language_code)
    words = (
        " ".join(html.text_of(chosen).split()) if "<" in chosen or "&" in chosen else " ".join(chosen.split())
    )
    words = unescape(words)
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
