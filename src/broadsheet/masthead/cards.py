"""Header and footer as values."""

from dataclasses import dataclass

from django.utils.translation import gettext
from wagtail.models import Page, Site

from broadsheet.editions.models import Edition
from broadsheet.masthead.models import Masthead, MenuLink, Place
from broadsheet.pages import querysets


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class MastheadCard:
    name: str
    tagline: str
    front_url: str
    header: tuple[Link, ...]
    footer: tuple[Link, ...]
    publisher: str
    contact_email: str
    footer_text: str
    sections: tuple[Link, ...] = ()  # all of them, for the map of the paper in the footer
    demo_notice: str = ""  # what stands at the top of every page while the paper is a demonstration


def masthead(edition: Edition) -> MastheadCard:
    row = Masthead.objects.filter(edition=edition).first()
    links = list(row.links.select_related("page")) if row else []
    all_sections = sections(edition)
    header = tuple(_link(link) for link in links if link.place == Place.HEADER and _is_open(link))
    return MastheadCard(
        name=edition.name,
        tagline=edition.tagline,
        front_url=edition.prefix,
        header=header or all_sections,
        footer=tuple(_link(link) for link in links if link.place == Place.FOOTER and _is_open(link)),
        publisher=row.publisher if row else "",
        contact_email=row.contact_email if row else "",
        footer_text=row.footer_text if row else "",
        sections=all_sections,
        demo_notice=gettext("Demonstration paper") if edition.is_demonstration else "",
    )


def sections(edition: Edition) -> tuple[Link, ...]:
    """The live sections of the edition, in the order of its tree."""
    root = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    front = Page.objects.filter(translation_key__in=root, locale_id=edition.locale_id).first()
    rows = querysets.any_page().child_of(front).live().public().in_menu().order_by("path") if front else []
    return tuple(Link(row.title, f"{edition.prefix}{row.slug}/") for row in rows)


def _link(link: MenuLink) -> Link:
    if link.page is None:
        return Link(link.label, link.address)
    return Link(link.label or link.page.title, link.page.get_url() or "")


def _is_open(link: MenuLink) -> bool:
    return link.page is None or link.page.live
