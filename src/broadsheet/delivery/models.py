"""What was changed, which stores have heard of it, and the proof of what readers see since."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Spoiled(models.Model):
    """The outbox: tags that a change spoiled, written inside the transaction of the change.

    deed: one transaction. transaction_id: PostgreSQL's, 0 elsewhere; see outbox.unread().
    """

    id: int
    deed = models.UUIDField(default=uuid.uuid4)
    tags = models.JSONField(default=list)
    hot = models.JSONField(default=list)
    is_takedown = models.BooleanField(default=False)
    transaction_id = models.BigIntegerField(default=0)
    spoiled_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("spoiled tags")
        verbose_name_plural = _("spoiled tags")
        indexes = [models.Index(fields=["transaction_id", "id"], name="spoiled_by_transaction")]

    def __str__(self) -> str:
        return ", ".join(self.tags)


class PressStore(models.Model):
    """A folder of stored pages, one a machine: how far it has read the outbox."""

    name = models.UUIDField(unique=True)
    floor = models.BigIntegerField(default=0)  # everything below has been obeyed
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("press store")
        verbose_name_plural = _("press stores")

    def __str__(self) -> str:
        return str(self.name)


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SHOWN = "shown", _("readers see it")
    LATE = "late", _("late")
    FAILED = "failed", _("failed")


class Receipt(models.Model):
    """Proof of one publishing, correction, withdrawal or move: which addresses show it, since when.

    lines: [{"address": "/world/", "kind": "hot" | "dropped", "state": "waiting" | "shown" | "dropped" | "unchanged"
    | "late" | "failed", "ms": 87, "was": etag of before, "error": ""}, …], at most 200; `more` counts the others.
    ms: from the commit until the front door was seen to give the new bytes, or not to give the old ones.
    """

    deed = models.UUIDField(_("deed"), unique=True)
    what = models.CharField(_("what happened"), max_length=64)
    title = models.CharField(_("title"), max_length=255)
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="receipts",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    done_at = models.DateTimeField(_("done at"), default=timezone.now, db_index=True)
    lines = models.JSONField(_("addresses"), default=list)
    more = models.PositiveIntegerField(_("further addresses"), default=0)
    is_everything = models.BooleanField(_("the whole paper"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    finished_at = models.DateTimeField(_("proved at"), null=True)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["-done_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.what}"
