from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "broadsheet.delivery"
    verbose_name = _("Delivery")

    def ready(self) -> None:
        from wagtail.models import PageLogEntry

        from broadsheet.delivery import receipts, signals
        from broadsheet.delivery.followers import follow

        signals.connect()
        follow(PageLogEntry, receipts.follow_log)
