"""Who moderates what, and who was mailed when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ModeratedSection(models.Model):
    """The user moderates what is written under this page and below. Who has no such row moderates everything.

    A page that is deleted leaves its row: who had that section only has none then, not all.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moderator"),
        on_delete=models.CASCADE,
        related_name="moderated_sections",
    )
    page = models.ForeignKey(
        Page, verbose_name=_("section"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("section of a moderator")
        verbose_name_plural = _("sections of moderators")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "page"], name="moderated_section_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.page_id}"


class DigestMark(models.Model):
    """When a moderator was last mailed about waiting comments: written before the mail goes, so none goes twice."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    mailed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("digest of waiting comments")
        verbose_name_plural = _("digests of waiting comments")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user_id}: {self.mailed_at:%Y-%m-%d %H:%M}"
