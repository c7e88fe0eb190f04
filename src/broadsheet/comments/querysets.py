"""Reading comments: each filter a word."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
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
