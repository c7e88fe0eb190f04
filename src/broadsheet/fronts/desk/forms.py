"""What editors ask of the desk: an act, a search, a minute. Slots and stories have their own, in slot_forms.py."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from broadsheet.articles.models import Kind, SectionPage
from broadsheet.editions.models import Edition

LARGEST = 2**31 - 1
MOVES = ("up", "down", "top", "bottom")


class ActForm(forms.Form):
    """One act at the desk: which, of which story, in which slot. place: from 1."""

    slot = forms.CharField(max_length=40, required=False)
    story = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    place = forms.IntegerField(min_value=1, max_value=999, required=False)
    kind = forms.CharField(max_length=40, required=False)


class SearchForm(forms.Form):
    """The clipboard's search: stories of the edition, in print or scheduled."""

    q = forms.CharField(label=gettext_lazy("Search in headlines"), max_length=100, required=False)
    section = forms.ModelChoiceField(
        label=gettext_lazy("Section"),
        queryset=SectionPage.objects.none(),
        required=False,
        empty_label=gettext_lazy("All sections"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[("", gettext_lazy("All kinds")), *Kind.choices], required=False
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = SectionPage.objects.filter(locale_id=edition.locale_id).order_by("path")
        self.fields["section"].queryset = rows  # type: ignore[attr-defined]


class MinuteForm(forms.Form):
    """The minute of a preview."""

    at = forms.DateTimeField(
        label=gettext_lazy("As it will be at"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"]
        if at.year > 2200 or at.year < 2000:
            raise ValidationError(_("A minute of our time is needed."))
        return at


def address(typed: str) -> str:
    """An address for a link: of ours, or of another site. Raises ValidationError."""
    typed = typed.strip()
    is_ours = typed.startswith("/") and not typed.startswith(("//", "/\\"))
    if typed and not is_ours and not typed.startswith(("https://", "http://")):
        raise ValidationError(_("An address that begins with / or https:// is needed."))
    if any(character.isspace() or ord(character) < 32 for character in typed):
        raise ValidationError(_("An address has no spaces."))
    return typed
