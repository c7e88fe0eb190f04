"""What is most viewed, as readers see it: made anew by the worker, changed only when an order has changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from broadsheet.audience.tally import Window
from broadsheet.editions.models import Edition


class Ranking(models.Model):
    """The most viewed pages of an edition, or of a section of it, in one window."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE)
    section = models.PositiveBigIntegerField(_("page of the section"), default=0)  # 0: the whole edition
    window = models.CharField(_("window"), max_length=8, choices=Window)
    pages = models.JSONField(_("pages"), default=list)  # ids, most viewed first
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")
        constraints = [
            models.UniqueConstraint(fields=("edition", "section", "window"), name="one_ranking"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.section}, {self.window}"
