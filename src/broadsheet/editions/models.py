"""An edition is the paper in one language: its name, zone, calendar and digits."""

import zoneinfo
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from broadsheet.lib import language


class Calendar(models.TextChoices):
    GREGORIAN = "gregorian", _("Gregorian")
    JALALI = "jalali", _("Jalali first, then Gregorian")
    HIJRI = "hijri", _("Hijri (Umm al-Qura) first, then Gregorian")
    GREGORIAN_HIJRI = "gregorian-hijri", _("Gregorian first, then Hijri (Umm al-Qura)")


class Digits(models.TextChoices):
    LATIN = "latn", "0123456789"
    ARABIC = "arab", "٠١٢٣٤٥٦٧٨٩"
    PERSIAN = "arabext", "۰۱۲۳۴۵۶۷۸۹"


def known_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(zone)s” is not a time zone, such as Europe/London."), params={"zone": name}
        )


class EditionQuerySet(models.QuerySet["Edition"]):
    def published(self) -> "EditionQuerySet":
        return self.filter(is_published=True)

    def default_first(self) -> "EditionQuerySet":
        default = models.Case(models.When(locale__language_code=settings.LANGUAGE_CODE, then=0), default=1)
        return self.order_by(default, "locale__language_code")


class Edition(models.Model):
    locale = models.OneToOneField(
        Locale, verbose_name=_("language"), on_delete=models.PROTECT, related_name="edition"
    )
    name = models.CharField(_("name of the paper in this edition"), max_length=80)
    tagline = models.CharField(_("line under the name"), max_length=160, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[known_zone])
    calendar = models.CharField(_("calendar"), max_length=16, choices=Calendar, default=Calendar.GREGORIAN)
    digits = models.CharField(_("digits"), max_length=8, choices=Digits, default=Digits.LATIN)
    is_published = models.BooleanField(
        _("published"),
        default=True,
        help_text=_("While this is off, every address of the edition answers “not found”."),
    )

    is_demonstration = models.BooleanField(
        _("demonstration"),
        default=False,
        editable=False,  # said by the demo, on every page, until the demo is removed
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.name} ({self.language_code})"

    @property
    def language_code(self) -> str:
        return self.locale.language_code

    @property
    def is_default(self) -> bool:
        return self.language_code == settings.LANGUAGE_CODE

    @property
    def prefix(self) -> str:
        """The beginning of each address of this edition: "/" for the default one, "/ar/" for another."""
        return "/" if self.is_default else f"/{self.language_code}/"

    @property
    def direction(self) -> str:
        return language.direction(self.language_code)

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)
