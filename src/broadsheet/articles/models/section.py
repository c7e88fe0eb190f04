"""A section is a subject: World, Economy, Culture. One level; its articles' addresses carry their day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from broadsheet.lib import slugs
from broadsheet.pages import routing
from broadsheet.pages.models import BasePage

DATED_ADDRESS_PARTS = 4  # yyyy, mm, dd, slug


class SectionPage(BasePage):
    description = models.CharField(_("what it is about"), max_length=300, blank=True)

    has_addresses_below = True
    show_in_menus_default = True
    parent_page_types = ["fronts.FrontPage"]
    subpage_types = ["articles.Article"]
    template = "articles/section.html"
    content_panels = [*BasePage.content_panels, FieldPanel("description")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        if slugs.is_reserved(self.slug, under="root"):
            raise ValidationError(
                {"slug": _("“%(slug)s” is a word the addresses need.") % {"slug": self.slug}}
            )

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The section itself, one of its archives (`2026`, `2026/11`, `2026/11/22`, `j/1405/8`) or a dated article."""
        if not path_components:
            return super().route(request, path_components)
        if not self.live:
            raise Http404
        if path_components[0] == "j" or len(path_components) < DATED_ADDRESS_PARTS:
            return routing.archive(self, path_components)
        return self._route_to_article(request, path_components)

    def _route_to_article(self, request: HttpRequest, parts: list[str]) -> RouteResult:
        article = self.articles.filter(slug=parts[3]).first()
        if article is None or article.address_date is None:
            raise Http404
        if article.address_date != _day(parts[:3]):
            raise Http404
        return article.route(request, parts[DATED_ADDRESS_PARTS:])


def _day(parts: list[str]) -> date:
    try:
        if not routing.are_numbers(parts, (4, 2, 2)):
            raise Http404
        return date(*map(int, parts))
    except ValueError:
        raise Http404 from None
