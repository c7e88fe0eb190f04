from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from broadsheet.pages.models.base import BasePage

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]


class PlainPage(BasePage):
    """A page outside the news: About, Contact, Standards."""

    text = RichTextField(_("text"), features=FEATURES, blank=True)

    parent_page_types = ["fronts.FrontPage", "pages.PlainPage"]
    subpage_types = ["pages.PlainPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("text")]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
