"""Receipts: after each publication, correction, withdrawal or move, the proof of what readers see."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_filters.filters import ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin import messages
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, Table, TitleColumn, UserColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.permissions import policy_registry

from broadsheet.delivery import telling
from broadsheet.delivery.models import Receipt, State
from broadsheet.newsroom.desks import proofs

PARTS = {"line": "newsroom/desks/receipt_line.html", "proof": "newsroom/desks/receipt_proof.html"}


def visible_to(user: Any) -> QuerySet[Receipt]:
    """Of one's own deeds, and of pages that one may edit; who may edit all pages sees those of deleted ones too."""
    policy = policy_registry.get_by_type(Page)
    if policy.user_has_permission_for_instance(user, "change", Page.get_first_root_node()):
        return Receipt.objects.all()
    editable = policy.instances_user_has_permission_for(user, "change")
    return Receipt.objects.filter(Q(by=user) | Q(page__in=editable.values("pk")))


# --- one receipt -----------------------------------------------------------------------------------------


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    proof = proofs.of(get_object_or_404(visible_to(request.user).select_related("page", "by"), pk=pk))
    context = {"proof": proof, "page_title": _("What readers see")}
    return render(request, "newsroom/desks/receipt.html", context)


@require_safe
def part(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One part of a receipt as it is now, for the script that looks again."""
    if name not in PARTS:
        raise Http404
    proof = proofs.of(get_object_or_404(visible_to(request.user), pk=pk))
    return render(request, PARTS[name], {"proof": proof})


# --- where editors meet it -------------------------------------------------------------------------------


def say(request: HttpRequest) -> None:
    """In the transaction of a deed: a message that turns into the proof. Nothing where it leaves no receipt."""
    receipt = telling.receipt_of_running_deed()
    if receipt is None:
        return
    place = reverse("receipt_part", args=[receipt.pk, "line"])
    words = _("The press is renewing what readers see.")
    text = format_html(
        '<live-proof src="{}" role="status"><span data-waiting>{}</span></live-proof>', place, words
    )
    button = messages.button(reverse("receipt", args=[receipt.pk]), _("What readers see"))
    messages.info(request, text, buttons=[button])


class ReceiptSidePanel(BaseSidePanel):
    """Beside the form: the newest receipt of this page."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Show what readers see")
        icon_name = "globe"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
            proof = self.panel.proof
            bad = max(sum(line.is_bad for line in proof.lines), 1) if proof and proof.is_bad else 0
            return {**super().get_context_data(parent_context), "count": bad}

    name = "receipt"
    title = gettext_lazy("What readers see")
    template_name = "newsroom/side_panels/receipt.html"
    order = 95

    def __init__(self, page: Page, request: HttpRequest) -> None:
        super().__init__(page, request)
        newest = Receipt.objects.filter(page_id=page.pk).first()
        self.proof = proofs.of(newest) if newest else None

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "proof": self.proof}


# --- all receipts ----------------------------------------------------------------------------------------


class ReceiptFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=State.choices, widget=CheckboxSelectMultiple
    )
    page = ModelChoiceFilter(
        label=gettext_lazy("Page"), queryset=Page.objects.all(), widget=AdminPageChooser()
    )

    class Meta:
        model = Receipt
        fields: list[str] = []


class StateColumn(Column):
    cell_template_name = "newsroom/desks/receipt_state_cell.html"


class Receipts(BaseListingView):
    model = Receipt
    page_title = gettext_lazy("What readers see")
    header_icon = "globe"
    index_url_name = "receipts"
    index_results_url_name = "receipts_results"
    filterset_class = ReceiptFilterSet
    is_searchable = True
    search_fields = ["title"]
    paginate_by = 30
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Page"),
            accessor="receipt.title",
            url_name="receipt",
            id_accessor="receipt.pk",
        ),
        Column("what", label=gettext_lazy("What happened")),
        StateColumn("state", label=gettext_lazy("State"), accessor=lambda proof: proof),
        NumberColumn("count", label=gettext_lazy("Addresses")),
        NumberColumn("slowest", label=gettext_lazy("Slowest, ms")),
        DateColumn("done_at", label=gettext_lazy("When"), accessor="receipt.done_at"),
        UserColumn("by", label=gettext_lazy("By"), accessor="receipt.by"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Receipt]:
        return visible_to(self.request.user).select_related("by__wagtail_userprofile")

    def get_table(self, object_list: Any) -> Table:
        return super().get_table([proofs.of(receipt) for receipt in object_list])


class ReceiptsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))


def menu_item() -> MenuItem:
    return ReceiptsMenuItem(
        gettext_lazy("What readers see"), reverse("receipts"), name="receipts", icon_name="globe", order=600
    )
