"""The front page, and sections whose front is composed."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from broadsheet.articles.models import SectionPage
from broadsheet.fronts import cards, showing
from broadsheet.fronts.models import FrontPage
from broadsheet.pages.serving import View


def front(request: HttpRequest, page: FrontPage, is_preview: bool = False) -> HttpResponse:
    composed = cards.front(page, request.edition)  # type: ignore[attr-defined]  # set by EditionByPath
    return showing.show(request, page, composed or cards.Front(()))


def composed(plain: View) -> View:
    """The view of a section: its front, or, if nobody has composed one, what `plain` shows; so its archives."""

    def section(
        request: HttpRequest, page: SectionPage, archive: tuple[int, ...] = (), **more: Any
    ) -> HttpResponse:
        edition = request.edition  # type: ignore[attr-defined]
        if archive:
            return plain(request, page, archive=archive, **more)
        front = cards.front(page, edition)
        if front is None:
            return plain(request, page, charts=cards.most_viewed_in(page, edition), **more)
        return showing.show(request, page, front)

    return section
