"""The jobs that the clock starts: one row each, so that a restart neither forgets nor repeats one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    name = models.CharField(_("name"), max_length=80, unique=True)
    next_at = models.DateTimeField(_("next run at"))
    started_at = models.DateTimeField(_("last started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("last finished at"), null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
