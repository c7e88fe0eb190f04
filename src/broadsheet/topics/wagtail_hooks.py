"""Tags and topics in the newsroom: listed, merged, renamed, chosen with their edition beside them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from broadsheet.topics import desks, naming, panels
from broadsheet.topics.models import Tag

EDITION = Column("edition", label=_("Edition"), accessor="edition.language_code", sort_key="edition")


class TagChoice:
    def get_object_list(self) -> QuerySet[Tag]:
        return Tag.objects.unmerged().select_related("edition__locale")

    @property
    def columns(self) -> list[Any]:
        column = Column("edition", label=_("Edition"), accessor="edition.language_code")
        return [*super().columns, column]  # type: ignore[misc]


class ChooseTag(TagChoice, ChooseView):
    pass


class ChooseTagResults(TagChoice, ChooseResultsView):
    pass


class TagChooser(SnippetChooserViewSet):
    choose_view_class = ChooseTag
    choose_results_view_class = ChooseTagResults


class TagViewSet(SnippetViewSet):
    model = Tag
    icon = "tag"
    menu_label = _("Tags")
    menu_order = 220
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_handler = panels.edit_handler
    chooser_viewset_class = TagChooser
    list_display = [
        "__str__",
        EDITION,
        Column("slug", label=_("Slug"), accessor="slug", sort_key="slug"),
        "merged_into",
    ]
    list_filter = ["edition"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return Tag.objects.select_related("edition__locale", "merged_into")


register_snippet(TagViewSet)


@hooks.register("register_admin_viewset")
def desk_of_names() -> list[Any]:
    return [desks.TopicListing(), desks.Names()]


@hooks.register("register_snippet_listing_buttons")
def name_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    if not isinstance(snippet, Tag) or snippet.merged_into_id or not naming.may_name(user, snippet):
        return
    ways = (("merge", _("Merge into another")), ("alias", _("Give another name")), ("rename", _("Rename")))
    for place, (way, label) in enumerate(ways):
        address = reverse(f"names:{way}", args=["tag", snippet.pk])
        yield ListingButton(label, address, icon_name="tag", priority=40 + place)
