"""People in the newsroom's menu and choosers: found by their printed names."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from broadsheet.people import panels
from broadsheet.people.models import Person


def editions(person: Person) -> str:
    return ", ".join(profile.edition.language_code for profile in person.profiles.all())


def with_names(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.prefetch_related("profiles__edition__locale")


def named(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    return people.filter(profiles__name__icontains=words) | people.filter(key__icontains=words)


class PersonFilterForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Name"), widget=forms.TextInput(attrs={"placeholder": _("Name")}), required=False
    )

    def filter(self, objects: QuerySet[Person]) -> QuerySet[Person]:
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return named(objects, self.search_query).distinct() if self.is_searching else objects


class PersonChoice:
    filter_form_class = PersonFilterForm

    def get_object_list(self) -> QuerySet[Person]:
        return with_names(Person.objects.all())

    @property
    def columns(self) -> list[Any]:
        return [*super().columns, Column("editions", label=_("Editions"), accessor=editions)]  # type: ignore[misc]


class ChoosePerson(PersonChoice, ChooseView):
    pass


class ChoosePersonResults(PersonChoice, ChooseResultsView):
    pass


class PersonChooser(SnippetChooserViewSet):
    choose_view_class = ChoosePerson
    choose_results_view_class = ChoosePersonResults


class PersonIndexView(IndexView):
    def search_queryset(self, queryset: QuerySet[Person]) -> QuerySet[Person]:
        return named(queryset, self.search_query).distinct() if self.is_searching else queryset


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    menu_label = _("People")
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_handler = panels.edit_handler
    index_view_class = PersonIndexView
    chooser_viewset_class = PersonChooser
    list_display = [
        "__str__",
        Column("editions", label=_("Editions"), accessor=editions),
        Column("key", label=_("Short name"), accessor="key", sort_key="key"),
    ]
    search_fields = ["key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return with_names(Person.objects.all())


register_snippet(PersonViewSet)
