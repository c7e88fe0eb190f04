"""What the demo made, so that it can be taken away again without touching what anybody edited."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoItem(models.Model):
    """revision_id: of a page, the revision the demo published; another one means that somebody has edited it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    revision_id = models.PositiveBigIntegerField(null=True)

    class Meta:
        verbose_name = _("item of the demonstration paper")
        verbose_name_plural = _("items of the demonstration paper")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_demo_item_per_object")
        ]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"
