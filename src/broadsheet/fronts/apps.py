from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "broadsheet.fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        from broadsheet.delivery.spoiling import spoils
        from broadsheet.fronts import views
        from broadsheet.fronts.models import FrontPage
        from broadsheet.pages import shown
        from broadsheet.pages.serving import show

        show(FrontPage, views.front)
        spoils(FrontPage, shown.of_root, hot=shown.addresses, unseen=shown.UNSEEN, reads=shown.READS)
