"""Lists by kind, mark, tag, topic and author. Sections, topics and articles are reached through the page tree."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from broadsheet.articles import cards, listings
from broadsheet.articles.models import Article, SectionPage
from broadsheet.comments import cards as talks
from broadsheet.comments import showing as talking
from broadsheet.delivery.depends import never_store
from broadsheet.images import shapes
from broadsheet.images.cards import pictures
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Head
from broadsheet.people.models import Profile
from broadsheet.topics import cards as topics
from broadsheet.topics.models import Tag, TopicPage


def section(
    request: HttpRequest,
    page: SectionPage,
    archive: tuple[int, ...] = (),
    calendar: str = "gregorian",
    charts: Sequence[Any] = (),
    is_preview: bool = False,
) -> HttpResponse:
    """charts: what is read most in it, of the room above."""
    which = listings.of_section(page, request.edition)  # type: ignore[attr-defined]
    if len(archive) == 1:
        raise Http404  # a year is too long a list; months are linked
    if archive:
        return listings.show_archive(request, which, archive, calendar)
    return listings.show(request, which, charts=charts)


def article(
    request: HttpRequest,
    page: Article,
    withdrawn: bool = False,
    comments: int | str | None = None,
    is_preview: bool = False,
) -> HttpResponse:
    """comments: which of its comments are asked for below the story's address, see comments.routing."""
    if withdrawn:
        head = Head(page.title, "", absolute(page.address), is_indexed=False)
        return render(request, "articles/withdrawn.html", {"article": page, "head": head}, status=410)
    if is_preview:
        never_store()
    if comments is not None:
        place = (page.pk, page.address, page.first_published_at)
        return talking.behind(request, place, page.title, comments, timezone.now())
    story = cards.story(page, request.edition, is_draft=is_preview)  # type: ignore[attr-defined]
    head = listings.head_of(story)
    if is_preview and getattr(request, "preview_mode", "") == "cards":  # set by Wagtail's preview
        return render(request, "articles/preview_cards.html", {"story": story, "head": head})
    context = {"story": story, "head": head, "is_preview": is_preview, "talk": None}
    if not is_preview:
        place = (page.pk, story.card.url, page.first_published_at)
        context["talk"] = talks.under(*place, request.edition, timezone.now())  # type: ignore[attr-defined]
    return render(request, "articles/article.html", context)


def topic(
    request: HttpRequest,
    page: TopicPage,
    archive: tuple[int, ...] = (),
    calendar: str = "gregorian",
    moved: str | None = None,
    is_preview: bool = False,
) -> HttpResponse:
    """moved: what followed the address of a topic that is merged into another, to which it leads."""
    edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    if moved is not None and page.merged_into:
        return redirect(topics.url(page.merged_into.slug, edition) + moved, permanent=True)
    which = listings.of_topic(page, edition)
    if len(archive) == 1:
        raise Http404
    if archive:
        return listings.show_archive(request, which, archive, calendar)
    return listings.show(request, which, topic=topics.topic(page, edition), is_preview=is_preview)


@require_safe
def by_kind(request: HttpRequest, word: str) -> HttpResponse:
    which = listings.of_kind(word, request.edition, request.editions)  # type: ignore[attr-defined]  # set by EditionByPath
    return listings.show(request, which)


@require_safe
def by_kind_archive(request: HttpRequest, word: str, calendar: str = "gregorian", **day: int) -> HttpResponse:
    which = listings.of_kind(word, request.edition)  # type: ignore[attr-defined]  # set by EditionByPath
    return listings.show_archive(request, which, tuple(day.values()), calendar)


@require_safe
def by_tag(request: HttpRequest, slug: str, calendar: str = "gregorian", **day: int) -> HttpResponse:
    edition = request.edition  # type: ignore[attr-defined]
    tag = Tag.objects.filter(edition=edition, slug=slug).select_related("merged_into").first()
    if tag is None:
        raise Http404
    if tag.merged_into:
        return redirect(f"{edition.prefix}tags/{tag.merged_into.slug}/", permanent=True)
    which = listings.of_tag(tag, edition)
    if day:
        return listings.show_archive(request, which, tuple(day.values()), calendar)
    return listings.show(request, which)


@require_safe
def by_author(request: HttpRequest, slug: str, calendar: str = "gregorian", **day: int) -> HttpResponse:
    edition = request.edition  # type: ignore[attr-defined]
    profile = Profile.objects.filter(edition=edition, slug=slug).select_related("person").first()
    if profile is None:
        raise Http404
    which = listings.of_author(profile, edition)
    if day:
        return listings.show_archive(request, which, tuple(day.values()), calendar)
    portrait_id = profile.person.portrait_id
    portraits = pictures([portrait_id] if portrait_id else [], shapes=shapes.PERSON)
    return listings.show(request, which, profile=profile, portrait=portraits.get(portrait_id))


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    edition = request.edition  # type: ignore[attr-defined]
    head = Head(
        gettext("Corrections"),
        gettext("What we got wrong, and what is right."),
        absolute(f"{edition.prefix}corrections/"),
        alternates=listings.in_every_edition("corrections/", request.editions),  # type: ignore[attr-defined]
    )
    rows = cards.corrections(edition, limit=100)
    return render(request, "articles/corrections.html", {"corrections": rows, "head": head})
