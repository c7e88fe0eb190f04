"""What came from where, so that a second import changes nothing."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportedItem(models.Model):
    """One thing of an archive and what became of it here. If its object is gone, the newsroom deleted it."""

    source = models.CharField(_("site"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20)
    foreign_id = models.CharField(_("its name there"), max_length=200)
    language_code = models.CharField(_("edition"), max_length=100, blank=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    content_hash = models.CharField(max_length=64, blank=True)
    revision_id = models.PositiveBigIntegerField(null=True)  # a number, not a relation: revisions are purged
    was_live = models.BooleanField(default=False)
    imported_at = models.DateTimeField(_("imported at"), default=timezone.now)

    object = GenericForeignKey("content_type", "object_id")

    class Meta:
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "foreign_id", "language_code"], name="one_imported_item_per_source"
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="imported_item_object")]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.foreign_id}"
