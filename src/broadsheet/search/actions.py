"""What follows a change: the entry of a story and the title of a page, in the transaction of the change."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from broadsheet.articles.models import Article
from broadsheet.lib import normalise
from broadsheet.search import entries, fulltext
from broadsheet.search.models import Entry, Title

BATCH = 500


def follow_article(article: Model, deleted: bool) -> None:
    """A story in print is found by its printed words from this moment on; one that is not is not found."""
    if deleted or not article.live:  # type: ignore[attr-defined]  # an Article
        _forget(list(Entry.objects.filter(pk=article.pk).values_list("pk", flat=True)))
    else:
        _index([article.pk])


def follow_page(page: Model, deleted: bool) -> None:
    """The newsroom finds every page by its title and by that of its draft."""
    row = Page.objects.filter(pk=page.pk).values_list("title", "draft_title", "folded_title__text").first()
    if deleted or row is None:
        return
    text = _fold(row[0], row[1])
    if text != row[2]:
        _keep_titles([Title(page_id=page.pk, text=text)])


@transaction.atomic
def rebuild(say: Callable[[str], None] = print) -> None:
    """Make every entry and title anew, as after rows were written past the models."""
    _forget(list(Entry.objects.values_list("pk", flat=True)))
    ids = list(Article.objects.order_by("printed_at", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        _index(ids[start : start + BATCH])
    pages = Page.objects.values_list("pk", "title", "draft_title").iterator(BATCH)
    _keep_titles([Title(page_id=pk, text=_fold(title, draft)) for pk, title, draft in pages])
    say(f"{Entry.objects.count()} stories can be found.")


def _index(page_ids: list[int]) -> None:
    rows = entries.of_articles(page_ids)
    known = dict(Entry.objects.filter(pk__in=page_ids).values_list("pk", "digest"))
    changed = [row for pk, row in rows.items() if known.get(pk) != entries.digest(row)]
    _forget([pk for pk in known if pk not in rows] + [row["pk"] for row in changed if row["pk"] in known])
    if changed:
        changed.sort(key=lambda row: row["printed_at"])
        fulltext.index().store([entries.entry(row, entries.moment(row["printed_at"])) for row in changed])


def _forget(page_ids: list[int]) -> None:
    if page_ids:
        fulltext.index().forget(page_ids)


def _keep_titles(titles: list[Title]) -> None:
    Title.objects.bulk_create(
        titles, batch_size=BATCH, update_conflicts=True, unique_fields=["page"], update_fields=["text"]
    )


def _fold(title: str, draft_title: str) -> str:
    folded, draft = normalise.normalise(title), normalise.normalise(draft_title)
    return folded if draft in ("", folded) else f"{folded}\n{draft}"
