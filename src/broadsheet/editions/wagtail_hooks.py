"""Editions in the newsroom; making one is an administrator's."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from broadsheet.editions.models import Edition


class EditionViewSet(SnippetViewSet):
    model = Edition
    icon = "globe"
    menu_label = _("Editions")
    menu_order = 240
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "time_zone", "calendar", "is_published"]
    edit_handler = ObjectList(
        [
            FieldPanel("locale"),
            FieldPanel("name"),
            FieldPanel("tagline"),
            FieldPanel("time_zone"),
            FieldRowPanel([FieldPanel("calendar"), FieldPanel("digits")]),
            FieldPanel("is_published"),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return Edition.objects.select_related("locale")


register_snippet(EditionViewSet)
