"""Header and footer as values."""

from dataclasses import dataclass

from django.utils.translation import gettext

from broadsheet.editions.models import Edition
from broadsheet.masthead.models import Masthead, MenuLink, Place
from broadsheet.pages import querysets

SECTION_DEPTH = 3  # below the root and the front page


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
    """The live sections of the edition, in the order of its tree: one paper, so all pages of its depth are its own."""
    rows = querysets.any_page().filter(locale_id=edition.locale_id, depth=SECTION_DEPTH)
    named = rows.live().public().in_menu().order_by("path").values_list("title", "slug")
    return tuple(Link(title, f"{edition.prefix}{slug}/") for title, slug in named)


def _link(link: MenuLink) -> Link:
    if link.page is None:
        return Link(link.label, link.address)
    return Link(link.label or link.page.title, link.page.get_url() or "")


def _is_open(link: MenuLink) -> bool:
    return link.page is None or link.page.live
