"""The reader's search. Its answers are never stored: there are as many as there are words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from broadsheet.delivery.depends import never_store
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Head
from broadsheet.search import cards, forms


@require_safe
@cache_control(no_store=True)
def search(request: HttpRequest) -> HttpResponse:
    never_store()
    edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    asked = forms.read(request.GET, edition)
    results = cards.find(
        edition, asked.q, section=asked.section, kind=asked.kind, first=asked.first, last=asked.last,
        sort=asked.sort, page=asked.page,
    )  # fmt: skip
    address = f"{edition.prefix}search/"
    context = {
        "query": asked.q,
        "search": asked,
        "results": results,
        "cards": results.cards,
        "total": results.total,
        "newer": address + asked.address(results.page - 1) if results.page > 1 else "",
        "older": address + asked.address(results.page + 1) if results.page < results.pages else "",
        "head": Head(gettext("Search"), gettext("Search the paper"), absolute(address), is_indexed=False),
    }
    return render(request, "search/search.html", context)
