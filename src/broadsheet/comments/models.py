"""What readers write under a page. Kept by importers already; shown by the comments part."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Status(models.TextChoices):
    WAITING = "waiting", _("waiting")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")
    SPAM = "spam", _("spam")


class Comment(models.Model):
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self",
        verbose_name=_("answer to"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answers",
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    text = models.TextField(_("text"))
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.WAITING)
    posted_at = models.DateTimeField(_("posted at"), default=timezone.now)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["posted_at", "pk"]
        indexes = [models.Index(fields=["page", "status", "posted_at"], name="comment_page_status_time")]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"
