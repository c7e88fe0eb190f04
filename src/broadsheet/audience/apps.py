from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AudienceConfig(AppConfig):
    name = "broadsheet.audience"
    verbose_name = _("Audience")

    def ready(self) -> None:
        from broadsheet.audience import shown
        from broadsheet.audience.models import Ranking
        from broadsheet.delivery.spoiling import spoils

        spoils(Ranking, shown.of_ranking, unseen=shown.UNSEEN)
