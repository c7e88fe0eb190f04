"""What happens to articles: corrected, withdrawn, put back; and what follows a publication."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from broadsheet.articles.models import Article, ArticleTopic, Correction, CorrectionKind, Tagging
from broadsheet.articles.models.article import PublishAs
from broadsheet.delivery import receipts
from broadsheet.pages.models import GoneAddress


class NothingToWithdraw(Exception):
    """The article is not in print; nothing was changed."""


class NotWithdrawn(Exception):
    """The article was not withdrawn; nothing was changed."""


@transaction.atomic
def correct(
    *, article: Article, kind: str, text: str, is_material: bool, by: Any, at: datetime
) -> Correction:
    """Print a correction under the article. The text of the article itself is changed by its editor.

    kind: a CorrectionKind. at: aware datetime. A typo does not move the "updated" time. Raises ValueError for an
    unknown kind or an empty text.
    """
    if kind not in CorrectionKind.values or not text.strip():
        raise ValueError("A correction needs a kind and words.")
    made = Correction(
        article=article, kind=kind, text=text.strip(), is_material=is_material, made_at=at, made_by=by
    )
    made.save()
    if kind != CorrectionKind.TYPO:
        article.updated_at = at
    article.save(clean=False)  # what depends on the article hears of it
    if article.live:
        receipts.leave(what="broadsheet.correct", title=article.title, page_id=article.pk, by=by)
    return made


@transaction.atomic
def withdraw(*, article: Article, reason: str, by: Any, at: datetime) -> None:
    """Take an article out of print; its address answers 410 with the reason. Raises NothingToWithdraw."""
    if not article.live:
        raise NothingToWithdraw(article.pk)
    article.withdrawn_at, article.withdrawn_reason = at, reason.strip()
    article.unpublish(user=by)


@transaction.atomic
def put_back(*, article: Article, by: Any) -> None:
    """Print a withdrawn article again: its newest draft, so that it can be mended first. Raises NotWithdrawn."""
    if article.withdrawn_at is None:
        raise NotWithdrawn(article.pk)
    article.withdrawn_at, article.withdrawn_reason = None, ""
    article.save(clean=False)
    revision = article.latest_revision or article.save_revision(user=by)
    revision.publish(user=by)


def follow_article(article: Model, deleted: bool) -> None:
    """In the transaction of each save: tags and topics learn the time of print; what publishing says is kept."""
    if not isinstance(article, Article):
        return
    if deleted:
        _leave_gone(article)
        return
    for line in (Tagging, ArticleTopic):
        rows = line.objects.filter(article_id=article.pk).exclude(printed_at=article.printed_at)
        rows.update(printed_at=article.printed_at)
    if article.live and article.publish_as != PublishAs.MINOR:
        _say_change(article, at=article.last_published_at or timezone.now())


def _say_change(article: Article, *, at: datetime) -> None:
    """Consume `publish_as`: once said, the next publication is a minor one again unless its editor says otherwise."""
    is_first = article.first_published_at is None or article.first_published_at == article.last_published_at
    if not is_first:
        article.updated_at = at
        if article.publish_as == PublishAs.CORRECTION and article.correction_text.strip():
            kind = article.correction_kind or CorrectionKind.CORRECTION
            Correction.objects.create(
                article=article,
                kind=kind,
                text=article.correction_text.strip(),
                is_material=kind not in (CorrectionKind.TYPO, CorrectionKind.CLARIFICATION),
                made_at=at,
            )
    article.publish_as, article.correction_kind, article.correction_text = PublishAs.MINOR, "", ""
    Article.objects.filter(pk=article.pk).update(
        updated_at=article.updated_at, publish_as=PublishAs.MINOR, correction_kind="", correction_text=""
    )


def _leave_gone(article: Article) -> None:
    """What was once public answers 410 when it is deleted."""
    if article.first_published_at and article.address_date and (path := article.address):
        GoneAddress.objects.get_or_create(path=path)
