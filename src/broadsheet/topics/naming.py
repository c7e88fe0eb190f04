"""Merging, renaming and further names of tags and topics, in the newsroom; and undoing each."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser
from wagtail.snippets.widgets import AdminSnippetChooser

from broadsheet.topics import actions
from broadsheet.topics.models import NameChange, Tag, TopicPage
from broadsheet.topics.moving import Named, kind


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        label=gettext_lazy("Into"),
        queryset=Tag.objects.none(),
        help_text=gettext_lazy(
            "Its stories and its address go over to the one you choose. You can undo this."
        ),
    )

    def __init__(self, *args: Any, name: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        into.queryset = others(name)  # type: ignore[attr-defined]  # of this one field
        is_tag = isinstance(name, Tag)
        into.widget = AdminSnippetChooser(Tag) if is_tag else AdminPageChooser(target_models=[TopicPage])


class AliasForm(forms.Form):
    other = forms.CharField(
        label=gettext_lazy("Other name"),
        max_length=80,
        help_text=gettext_lazy("Its address leads here; a topic is found in stories under it, too."),
    )

    def __init__(self, *args: Any, name: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class RenameForm(forms.Form):
    to = forms.CharField(label=gettext_lazy("New name"), max_length=80)
    slug = forms.RegexField(
        r"^[-\w]+$",
        label=gettext_lazy("New slug"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Empty: made of the name. The old address leads to the new one."),
    )

    def __init__(self, *args: Any, name: Named, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"to": str(name)}, **kwargs})


def merge(request: HttpRequest, of: str, pk: int) -> HttpResponse:
    return _ask(request, named(request, of, pk), MergeForm, actions.merge, _("Merge"))


def alias(request: HttpRequest, of: str, pk: int) -> HttpResponse:
    return _ask(request, named(request, of, pk), AliasForm, actions.alias, _("Give another name"))


def rename(request: HttpRequest, of: str, pk: int) -> HttpResponse:
    return _ask(request, named(request, of, pk), RenameForm, actions.rename, _("Rename"))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    change = get_object_or_404(NameChange, pk=pk)
    named(request, change.of, change.subject_id, is_merged=True)
    try:
        actions.undo(change=change, by=request.user, at=timezone.now())
    except actions.CannotUndo:
        messages.error(request, _("Undo what was done to these names since, first."))
    else:
        messages.success(request, _("Undone: %(change)s") % {"change": change})
    return redirect("names:index")


def named(request: HttpRequest, of: str, pk: int, *, is_merged: bool = False) -> Named:
    """The tag or topic, if the user may change it. Raises Http404, PermissionDenied."""
    rows: Any = {"tag": Tag.objects.select_related("edition__locale"), "topic": TopicPage.objects.all()}.get(
        of
    )
    if rows is None:
        raise Http404
    name: Named = get_object_or_404(rows if is_merged else rows.filter(merged_into=None), pk=pk)
    if not may_name(request.user, name):
        raise PermissionDenied
    return name


def may_name(user: Any, name: Named) -> bool:
    if isinstance(name, Tag):
        return bool(user.has_perm("topics.change_tag") and user.has_perm("topics.delete_tag"))
    return bool(name.permissions_for_user(user).can_publish())


def others(name: Named) -> Any:
    """Those it may be merged into."""
    if isinstance(name, Tag):
        return Tag.objects.unmerged().filter(edition=name.edition).exclude(pk=name.pk)
    return TopicPage.objects.unmerged().filter(locale=name.locale).exclude(pk=name.pk)


def _ask(request: HttpRequest, name: Named, form_class: Any, act: Any, title: str) -> HttpResponse:
    form = form_class(request.POST or None, name=name)
    if form.is_valid():
        try:
            change = act(name=name, by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.NameTaken:
            form.add_error(None, _("The edition has this name, or this address, already."))
        else:
            messages.success(request, str(change))
            return redirect("names:index")
    context = {"form": form, "name": name, "page_title": title, "is_tag": kind(name) == "tag"}
    return render(request, "topics/admin/name.html", context)
