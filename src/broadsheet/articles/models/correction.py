from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CorrectionKind(models.TextChoices):
    TYPO = "typo", _("Typo")
    CLARIFICATION = "clarification", _("Clarification")
    CORRECTION = "correction", _("Correction")
    UPDATE = "update", _("Update")
    RETRACTION = "retraction", _("Retraction")


class Correction(models.Model):
    """What was wrong and what is right. A record of its own: restoring an older text does not take it away."""

    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="corrections"
    )
    kind = models.CharField(
        _("kind"), max_length=16, choices=CorrectionKind, default=CorrectionKind.CORRECTION
    )
    text = models.TextField(
        _("text"), help_text=_("In the author's own words: what was wrong, what is right.")
    )
    is_material = models.BooleanField(
        _("material"), default=True, help_text=_("Stands under the standfirst; else at the end of the text.")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["-made_at"], name="correction_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:80]}"
