"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from broadsheet.fronts import cards
from broadsheet.fronts.models import FrontPage
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate, Head


def front(request: HttpRequest, page: FrontPage, is_preview: bool = False) -> HttpResponse:
    edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    editions = request.editions  # type: ignore[attr-defined]
    head = Head(
        title=page.seo_title or edition.name,
        description=page.search_description or edition.tagline,
        url=absolute(edition.prefix),
        alternates=tuple(Alternate(row.language_code, absolute(row.prefix)) for row in editions),
        feed=absolute(f"{edition.prefix}feed/"),
    )
    return render(request, "fronts/front.html", {"front": cards.front(page, edition), "head": head})
