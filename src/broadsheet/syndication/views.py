"""Feeds of an edition."""

from collections.abc import Callable
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from broadsheet.articles.listings import List
from broadsheet.editions.models import Edition
from broadsheet.pages.addresses import absolute
from broadsheet.syndication import answers, cards, feeds, lists

ENDS = {"rss": "feed/", "atom": "feed/atom/", "json": "feed/json/"}


@require_safe
def edition_feed(request: HttpRequest, form: str) -> HttpResponseBase:
    return _answer(request, lists.of_edition(_edition(request)), form)


@require_safe
def kind_feed(request: HttpRequest, form: str, word: str) -> HttpResponseBase:
    return _answer(request, lists.of_kind(_edition(request), word), form)


@require_safe
def section_feed(request: HttpRequest, form: str, slug: str) -> HttpResponseBase:
    return _answer(request, lists.of_section(_edition(request), slug), form)


@require_safe
def author_feed(request: HttpRequest, form: str, slug: str) -> HttpResponseBase:
    return _answer(request, lists.of_author(_edition(request), slug), form)


@require_safe
def tag_feed(request: HttpRequest, form: str, slug: str) -> HttpResponseBase:
    return _answer_or_lead(request, lists.of_tag, slug, form)


@require_safe
def topic_feed(request: HttpRequest, form: str, slug: str) -> HttpResponseBase:
    return _answer_or_lead(request, lists.of_topic, slug, form)


def _answer_or_lead(
    request: HttpRequest, named: Callable[[Edition, str], List], slug: str, form: str
) -> HttpResponseBase:
    """The feed, or the way to that of the name into which this one was merged."""
    try:
        return _answer(request, named(_edition(request), slug), form)
    except lists.Merged as merged:
        return HttpResponsePermanentRedirect(merged.args[0] + ENDS[form])


def _edition(request: HttpRequest) -> Edition:
    edition: Edition | None = getattr(request, "edition", None)
    if edition is None:
        raise Http404
    return edition


def _answer(request: HttpRequest, which: List, form: str) -> HttpResponseBase:
    edition = _edition(request)
    card = cards.feed(edition, which.among)
    address = absolute(which.url + ENDS[form])
    made = feeds.of(feeds.FORMS[form], which, edition, card, address=address)
    sheet = BytesIO()
    made.write(sheet, "utf-8")
    return answers.document(request, sheet.getvalue(), made.content_type, card.changed_at)
