"""Looking at stories waits for nobody: done by the worker of `broadsheet run`."""

from datetime import timedelta

from django.db.models import Model
from django.utils import timezone
from django_tasks import task

from broadsheet.articles.models import Article
from broadsheet.related import actions
from broadsheet.related.models import Look

OVERDUE = timedelta(minutes=1)  # a worker that was killed has lost its task
MOST_OVERDUE = 200  # looked at in one go


@task()
def look(page_id: int) -> bool:
    """The neighbours of a story. Returns whether there was anything to do."""
    return actions.look(page_id=page_id)


def look_at_overdue() -> int:
    """Look at what waits since a while: its worker was killed, or a story that stood beside it has changed."""
    waiting = Look.objects.filter(wanted_at__lt=timezone.now() - OVERDUE).order_by("wanted_at")
    ids = list(waiting.values_list("pk", flat=True)[:MOST_OVERDUE])
    return sum(actions.look(page_id=page_id) for page_id in ids)


def follow_article(article: Model, deleted: bool) -> None:
    """In the transaction of each publication: the story is to be looked at."""
    if deleted or not isinstance(article, Article) or not article.is_in_print:
        return
    known = Look.objects.filter(pk=article.pk).values_list("published_at", flat=True)
    if list(known) != [article.last_published_at]:
        _want(article)


def _want(article: Article) -> None:
    row = Look(pk=article.pk, published_at=article.last_published_at, wanted_at=timezone.now())
    Look.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["story"], update_fields=["published_at", "wanted_at"]
    )
    look.enqueue(article.pk)
