"""The desk of readers in the newsroom: its addresses, its place in the menu, and the way there from a page."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from broadsheet.audience.desk import screens
from broadsheet.pages.shown import MENU_DEPTH


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("readers/", screens.index, name="readers"),
        path("readers/export.<slug:kind>", screens.export, name="readers_export"),
        path("readers/<int:pk>/", screens.story, name="readers_story"),
        path("readers/<int:pk>/export.<slug:kind>", screens.export_story, name="readers_story_export"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("Readers"), reverse("readers"), name="readers", icon_name="view", order=120)


class Readers(PageMenuItem):
    """Of what was in print, below a section: fronts and sections are not counted."""

    label, icon_name, url_name = _("Readers"), "view", "readers_story"

    def is_shown(self, user: Any) -> bool:
        return bool(self.page.first_published_at and self.page.depth > MENU_DEPTH)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def buttons(
    page: Page, user: Any, next_url: str | None = None, view_name: str = ""
) -> Iterator[PageMenuItem]:
    yield Readers(page=page, priority=45)
