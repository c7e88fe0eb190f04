"""The picture: credit, rights, focal point, colour, renditions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    alt_text = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_(
            "What is to be seen, in one sentence, for those who do not see it. Stories start from this."
        ),
    )
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    credit = models.CharField(
        _("credit"), max_length=160, blank=True, help_text=_("Who made it, as printed: “Photograph: Name”.")
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    licence = models.CharField(_("licence or agreement"), max_length=160, blank=True)
    rights_until = models.DateField(
        _("rights end on"),
        null=True,
        blank=True,
        help_text=_("After this day no new story may use the picture."),
    )
    is_sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Faces of minors or graphic content: blurred on cards, left out of social previews."),
    )
    colour = models.CharField(
        max_length=7, default="#8f897d", editable=False
    )  # dominant colour, shown until loaded

    admin_form_fields = (
        "title", "file", "alt_text", "caption", "credit", "source_url", "licence", "rights_until", "is_sensitive",
        "collection", "tags", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = Image._meta.permissions

    @property
    def default_alt_text(self) -> str:
        return self.alt_text

    def clean(self) -> None:
        super().clean()
        if self.source_url and not self.source_url.startswith(("http://", "https://")):
            raise ValidationError({"source_url": _("An address that begins with https:// is needed.")})


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
