"""Merging a tag into another, in the newsroom."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.widgets import AdminSnippetChooser

from broadsheet.topics import actions
from broadsheet.topics.models import Tag


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        label=gettext_lazy("Into"),
        queryset=Tag.objects.none(),
        help_text=gettext_lazy(
            "Its stories and its address go over to the tag you choose. This cannot be undone."
        ),
    )

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        into.queryset = Tag.objects.unmerged().filter(edition=tag.edition).exclude(pk=tag.pk)  # type: ignore[attr-defined]
        into.widget = AdminSnippetChooser(Tag)


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    if not (request.user.has_perm("topics.change_tag") and request.user.has_perm("topics.delete_tag")):
        raise PermissionDenied
    tag = get_object_or_404(Tag.objects.select_related("edition__locale"), pk=pk, merged_into=None)
    form = MergeForm(request.POST or None, tag=tag)
    if not form.is_valid():
        return render(
            request, "topics/admin/merge.html", {"form": form, "tag": tag, "page_title": _("Merge a tag")}
        )
    into = form.cleaned_data["into"]
    moved = actions.merge(tag=tag, into=into, by=request.user, at=timezone.now())
    text = ngettext(
        "“%(tag)s” is now “%(into)s”; %(count)d story moved.",
        "“%(tag)s” is now “%(into)s”; %(count)d stories moved.",
        moved,
    )
    messages.success(request, text % {"tag": tag.name, "into": into.name, "count": moved})
    return redirect(Tag.snippet_viewset.get_url_name("edit"), into.pk)
