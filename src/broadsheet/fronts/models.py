"""The front page of an edition: the root of its tree."""

from django.utils.translation import gettext_lazy as _

from broadsheet.pages.models import BasePage


class FrontPage(BasePage):
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.SectionPage", "topics.TopicsPage", "pages.PlainPage"]
    template = "fronts/front.html"

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
