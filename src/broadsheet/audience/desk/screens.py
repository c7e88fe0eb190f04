"""What the newsroom sees of reading: the most read stories, and one story. Numbers of views, never of a person."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from broadsheet.audience import tally, totals
from broadsheet.audience.desk import doors, exports, listing, reading, where
from broadsheet.audience.desk.where import Where
from broadsheet.audience.tally import Window
from broadsheet.editions.models import Edition

PAGE = 50  # stories


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """edition, section: the part of the paper; window; page: of the list, from 1."""
    scope, window = doors.scope_of(request.user), _window(request.GET)
    known = where.all_of(scope)
    chosen = where.asked(request.GET, known)
    stories = listing.most_read(chosen, scope, window) if chosen else []
    try:
        page = Paginator(stories, PAGE).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
    context = {
        "chosen": chosen,
        "editions": where.editions(known),
        "sections": where.sections(known, chosen) if chosen else [],
        "window": window,
        "windows": Window,
        "page": page,
        "lines": listing.lines(list(page.object_list), _hour(), with_url=True),
        "page_title": _("Readers"),
    }
    return render(request, "audience/desk/index.html", context)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The whole list of the part and window that the query asks for."""
    scope, window = doors.scope_of(request.user), _window(request.GET)
    chosen = where.asked(request.GET, where.all_of(scope))
    if chosen is None:
        raise Http404
    stories = listing.most_read(chosen, scope, window)
    sums = totals.sums_of([story.pk for story in stories])
    made = exports.of_stories(stories, sums, chosen.edition)
    return exports.answer(made, kind, "", _file_name(chosen, window), chosen.edition)


@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """window: of the curve, and of where readers came from."""
    page, edition = _asked(request, pk)
    window = _window(request.GET)
    found = reading.of(page, edition, window, _hour())
    context = {
        "story": page,
        "section": page.get_parent(),
        "edition": edition,
        "url": listing.address_of(page),
        "may_edit": page.permissions_for_user(request.user).can_edit(),
        "printed_at": page.first_published_at.astimezone(edition.zone),
        "window": window,
        "windows": Window,
        "reading": found,
        "sums": found.sums,
        "curve": found.curve(window),
        "curve_of_days": found.curve_of_days(page.first_published_at),
        "page_title": page.title,
    }
    return render(request, "audience/desk/story.html", context)


@require_safe
def export_story(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """what: hours, days or sources, for a CSV; an XLSX holds all."""
    page, edition = _asked(request, pk)
    window = _window(request.GET)
    made = exports.of_reading(reading.of(page, edition, window, _hour()), window)
    name = f"readers-{page.pk}-{window.value}"
    return exports.answer(made, kind, request.GET.get("what", ""), name, edition)


def _asked(request: HttpRequest, pk: int) -> tuple[Any, Edition]:
    page: Page = doors.story_or_404(doors.scope_of(request.user), pk)
    edition = Edition.objects.select_related("locale").filter(locale=page.locale_id).first()
    if edition is None:
        raise Http404
    return page, edition


def _window(query: Mapping[str, str]) -> Window:
    try:
        return Window(query.get("window", Window.DAY))
    except ValueError as error:
        raise Http404 from error


def _hour() -> int:
    return tally.hour_of(timezone.now().timestamp())


def _file_name(chosen: Where, window: Window) -> str:
    section = f"-{chosen.section}" if chosen.section else ""
    return f"readers-{chosen.edition.language_code}{section}-{window.value}"
