"""Reading comments: each filter a word."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

# the first comment, which has no thread, then its answers; imported ones may claim to be older than what they answer
IN_THREAD = (F("thread_id").asc(nulls_first=True), "posted_at", "pk")


class CommentQuerySet(models.QuerySet[Any]):  # Any: the models stand above
    def of_page(self, page_id: int) -> Self:
        return self.filter(page_id=page_id)

    def approved(self) -> Self:
        return self.filter(status="approved")

    def waiting(self) -> Self:
        return self.filter(status="waiting")

    def by_writer(self, writer: str) -> Self:
        """Of the same e-mail address, as far as it is known."""
        return self.filter(writer=writer) if writer else self.none()

    def reported(self) -> Self:
        """With a report about which nobody has decided."""
        return self.filter(Q(reports__isnull=False, reports__settled_at=None)).distinct()

    def under(self, paths: tuple[str, ...] | None) -> Self:
        """Of pages whose path in the tree begins with one of these; None: of all."""
        if paths is None:
            return self
        below = Q(pk__in=[])
        for path in paths:
            below |= Q(page__path__startswith=path)
        return self.filter(below)

    def counted_by_status(self) -> dict[str, int]:
        rows = self.order_by().values("status").annotate(count=Count("pk"))
        return dict(rows.values_list("status", "count"))

    def oldest_thread_first(self) -> Self:
        """Threads in the order in which they began; within one the first comment, then its answers by time."""
        return self._with_beginning().order_by("begun_at", "begun_by", *IN_THREAD)

    def newest_thread_first(self) -> Self:
        return self._with_beginning().order_by("-begun_at", "-begun_by", *IN_THREAD)

    def in_threads_before(self, comment: Any) -> Self:
        """Those that stand before this one, oldest thread first."""
        first = comment.thread or comment
        before = Q(begun_at__lt=first.posted_at) | Q(begun_at=first.posted_at, begun_by__lt=first.pk)
        if comment.thread:
            sooner = Q(posted_at__lt=comment.posted_at) | Q(posted_at=comment.posted_at, pk__lt=comment.pk)
            before |= Q(begun_by=first.pk) & (Q(thread=None) | sooner)
        return self._with_beginning().filter(before)

    def _with_beginning(self) -> Self:
        return self.annotate(
            begun_at=Coalesce(F("thread__posted_at"), F("posted_at")),
            begun_by=Coalesce(F("thread_id"), F("pk")),
        )


class BanQuerySet(models.QuerySet[Any]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=at))

    def against(self, writer: str, network: str) -> Self:
        """Those that name this writer or this network."""
        named = Q(pk__in=[])
        if writer:
            named |= Q(writer=writer)
        if network:
            named |= Q(network=network)
        return self.filter(named)


def moderators(users: type[models.Model]) -> models.QuerySet[Any]:
    """Of this model those who may decide about comments."""
    may = Q(is_superuser=True)
    for way in ("groups__permissions", "user_permissions"):
        may |= Q(**{f"{way}__codename": "change_comment", f"{way}__content_type__app_label": "comments"})
    rows: models.QuerySet[Any] = users._default_manager.filter(may, is_active=True)
    return rows.distinct().order_by("pk")
