from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "broadsheet.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from broadsheet.pages import views
        from broadsheet.pages.models import PlainPage
        from broadsheet.pages.serving import show

        show(PlainPage, views.plain)
