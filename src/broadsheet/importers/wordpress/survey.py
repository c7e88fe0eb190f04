"""The first reading of a file: is it whole and within limits, and what to know before its first item."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from broadsheet.importers.wordpress import reader
from broadsheet.importers.wordpress.records import Item, Site, Term

UNSORTED = {"uncategorized", "uncategorised", "sin-categoria", "non-classe", "allgemein", ""}


@dataclass
class Survey:
    """One readable file. sections: how many posts lead with each top category, by slug."""

    path: Path
    site: Site
    total: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    page_ids: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    guid_host: str = ""
    categories: dict[str, Term] = field(default_factory=dict)
    leading: Counter[str] = field(default_factory=Counter)
    used: set[tuple[str, str]] = field(default_factory=set)

    @property
    def source(self) -> str:
        """What the site is called in the ledger: its address, else its title, else the file."""
        return plain_address(self.site.url) or self.guid_host or self.site.title or self.path.name


def survey(path: Path) -> Survey:
    """Reads the file to its end. Raises reader.NotReadable."""
    found = Survey(path, Site())
    chosen: Counter[str] = Counter()
    for item in reader.items(path, found.site):
        found.total += 1
        found.kinds[item.post_type or "post"] += 1
        _note_addresses(found, item)
        if item.post_type == "page":
            found.page_ids.add(item.foreign_id)
        if item.post_type in ("post", ""):
            found.used |= {(term.taxonomy, term.slug) for term in item.terms}
            chosen[leading_slug(item)] += 1
    found.categories = {term.slug: term for term in found.site.terms if term.taxonomy == "category"}
    for slug, count in chosen.items():
        found.leading[top_of(slug, found.categories)] += count
    found.hosts |= {host_of(url) for url in (found.site.link, found.site.base_blog_url)} - {""}
    return found


def _note_addresses(found: Survey, item: Item) -> None:
    if item.post_type in ("post", "page", "") and (host := host_of(item.link)):
        found.hosts.add(host)
    found.guid_host = found.guid_host or host_of(item.guid)


def leading_slug(item: Item) -> str:
    """The first category that says something. (One marked as primary goes before it, elsewhere.)"""
    slugs = [term.slug or term.name for term in categories(item)]
    return next((slug for slug in slugs if slug.lower() not in UNSORTED), slugs[0] if slugs else "")


def categories(item: Item) -> list[Term]:
    """Version 1.0 writes each category twice, the first time without domain and slug."""
    marked = [term for term in item.terms if term.taxonomy == "category"]
    return marked or [term for term in item.terms if not term.taxonomy]


def top_of(slug: str, known: dict[str, Term]) -> str:
    """The top of the category's branch; loops and unknown parents end the climb."""
    seen = {slug}
    while (term := known.get(slug)) and term.parent and term.parent not in seen and term.parent in known:
        slug = term.parent
        seen.add(slug)
    return slug


def plain_address(url: str) -> str:
    """Without scheme, `www.` and the slash at the end, so that http and https are one site."""
    try:
        parts = urlsplit(url.strip())
        return f"{host_of(url)}{f':{parts.port}' if parts.port else ''}{parts.path.rstrip('/')}"
    except ValueError:
        return ""


def host_of(url: str) -> str:
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def merged(site: list[Survey]) -> Survey:
    """What the files of one site say together."""
    first, *others = site
    for other in others:
        first.page_ids |= other.page_ids
        first.hosts |= other.hosts
        first.used |= other.used
        first.leading += other.leading
        first.categories = {**other.categories, **first.categories}
        first.site.authors += [one for one in other.site.authors if one not in first.site.authors]
        first.site.terms += [one for one in other.site.terms if one not in first.site.terms]
    return first
