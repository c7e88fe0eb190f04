"""What readers see of articles and of what hangs on them, as facts for the press: docs/reference/tags.md."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from broadsheet.articles.models import (
    Article,
    ArticleTopic,
    Byline,
    Correction,
    CorrectionKind,
    Mention,
    MentionState,
    RelatedPick,
    SectionPage,
    Tagging,
)
from broadsheet.delivery.spoiling import EVERYTHING
from broadsheet.pages import lists, shown

UNSEEN = (*shown.UNSEEN, "publish_as", "correction_kind", "correction_text")
# what stands on a card; names have a tag of their own: many lists show none
CARD = (
    "title", "short_headline", "standfirst", "kicker", "kind", "is_exclusive", "lead_picture_id", "lead_alt",
    "lead_is_decorative", "lead_caption", "printed_at",
)  # fmt: skip
# what is left of it on lines of a headline and a kicker
LINE = ("title", "short_headline", "kicker", "kind", "is_exclusive", "printed_at")
PLACE = ("url_path", "locale_id", "address_date")
LISTED = (
    "printed_at", "is_hidden_from_search", "canonical_url", "lead_picture_id", "updated_at",
    "publish_as",  # what it says of "updated" is written by a follower, after this has been asked
)  # fmt: skip
READS = (
    *shown.READS, *(name.removesuffix("_id") for name in {*CARD, *PLACE, *LISTED}), "section", "edition",
    "withdrawn_at",
)  # fmt: skip


def of_article(article: Article) -> dict[str, Any]:
    """Nothing of what is not in print."""
    facts = shown.of_page(article) if article.is_in_print else {}
    if not facts or article.edition is None or article.printed_at is None:
        return {}
    edition, printed_at = article.edition, article.printed_at
    address = _values(article, PLACE)
    facts |= {
        f"address:{article.pk}": address,
        f"address:{article.translation_key}": address,
        f"card:{article.pk}": (address, _values(article, CARD)),
        f"line:{article.pk}": (address, _values(article, LINE)),
        f"translations:{article.translation_key}": (address, article.title),
        **_of_sitemaps(article, address, edition.pk, printed_at),
    }
    for name in _list_names(article):
        facts |= lists.facts(name, article.pk, printed_at, edition.zone)
    return facts


def of_tagging(tagging: Tagging) -> dict[str, Any]:
    return _of_child(tagging, (tagging.tag_id, tagging.sort_order), f"tag:{tagging.tag_id}")


def of_topic_line(line: ArticleTopic) -> dict[str, Any]:
    return _of_child(line, (line.topic_id, line.sort_order), f"topic:{line.topic_id}")


def of_mention(mention: Mention) -> dict[str, Any]:
    """What is suggested or refused is the newsroom's. The story's page alone opens cards."""
    if mention.state != MentionState.CONFIRMED or _in_print(mention.article_id) is None:
        return {}
    return {f"mentions:{mention.article_id}": (mention.topic_id, mention.text, mention.sort_order)}


def of_byline(byline: Byline) -> dict[str, Any]:
    line = (byline.person_id, byline.role, byline.sort_order)
    facts = _of_child(byline, line, f"person:{{edition}}:{byline.person_id}")
    return {**facts, f"names:{byline.article_id}": line} if facts else {}


def of_pick(pick: RelatedPick) -> dict[str, Any]:
    said = (pick.story_id, pick.sort_order)
    return {f"picks:{pick.article_id}": said} if _in_print(pick.article_id) else {}


def of_correction(correction: Correction) -> dict[str, Any]:
    said = (correction.kind, correction.text, correction.is_material, correction.made_at)
    place = _in_print(correction.article_id)
    if place is None:
        return {}
    facts = {f"page:{correction.article_id}": said}
    is_listed = correction.kind != CorrectionKind.TYPO
    return {**facts, lists.newest(f"corrections:{place[0]}"): said} if is_listed else facts


def of_section(section: SectionPage) -> dict[str, Any]:
    """Its name and its address stand on every card of its stories, its place in the menu."""
    facts = shown.of_page(section)
    if not facts:
        return {}
    place = (section.title, section.slug, section.show_in_menus, section.path, section.url_path)
    return {**facts, EVERYTHING: place, "list:pages": section.is_hidden_from_search}


def addresses(article: Article) -> Iterator[str]:
    """What is renewed at once, the most important first: the story, the fronts it stands on, their feeds."""
    edition = getattr(article.locale, "edition", None)
    parent = article.get_parent()
    if edition is None or parent is None:
        return
    prefix = edition.prefix
    if article.is_in_print:
        yield article.address
    yield from (prefix, f"{prefix}{parent.slug}/", f"{prefix}feed/", f"{prefix}{parent.slug}/feed/")
    yield f"{prefix}-/parts/beside-story/"


def addresses_of_correction(correction: Correction) -> Iterator[str]:
    article = correction.article
    edition = getattr(article.locale, "edition", None)
    if edition and article.is_in_print:
        yield from (article.address, f"{edition.prefix}corrections/")


def _values(article: Article, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(article, name) for name in names)


def _list_names(article: Article) -> Iterator[str]:
    yield f"edition:{article.edition_id}"
    yield f"section:{article.section_id}"
    yield f"kind:{article.edition_id}:{article.kind}"
    if article.is_exclusive:
        yield f"exclusive:{article.edition_id}"
    yield from (f"tag:{row.tag_id}" for row in article.taggings.all())
    yield from (f"topic:{row.topic_id}" for row in article.topics.all())
    yield from (f"person:{article.edition_id}:{row.person_id}" for row in article.bylines.all())


def _of_sitemaps(article: Article, address: Any, edition_id: int, printed_at: datetime) -> dict[str, Any]:
    """The sitemap of its month, those of its translations, which name it, and that of the news."""
    twins = Article.objects.filter(translation_key=article.translation_key, printed_at__isnull=False)
    rows = twins.exclude(pk=article.pk).order_by().values_list("edition_id", "printed_at")
    facts = {lists.of_sitemap(edition, at): address for edition, at in rows}
    facts[lists.of_sitemap(edition_id, printed_at)] = (address, _values(article, LISTED))
    if printed_at > timezone.now() - lists.RECENT:
        hidden = (article.is_hidden_from_search, article.canonical_url)
        facts[lists.of_news(edition_id)] = (address, article.title, printed_at, hidden)
    return facts


def _of_child(child: Any, said: Any, list_name: str) -> dict[str, Any]:
    """A row that belongs to an article. Saved again with each publication, mostly as it was."""
    place = _in_print(child.article_id)
    if place is None:
        return {}
    edition_id, printed_at, zone = place
    name = list_name.format(edition=edition_id)
    return {f"page:{child.article_id}": said, **lists.facts(name, child.article_id, printed_at, zone)}


def _in_print(article_id: int) -> tuple[int, datetime, Any] | None:
    """Edition, time of print and the edition's zone; None if readers do not see the article."""
    rows = Article.objects.filter(pk=article_id, live=True, withdrawn_at=None, printed_at__isnull=False)
    article = rows.only("path", "printed_at", "edition").first()
    if (
        article is None
        or article.edition is None
        or article.printed_at is None
        or shown.is_restricted(article.path)
    ):
        return None
    return article.edition.pk, article.printed_at, article.edition.zone
