"""Mastheads in the newsroom: name lines, menus and footer of each edition."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from broadsheet.masthead import panels
from broadsheet.masthead.models import Masthead


class MastheadViewSet(SnippetViewSet):
    model = Masthead
    icon = "title"
    menu_label = _("Mastheads")
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_handler = panels.edit_handler
    list_display = ["__str__", "publisher", "contact_email"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Masthead]:
        return Masthead.objects.select_related("edition__locale")


register_snippet(MastheadViewSet)
