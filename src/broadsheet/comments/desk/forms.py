"""What moderators ask of the desk: an act, a search, the rules of an edition."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.models import CommentRules, Status
from broadsheet.comments.querysets import CommentQuerySet
from broadsheet.editions.models import Edition

LONGEST_EDIT = 20_000  # characters; imported comments may be longer than what readers write now
SECTION_DEPTH = 3  # in the tree of pages: below a front page
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
UNTIL = [
    ("day", _("a day")), ("week", _("a week")), ("month", _("a month")), ("year", _("a year")), ("ever", _("for ever")),
]  # fmt: skip
WHOM = [("writer", _("the writer")), ("network", _("the network")), ("both", _("writer and network"))]


class ActForm(forms.Form):
    """What comes with a decision. seen: what the moderator looked at; back: where the moderator was."""

    seen = forms.CharField(max_length=40, required=False)
    then = forms.IntegerField(required=False, min_value=0, max_value=2**53)


class EditForm(forms.Form):
    text = forms.CharField(max_length=LONGEST_EDIT)


class BanForm(forms.Form):
    until = forms.ChoiceField(choices=UNTIL)
    whom = forms.ChoiceField(choices=WHOM)
    reason = forms.CharField(max_length=300, required=False)

    def until_when(self, at: datetime) -> datetime | None:
        days = DAYS.get(self.cleaned_data["until"])
        return at + timedelta(days=days) if days else None


class SectionChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Page) -> str:
        return named(obj)


class SectionChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Page) -> str:
        return named(obj)


def named(page: Page) -> str:
    return f"{page.title} ({page.locale.get_display_name()})"


def sections(scope: Scope | None = None) -> Any:
    """Pages below a front page that hold others. With a scope: those that the moderator has something of."""
    rows = Page.objects.filter(depth=SECTION_DEPTH, numchild__gt=0).select_related("locale").order_by("path")
    if scope is None or scope.paths is None:
        return rows
    near = Q(pk__in=[])
    for path in scope.paths:
        above = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
        near |= Q(path__startswith=path) | Q(path__in=above)
    return rows.filter(near)


class Day(forms.DateField):
    """A day of our time."""

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1990 <= day.year <= 2200:
            raise forms.ValidationError(_("A day of our time is needed."))
        return day


class SearchForm(forms.Form):
    """The filters of all comments."""

    words = forms.CharField(label=_("Words"), max_length=100, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[("", _("Any")), *Status.choices], required=False)
    edition = forms.ModelChoiceField(
        label=_("Edition"), queryset=Edition.objects.none(), required=False, empty_label=_("All")
    )
    section = SectionChoice(
        label=_("Section"), queryset=Page.objects.none(), required=False, empty_label=_("All")
    )
    since = Day(label=_("From"), widget=forms.DateInput({"type": "date"}), required=False)
    until = Day(label=_("To"), widget=forms.DateInput({"type": "date"}), required=False)

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = Edition.objects.select_related("locale").default_first()
        self.fields["edition"].queryset = editions  # type: ignore[attr-defined]
        self.fields["section"].queryset = sections(scope)  # type: ignore[attr-defined]

    def of(self, rows: CommentQuerySet) -> CommentQuerySet:
        """Nothing, if what was asked cannot be read."""
        if not self.is_valid():
            return rows.none()
        said = self.cleaned_data
        for word in said["words"].split():
            rows = rows.filter(Q(text__icontains=word) | Q(name__icontains=word))
        asked = {
            "status": said["status"],
            "page__locale_id": said["edition"].locale_id if said["edition"] else None,
            "page__path__startswith": said["section"].path if said["section"] else None,
            "posted_at__gte": morning(said["since"]) if said["since"] else None,
            "posted_at__lt": morning(said["until"] + timedelta(days=1)) if said["until"] else None,
        }
        return rows.filter(**{name: value for name, value in asked.items() if value})


def morning(day: date) -> datetime:
    """When the day begins where the moderator is."""
    return timezone.make_aware(datetime.combine(day, time.min))


class RulesForm(forms.ModelForm):
    class Meta:
        model = CommentRules
        fields = [
            "mode", "closing_days", "held_words", "most_links", "own_hours", "keeping_days", "digest_hours",
            "rules_text",
        ]  # fmt: skip
        widgets = {"held_words": forms.Textarea({"rows": 6}), "rules_text": forms.Textarea({"rows": 10})}


class LogForm(forms.Form):
    """The filters of the log."""

    by = forms.ModelChoiceField(
        label=_("Moderator"), queryset=get_user_model().objects.none(), required=False, empty_label=_("All")
    )
    day = Day(label=_("Day"), widget=forms.DateInput({"type": "date"}), required=False)

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = people  # type: ignore[attr-defined]


class SectionsForm(forms.Form):
    """Which sections a moderator sees; none chosen: all."""

    sections = SectionChoices(
        label=_("Sections"),
        queryset=Page.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all sections."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].queryset = sections()  # type: ignore[attr-defined]
