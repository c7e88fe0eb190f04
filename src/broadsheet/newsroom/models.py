"""What the newsroom itself keeps."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class DraftLinkQuerySet(models.QuerySet["DraftLink"]):
    def open_at(self, at: datetime) -> "DraftLinkQuerySet":
        return self.filter(revoked_at=None, ends_at__gt=at)


class DraftLink(models.Model):
    """Lets whoever has the address read one newest draft, until a day. The address itself is kept nowhere."""

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = DraftLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared draft")
        verbose_name_plural = _("shared drafts")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()  # who may edit the page may share it

    def __str__(self) -> str:
        return f"{self.page} ({self.ends_at:%Y-%m-%d})"
