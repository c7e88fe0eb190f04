"""The newest comments of a story as RSS or Atom."""

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import linebreaks
from django.utils.translation import gettext

from broadsheet.comments import cards
from broadsheet.editions.models import Edition
from broadsheet.lib import html
from broadsheet.pages.addresses import absolute

FORMS: dict[str, tuple[type[Rss201rev2Feed | Atom1Feed], str]] = {
    "rss": (Rss201rev2Feed, "feed/"),
    "atom": (Atom1Feed, "feed/atom/"),
}
TITLE = 80  # characters of a comment's first words


def answer(page_id: int, url: str, headline: str, edition: Edition, form: str) -> HttpResponse:
    """url: of the story, decoded."""
    kind, end = FORMS[form]
    title = gettext("Comments on “%(headline)s”") % {"headline": headline}
    feed = kind(
        title=_line(title), link=absolute(url), description=_line(title), language=edition.language_code,
        feed_url=absolute(f"{url}comments/{end}"),
    )  # fmt: skip
    for card in cards.newest(page_id):
        name = card.name or gettext("Reader")
        feed.add_item(
            title=_line(f"{name}: {card.text}"), link=absolute(f"/-/comment/{card.comment_id}/"),
            description=linebreaks(html.plain(card.text), autoescape=True), author_name=_line(name),
            pubdate=card.posted_at, updateddate=card.posted_at,
            unique_id=absolute(f"/-/comment/{card.comment_id}/"), unique_id_is_permalink=True,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _line(text: str) -> str:
    words = " ".join(html.plain(text).split())
    return words if len(words) <= TITLE else f"{words[: TITLE - 1].rstrip()}…"
