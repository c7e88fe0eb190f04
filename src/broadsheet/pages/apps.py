from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "broadsheet.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from wagtail.models import Page, PageViewRestriction, Site

        from broadsheet.delivery.spoiling import EVERYTHING, fields, spoils
        from broadsheet.pages import shown, views
        from broadsheet.pages.models import PlainPage
        from broadsheet.pages.serving import show

        show(PlainPage, views.plain)
        spoils(PlainPage, shown.of_plain, hot=shown.addresses, unseen=shown.UNSEEN, reads=shown.READS)
        spoils(Page, shown.of_moved, unseen=shown.UNSEEN)
        spoils(PageViewRestriction, lambda row: {EVERYTHING: fields(row)})
        spoils(Site, lambda row: {EVERYTHING: fields(row)})
