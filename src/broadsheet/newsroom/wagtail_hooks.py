"""Wagtail's admin, made for editors."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from broadsheet.newsroom import choosers, dashboard, documents, guards, listings, viewsets
from broadsheet.newsroom.desks import ways

HIDDEN = ("snippets",)  # people, tags and the others have places of their own in the menu
HELP_ELSEWHERE = ("editor-guide",)  # of bare Wagtail; on another site
LABELS = {"explorer": _("All pages"), "images": _("Pictures")}
ORDER = {"articles": 100, "explorer": 150, "images": 200}
SCRIPTS = ("counter", "parts", "live-proof")


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [viewsets.ArticleViewSet(), listings.ArticleListing(), listings.DeskListing()]


@hooks.register("construct_admin_api")
def name_the_list_of_documents(router: Any) -> None:
    router.register_endpoint("documents", documents.NoDocuments)


@hooks.register("construct_homepage_panels")
def lay_out_the_desk(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = dashboard.panels(request)


@hooks.register("construct_homepage_summary_items", order=1000)  # after Wagtail has put its own there
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


@hooks.register("construct_main_menu")
def lay_out_the_menu(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN]
    for item in items:
        item.label = LABELS.get(item.name, item.label)
        item.order = ORDER.get(item.name, item.order)


@hooks.register("construct_help_menu")
def no_foreign_help(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [
        item
        for item in items
        if item.name not in HELP_ELSEWHERE and not item.name.startswith("whats-new-in-wagtail")
    ]


@hooks.register("construct_wagtail_userbar")
def only_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Readers' pages carry no bar; what is left is how the checks beside the form are set up."""
    items[:] = [item for item in items if isinstance(item, ContentCheckerItem)]


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/desk.css"))


@hooks.register("insert_global_admin_js")
def scripts() -> str:
    files = [(static(f"newsroom/{name}.js"),) for name in SCRIPTS]
    return format_html_join("", '<script type="module" src="{}"></script>', files)


hooks.register("before_create_page", guards.only_articles_without_publishing)
hooks.register("before_delete_page", guards.keep_what_was_public)
hooks.register("before_bulk_action", guards.guard_bulk)
hooks.register("before_copy_page", guards.guard_copy)
ways.open_desks()
choosers.start_without_inline_scripts()
