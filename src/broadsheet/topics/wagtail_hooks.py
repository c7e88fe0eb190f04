"""Tags in the newsroom: listed by edition, merged, chosen with their edition beside them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from broadsheet.topics import merging, panels
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


@hooks.register("register_admin_urls")
def merge_address() -> list[Any]:
    return [path("tags/<int:pk>/merge/", merging.merge, name="merge_tag")]


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    if isinstance(snippet, Tag) and not snippet.merged_into_id and user.has_perm("topics.delete_tag"):
        yield ListingButton(
            _("Merge into another"), reverse("merge_tag", args=[snippet.pk]), icon_name="tag", priority=40
        )
