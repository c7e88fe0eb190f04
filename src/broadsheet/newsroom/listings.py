"""Lists of pages in the newsroom: all articles, and the piles of the desk."""

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView, PageListingMixin
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale, Page

from broadsheet.articles.models import Article, Kind, SectionPage
from broadsheet.newsroom import desk


class PileFilterSet(WagtailFilterSet):
    pile = ChoiceFilter(
        label=_("On the desk"),
        empty_label=_("Any"),
        choices=[(pile.name, pile.label) for pile in desk.PILES.values()],
        widget=RadioSelect,
        method="of_pile",
    )
    locale = ModelMultipleChoiceFilter(
        label=_("Edition"), queryset=Locale.objects.all(), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def of_pile(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        pile = desk.PILES[value].pages(self.request.user, timezone.now())
        return pages.filter(pk__in=pile.values("pk"))


class ArticleFilterSet(PileFilterSet):
    kind = MultipleChoiceFilter(label=_("Kind"), choices=Kind.choices, widget=CheckboxSelectMultiple)
    section = ModelMultipleChoiceFilter(
        label=_("Section"),
        queryset=SectionPage.objects.select_related("locale"),
        widget=CheckboxSelectMultiple,
    )
    is_exclusive = ChoiceFilter(
        label=_("Exclusive"),
        empty_label=_("Any"),
        choices=[("True", _("Yes")), ("False", _("No"))],
        widget=RadioSelect,
    )
    withdrawn = ChoiceFilter(
        label=_("Withdrawn"),
        empty_label=_("Any"),
        choices=[("False", _("Yes")), ("True", _("No"))],
        widget=RadioSelect,
        field_name="withdrawn_at",
        lookup_expr="isnull",
    )

    class Meta:
        model = Article
        fields: list[str] = []


class DeskIndexView(IndexView):
    page_title = _("The desk")
    base_columns = PageListingMixin.base_columns

    def get_add_url(self) -> None:
        """Nothing is begun here."""


class DeskListing(PageListingViewSet):
    name = "desk"
    icon = "tasks"
    model = Page
    index_view_class = DeskIndexView
    filterset_class = PileFilterSet


class ArticleListing(PageListingViewSet):
    name = "articles"
    icon = "doc-full"
    model = Article
    menu_label = _("Articles")
    menu_order = 100
    add_to_admin_menu = True
    filterset_class = ArticleFilterSet
    columns = [
        *IndexView.base_columns[:2],
        ParentPageColumn("parent", label=_("Section")),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        *IndexView.base_columns[3:],
    ]
