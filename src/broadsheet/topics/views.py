"""The page of all topics. One topic lists stories, so articles show it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from broadsheet.delivery.depends import depends_on
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate, Head
from broadsheet.topics import cards
from broadsheet.topics.models import TopicsPage


def topics(request: HttpRequest, page: TopicsPage, is_preview: bool = False) -> HttpResponse:
    edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    head = Head(
        page.seo_title or page.title,
        page.search_description or page.description or page.title,
        absolute(f"{edition.prefix}topics/"),
        alternates=_translations(page),
        is_indexed=not page.is_hidden_from_search,
    )
    context = {"page": page, "topics": cards.every(edition), "head": head, "is_preview": is_preview}
    return render(request, "topics/topics_page.html", context)


def _translations(page: TopicsPage) -> tuple[Alternate, ...]:
    depends_on(f"address:{page.translation_key}")
    rows = TopicsPage.objects.live().public().filter(translation_key=page.translation_key)
    rows = (
        rows.filter(locale__edition__is_published=True)
        .select_related("locale__edition")
        .order_by("locale_id")
    )
    return tuple(
        Alternate(row.locale.language_code, absolute(f"{row.locale.edition.prefix}topics/")) for row in rows
    )
