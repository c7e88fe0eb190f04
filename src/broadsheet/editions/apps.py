from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "broadsheet.editions"
    verbose_name = _("Editions")

    def ready(self) -> None:
        from wagtail.models import Locale

        from broadsheet.delivery.spoiling import EVERYTHING, fields, spoils
        from broadsheet.editions.models import Edition

        spoils(Edition, lambda edition: {EVERYTHING: fields(edition)})
        spoils(Locale, lambda locale: {EVERYTHING: fields(locale)})
