from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "broadsheet.fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        from broadsheet.fronts import views
        from broadsheet.fronts.models import FrontPage
        from broadsheet.pages.serving import show

        show(FrontPage, views.front)
