"""A composed front as a page, for readers and for the preview of the desk."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from broadsheet.articles import listings
from broadsheet.articles.models import SectionPage
from broadsheet.editions.models import Edition
from broadsheet.fronts import cards
from broadsheet.fronts.models import Front, FrontPage
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate, Head


def show(request: HttpRequest, page: Front, front: cards.Front) -> HttpResponse:
    """request: one that has an edition."""
    if isinstance(page, SectionPage):
        return _section(request, page, front)
    return _front(request, page, front)


def _front(request: HttpRequest, page: FrontPage, front: cards.Front) -> HttpResponse:
    edition: Edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    editions = request.editions  # type: ignore[attr-defined]
    head = Head(
        title=page.seo_title or edition.name,
        description=page.search_description or edition.tagline,
        url=absolute(edition.prefix),
        alternates=tuple(Alternate(row.language_code, absolute(row.prefix)) for row in editions),
        feed=absolute(f"{edition.prefix}feed/"),
    )
    context = {"front": front, "banner": cards.banners(edition), "head": head}
    return render(request, "fronts/front.html", context)


def _section(request: HttpRequest, page: SectionPage, front: cards.Front) -> HttpResponse:
    """The slots, then the river without their stories."""
    which = listings.of_section(page, request.edition)  # type: ignore[attr-defined]
    return listings.show(request, replace(which, template="fronts/section.html"), front=front)
