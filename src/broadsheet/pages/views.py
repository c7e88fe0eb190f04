"""Pages as readers get them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from broadsheet.delivery.depends import depends_on
from broadsheet.pages import shown
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate, Head
from broadsheet.pages.models import PlainPage


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at `path` in the edition's tree. A page that is not public is not there: no hint, no sign-in."""
    found = Page.route_for_request(request, path)
    if found is None or found.page.locale.language_code != request.LANGUAGE_CODE:
        raise Http404
    page, args, kwargs = found
    if page.get_view_restrictions().exists():
        raise Http404
    depends_on(f"page:{page.pk}", *(f"tree:{place}" for place in shown.beginnings(page.path)))
    return page.serve(request, *args, **kwargs)


def plain(request: HttpRequest, page: PlainPage, is_preview: bool = False) -> HttpResponse:
    head = Head(
        page.seo_title or page.title,
        page.search_description or page.title,
        absolute(page.address),
        alternates=_translations(page),
        is_indexed=not page.is_hidden_from_search,
    )
    return render(request, "pages/plain_page.html", {"page": page, "head": head, "is_preview": is_preview})


def _translations(page: PlainPage) -> tuple[Alternate, ...]:
    """The page in each published edition that has it, its own among them."""
    depends_on(f"address:{page.translation_key}")
    rows = PlainPage.objects.live().public().filter(translation_key=page.translation_key)
    rows = rows.filter(locale__edition__is_published=True).select_related("locale").order_by("locale_id")
    return tuple(Alternate(row.locale.language_code, absolute(row.address)) for row in rows if row.address)
