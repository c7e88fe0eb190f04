"""Old, gone and missing addresses in the newsroom."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_filters.filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, NumberColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from broadsheet.pages import actions
from broadsheet.pages.forms import RedirectForm
from broadsheet.pages.models import GoneAddress, MissingAddress, Redirect


class Redirects(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Redirect]:
        rows: QuerySet[Redirect] = super().get_base_queryset()
        return rows.select_related("target_page", "created_by__wagtail_userprofile")


class CreateRedirect(generic.CreateView):
    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "old_path": self.request.GET.get("old_path", "")}

    def save_instance(self) -> Redirect:
        self.form.instance.created_by = self.request.user
        row: Redirect = super().save_instance()
        actions.forget_missing(row.old_path)
        return row


class EditRedirect(generic.EditView):
    def save_instance(self) -> Redirect:
        row: Redirect = super().save_instance()
        actions.forget_missing(row.old_path)
        return row


class RedirectViewSet(ModelViewSet):
    model = Redirect
    name = "redirects"
    icon = "redirect"
    menu_order = 10
    copy_view_enabled = False
    add_to_reference_index = False  # pages leave redirects when they move: that stays cheap
    index_view_class = Redirects
    add_view_class = CreateRedirect
    edit_view_class = EditRedirect
    list_filter = ["cause", "is_permanent", "is_prefix"]
    search_fields = ["old_path", "target_address"]
    list_display = [
        "old_path",
        Column("target", label=gettext_lazy("Leads to"), accessor=lambda row: leads_to(row)),
        BooleanColumn("is_prefix", label=gettext_lazy("Everything below too"), sort_key="is_prefix"),
        Column("cause", label=gettext_lazy("Cause"), accessor="get_cause_display", sort_key="cause"),
        DateColumn("created_at", label=gettext_lazy("Made"), sort_key="created_at"),
        UserColumn("created_by", label=gettext_lazy("Made by")),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("old_path"), FieldPanel("is_prefix")], heading=gettext_lazy("From")),
            MultiFieldPanel(
                [FieldPanel("target_page"), FieldPanel("target_address")], heading=gettext_lazy("To")
            ),
            FieldRowPanel([FieldPanel("is_permanent")]),
        ],
        base_form_class=RedirectForm,
    )


def leads_to(row: Redirect) -> str:
    return row.target_page.get_admin_display_title() if row.target_page else row.target_address


class ListOnly(ModelViewSet):
    """Rows that nobody types: listed and searched."""

    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: list[str] = []

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        ways = ("history", "usage", "add", "edit", "delete")
        none = {f"{way}_url_name": None for way in ways}
        common: dict[str, Any] = super().get_common_view_kwargs(**{**none, **kwargs})
        return common

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]

    def register_admin_url_finder(self) -> None:
        """There is no address of one row."""


class WhatToDo(Column):
    """Two buttons beside each missing address, for those who may press them."""

    cell_template_name = "pages/desk/missing_actions.html"

    def get_cell_context_data(self, instance: MissingAddress, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        query = urlencode({"old_path": instance.path})
        return {
            **super().get_cell_context_data(instance, parent_context),
            "csrf_token": get_token(request),
            "redirect_url": f"{reverse('redirects:add')}?{query}",
            "ignore_url": reverse("missing_addresses:ignore", args=[instance.pk]),
            "can_redirect": request.user.has_perm("pages.add_redirect"),
            "can_ignore": request.user.has_perm("pages.change_missingaddress") and not instance.is_ignored,
        }


class MissingFilterSet(WagtailFilterSet):
    show = ChoiceFilter(
        label=gettext_lazy("Show"),
        empty_label=gettext_lazy("Those to look at"),
        choices=[("ignored", gettext_lazy("Ignored")), ("all", gettext_lazy("All"))],
        widget=RadioSelect,
        method="shown",
    )

    class Meta:
        model = MissingAddress
        fields: list[str] = []

    def shown(self, rows: QuerySet[MissingAddress], name: str, value: str) -> QuerySet[MissingAddress]:
        return rows.filter(is_ignored=True) if value == "ignored" else rows

    def filter_queryset(self, queryset: QuerySet[MissingAddress]) -> QuerySet[MissingAddress]:
        if not self.form.cleaned_data.get("show"):
            queryset = queryset.filter(is_ignored=False)
        rows: QuerySet[MissingAddress] = super().filter_queryset(queryset)
        return rows


class MissingAddresses(generic.IndexView):
    default_ordering = ("-hits", "path")


class MissingAddressViewSet(ListOnly):
    model = MissingAddress
    name = "missing_addresses"
    icon = "warning"
    menu_label = gettext_lazy("Addresses not found")
    menu_order = 20
    index_view_class = MissingAddresses
    filterset_class = MissingFilterSet
    search_fields = ["path", "referrer"]
    list_display = [
        Column("path", label=gettext_lazy("Address"), accessor="path", sort_key="path"),
        NumberColumn("hits", label=gettext_lazy("Times asked"), sort_key="hits"),
        DateColumn("last_seen_at", label=gettext_lazy("Last asked"), sort_key="last_seen_at"),
        Column("referrer", label=gettext_lazy("Last linked from"), accessor="referrer"),
        WhatToDo("what_to_do", label=gettext_lazy("What to do"), accessor="pk"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("ignore/<int:pk>/", ignore, name="ignore")]


@require_POST
def ignore(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm("pages.change_missingaddress"):
        raise PermissionDenied
    missing = get_object_or_404(MissingAddress, pk=pk)
    actions.ignore(missing)
    messages.success(request, _("“%(address)s” is ignored from now on.") % {"address": missing.path})
    return redirect("missing_addresses:index")


class GoneAddressViewSet(ListOnly):
    model = GoneAddress
    name = "gone_addresses"
    icon = "bin"
    menu_label = gettext_lazy("Gone addresses")
    menu_order = 30
    search_fields = ["path", "reason"]
    list_display = [
        Column("path", label=gettext_lazy("Address"), accessor="path", sort_key="path"),
        Column("reason", label=gettext_lazy("Reason"), accessor="reason"),
        DateColumn("gone_at", label=gettext_lazy("Gone since"), sort_key="gone_at"),
    ]


class Addresses(ModelViewSetGroup):
    menu_label = gettext_lazy("Addresses")
    menu_icon = "redirect"
    menu_order = 250
    items = (RedirectViewSet, MissingAddressViewSet, GoneAddressViewSet)
