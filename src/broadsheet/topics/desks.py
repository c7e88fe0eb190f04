"""The desk of names: topics with what they lack, facts to look at again, and what was done to names."""

from typing import Any

from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale

from broadsheet.editions.models import Edition
from broadsheet.pages.desks import ListOnly
from broadsheet.topics import naming
from broadsheet.topics.models import NameChange, TopicFact, TopicKind, TopicPage


class NameActions(Column):
    """Merge, another name, rename: for those who may."""

    cell_template_name = "topics/admin/name_actions.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        may_name = instance.merged_into_id is None and naming.may_name(
            parent_context["request"].user, instance
        )
        return {**context, "of": naming.kind(instance), "pk": instance.pk, "may_name": may_name}


class TopicFilterSet(WagtailFilterSet):
    kind = MultipleChoiceFilter(label=_("Kind"), choices=TopicKind.choices, widget=CheckboxSelectMultiple)
    locale = ModelMultipleChoiceFilter(
        label=_("Edition"), queryset=Locale.objects.all(), widget=CheckboxSelectMultiple
    )
    state = ChoiceFilter(
        label=_("State"),
        empty_label=_("Any"),
        choices=[
            ("shown", _("Seen by readers")),
            ("lacking", _("Without definition or source")),
            ("review", _("With a fact to look at again")),
            ("merged", _("Merged into another")),
        ],
        widget=RadioSelect,
        method="in_state",
    )

    class Meta:
        model = TopicPage
        fields: list[str] = []

    def in_state(self, topics: Any, name: str, value: str) -> Any:
        states = {
            "shown": lambda rows: rows.shown(),
            "lacking": lambda rows: rows.unmerged().filter(LACKING),
            "review": lambda rows: rows.to_review(timezone.localdate()),
            "merged": lambda rows: rows.exclude(merged_into=None),
        }
        return topics.filter(pk__in=states[value](TopicPage.objects.all()).values("pk"))


LACKING = Q(definition="") | Q(source_name="") | Q(source_url="")


class TopicListing(PageListingViewSet):
    name = "topics"
    icon = "glasses"
    model = TopicPage
    menu_label = _("In Focus")
    menu_order = 210
    add_to_admin_menu = True
    filterset_class = TopicFilterSet
    columns = [
        *IndexView.base_columns[:2],
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("locale", label=_("Edition"), accessor="locale", sort_key="locale"),
        *IndexView.base_columns[3:],
        NameActions("what_to_do", label=_("Name"), accessor="pk"),
    ]


class Overdue(generic.IndexView):
    default_ordering = ("review_date", "pk")

    def get_base_queryset(self) -> QuerySet[TopicFact]:
        rows: QuerySet[TopicFact] = super().get_base_queryset()
        due = rows.filter(review_date__lt=timezone.localdate(), topic__merged_into=None)
        return due.select_related("topic__locale")


class FactFilterSet(WagtailFilterSet):
    topic__locale = ModelMultipleChoiceFilter(
        label=_("Edition"), queryset=Locale.objects.all(), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = TopicFact
        fields: list[str] = []


class FactViewSet(ListOnly):
    model = TopicFact
    name = "topic_facts"
    sort_order_field = None  # by their day, not by hand
    icon = "date"
    menu_label = _("Facts to look at again")
    menu_order = 20
    index_view_class = Overdue
    filterset_class = FactFilterSet
    search_fields = ["text", "topic__title"]
    list_display = [
        TitleColumn(
            "topic", label=_("Topic"), accessor="topic.title",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.topic_id]),
        ),
        Column("text", label=_("Fact"), accessor="text"),
        Column("edition", label=_("Edition"), accessor="topic.locale"),
        DateColumn("as_of_date", label=_("As of"), sort_key="as_of_date"),
        DateColumn("review_date", label=_("Look again on"), sort_key="review_date"),
    ]  # fmt: skip


class Undo(Column):
    cell_template_name = "topics/admin/undo.html"

    def get_cell_context_data(self, instance: NameChange, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}


class ChangeFilterSet(WagtailFilterSet):
    deed = MultipleChoiceFilter(
        label=_("What was done"), choices=NameChange.Deed.choices, widget=CheckboxSelectMultiple
    )
    of = MultipleChoiceFilter(
        label=_("Of"), choices=[("tag", _("Tag")), ("topic", _("Topic"))], widget=CheckboxSelectMultiple
    )
    edition = ModelMultipleChoiceFilter(
        label=_("Edition"), queryset=Edition.objects.all(), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = NameChange
        fields: list[str] = []


class NameChangeViewSet(ListOnly):
    model = NameChange
    name = "names"
    icon = "history"
    menu_label = _("Changes of names")
    menu_order = 10
    filterset_class = ChangeFilterSet
    search_fields = ["before", "after"]
    list_display = [
        Column("deed", label=_("What was done"), accessor="get_deed_display", sort_key="deed"),
        Column("of", label=_("Of"), accessor="get_of_display", sort_key="of"),
        Column("before", label=_("Before"), accessor="before"),
        Column("after", label=_("After"), accessor="after"),
        DateColumn("made_at", label=_("Made"), sort_key="made_at"),
        UserColumn("made_by", label=_("Made by")),
        Undo("undo", label=_("Undo"), accessor="pk"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        ways = (("merge", naming.merge), ("alias", naming.alias), ("rename", naming.rename))
        forms = [path(f"<str:of>/<int:pk>/{way}/", view, name=way) for way, view in ways]
        return [*super().get_urlpatterns(), *forms, path("<int:pk>/undo/", naming.undo, name="undo")]


class Names(ModelViewSetGroup):
    menu_label = _("Names")
    menu_icon = "history"
    menu_order = 225
    items = (NameChangeViewSet, FactViewSet)
