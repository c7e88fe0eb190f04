"""What is read most as pages: all lists, one list, and how it is counted."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from broadsheet.articles import listings
from broadsheet.audience.tally import Window
from broadsheet.delivery.depends import depends_on
from broadsheet.delivery.spoiling import EVERYTHING
from broadsheet.editions.models import Edition
from broadsheet.fronts import standing
from broadsheet.fronts.cards import most_viewed
from broadsheet.fronts.models import FrontPage
from broadsheet.fronts.shelf import Shelf
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Head, Listing


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The three lists of the edition, and those of its sections for a week."""
    edition: Edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    head = _head(
        request,
        gettext("Most viewed"),
        gettext("What our readers have read most, counted without following anybody."),
    )
    context = {
        "charts": most_viewed.of_edition(edition),
        "sections": _of_sections(edition, Window.WEEK),
        "window": Window.WEEK,
        "edition": edition,
        "head": head,
    }
    return render(request, "fronts/most_viewed.html", context)


@require_safe
def one(request: HttpRequest, window: Window) -> HttpResponse:
    """The list of one window with its pictures, and those of the sections."""
    edition: Edition = request.edition  # type: ignore[attr-defined]
    found = most_viewed.charts(Shelf(edition), are_lines=False)
    cards = next((chart.cards for chart in found if chart.window == window), ())
    title = _titles()[window]
    context = {
        "listing": Listing(gettext("Most viewed"), most_viewed.url(edition), cards=cards),
        "windows": [(other, most_viewed.url(edition, other)) for other in Window],
        "sections": _of_sections(edition, window),
        "window": window,
        "edition": edition,
        "head": _head(request, title, title, f"{window.value}/"),
    }
    return render(request, "fronts/most_viewed_window.html", context)


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    depends_on(EVERYTHING)  # on nothing else
    edition: Edition = request.edition  # type: ignore[attr-defined]
    title, words = (
        gettext("How we count"),
        gettext("What we count when a story is read, and what we do not keep."),
    )
    context = {
        "is_honoured": settings.VIEWS_HONOUR_GPC,
        "most": settings.VIEWS_PER_NETWORK,
        "most_viewed": most_viewed.url(edition),
        "edition": edition,
        "head": _head(request, title, words, "how/"),
    }
    return render(request, "fronts/most_viewed_how.html", context)


def _titles() -> dict[Window, str]:
    return {
        Window.DAY: gettext("Most viewed in the last 24 hours"),
        Window.WEEK: gettext("Most viewed in the last seven days"),
        Window.MONTH: gettext("Most viewed in the last 30 days"),
    }


def _of_sections(edition: Edition, window: Window) -> list[most_viewed.SectionChart]:
    front = FrontPage.objects.filter(locale_id=edition.locale_id).first()
    return most_viewed.of_sections(edition, standing.sections_of(front), window) if front else []


def _head(request: HttpRequest, title: str, description: str, more: str = "") -> Head:
    edition: Edition = request.edition  # type: ignore[attr-defined]
    path = most_viewed.ADDRESS + more
    return Head(
        title,
        description,
        absolute(edition.prefix + path),
        alternates=listings.in_every_edition(path, request.editions),  # type: ignore[attr-defined]
    )
