"""Addresses in the newsroom's menu; links in rich text; pages moved as pages of ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from broadsheet.pages import desks, links


@hooks.register("register_admin_viewset")
def addresses() -> desks.Addresses:
    return desks.Addresses()


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def page_links(features: FeatureRegistry) -> None:
    features.register_link_type(links.PageLink)


@hooks.register("before_move_page")
def move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Wagtail's own view moves the row without asking the page, which leaves a redirect and copies its section."""
    if request.method != "POST":
        return None
    page.move(destination, pos="last-child", user=request.user)
    messages.success(request, _("“%(title)s” is moved.") % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_explore", destination.pk)
