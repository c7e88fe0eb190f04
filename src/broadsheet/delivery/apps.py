from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "broadsheet.delivery"
    verbose_name = _("Delivery")

    def ready(self) -> None:
        from broadsheet.delivery import signals

        signals.connect()
