"""Which parts stand beside the stories of an edition, and in which order."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from broadsheet.fronts import actions, parts
from broadsheet.fronts.desk import doors
from broadsheet.fronts.models import Rails


class RailsForm(forms.Form):
    """For each part its place, from 1; 0 is none."""

    def __init__(self, *args: Any, offered: list[parts.Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(0, _("not shown")), *((n, str(n)) for n in range(1, len(offered) + 1))]
        for part in offered:
            self.fields[part.name] = forms.TypedChoiceField(
                label=str(part.label) or part.name, choices=places, coerce=int
            )

    def in_order(self) -> list[str]:
        chosen = [(place, name) for name, place in self.cleaned_data.items() if place]
        return [name for _place, name in sorted(chosen, key=lambda one: one[0])]


def rails(request: HttpRequest, pk: int) -> HttpResponse:
    edition = doors.edition_or_404(request, pk, doors.RAILS)
    offered = parts.offered(parts.BESIDE_STORY)
    row = Rails.objects.filter(edition=edition).first()
    names = row.parts if row else [part.name for part in offered]
    initial = {part.name: names.index(part.name) + 1 if part.name in names else 0 for part in offered}
    form = RailsForm(request.POST if request.method == "POST" else None, initial=initial, offered=offered)
    if request.method == "POST" and form.is_valid():
        actions.order_rails(edition=edition, parts=form.in_order(), by=request.user)
        messages.success(request, _("Readers see the parts in this order beside every story."))
        return redirect("front_rails", edition.pk)
    front = doors.front_of(edition)
    context = {"edition": edition, "front": front, "form": form, "page_title": _("Beside stories")}
    return render(request, "fronts/desk/rails.html", context, status=422 if form.errors else 200)
