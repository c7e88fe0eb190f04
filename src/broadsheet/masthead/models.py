"""The masthead of an edition: what stands in the header and footer of each of its pages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page


class Masthead(ClusterableModel):
    edition = models.OneToOneField(
        "editions.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="masthead"
    )
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    contact_email = models.EmailField(_("address for readers"), blank=True)
    footer_text = models.CharField(_("line in the footer"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("mastheads")

    def __str__(self) -> str:
        return str(self.edition)


class Place(models.TextChoices):
    HEADER = "header", _("header")
    FOOTER = "footer", _("footer")


class MenuLink(Orderable):
    """One link of a menu. Without any in the header, the edition's sections stand there."""

    masthead = ParentalKey(Masthead, on_delete=models.CASCADE, related_name="links")
    place = models.CharField(_("place"), max_length=8, choices=Place, default=Place.HEADER)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    address = models.CharField(_("or address"), max_length=300, blank=True)
    label = models.CharField(_("words"), max_length=60, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("menu link")
        verbose_name_plural = _("menu links")

    def __str__(self) -> str:
        return self.label or self.address or str(self.page)

    def clean(self) -> None:
        if bool(self.page) == bool(self.address):
            raise ValidationError(_("Give either a page or an address."))
        if self.address and not self.address.startswith(("/", "https://", "http://", "mailto:")):
            raise ValidationError({"address": _("Begin with / or https://.")})
        if self.address and not self.label:
            raise ValidationError({"label": _("An address needs words.")})
