from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MastheadConfig(AppConfig):
    name = "broadsheet.masthead"
    verbose_name = _("Masthead")

    def ready(self) -> None:
        from broadsheet.delivery.spoiling import EVERYTHING, fields, spoils
        from broadsheet.masthead.models import Masthead, MenuLink
        from broadsheet.pages import shown

        spoils(Masthead, lambda masthead: {EVERYTHING: fields(masthead)})
        spoils(MenuLink, lambda link: {EVERYTHING: fields(link)})
        shown.everywhere.append(lambda page: MenuLink.objects.filter(page_id=page.pk).exists())
