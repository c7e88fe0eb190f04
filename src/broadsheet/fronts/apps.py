from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "broadsheet.fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        from broadsheet.articles.models import SectionPage
        from broadsheet.delivery.spoiling import spoils
        from broadsheet.fronts import cards, shown, views  # noqa: F401  # cards enter their kinds of slots
        from broadsheet.fronts.models import Banner, FrontPage, Launch, Rails
        from broadsheet.pages import serving
        from broadsheet.pages import shown as pages

        serving.show(FrontPage, views.front)
        serving.show(SectionPage, views.composed(serving.views[SectionPage]))
        spoils(FrontPage, pages.of_root, hot=pages.addresses, unseen=pages.UNSEEN, reads=pages.READS)
        spoils(Launch, shown.of_launch, hot=shown.addresses_of_launch)
        spoils(Banner, shown.of_banner, hot=shown.addresses_of_banner)
        spoils(Rails, shown.of_rails, hot=shown.addresses_of_rails)
