"""Slots, and stories in them, as forms. What cannot be read is said beside its box, and nothing is lost."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.images.widgets import AdminImageChooser

from broadsheet.articles.models import Kind, SectionPage
from broadsheet.editions.models import Edition
from broadsheet.fronts import kinds
from broadsheet.fronts.desk.forms import address
from broadsheet.fronts.document import (
    LONGEST_HEADING,
    LONGEST_HEADLINE,
    LONGEST_NOTICE,
    Notice,
    Pick,
    Rule,
    Slot,
)
from broadsheet.images.models import Picture
from broadsheet.topics.models import Tag, TopicPage


class TimesForm(forms.Form):
    begins_at = forms.DateTimeField(label=gettext_lazy("From"), required=False, widget=AdminDateTimeInput)
    ends_at = forms.DateTimeField(label=gettext_lazy("Until"), required=False, widget=AdminDateTimeInput)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("begins_at"), said.get("ends_at")
        if begins and ends and ends <= begins:
            raise ValidationError({"ends_at": _("The end must come after the beginning.")})
        return said


class PickForm(TimesForm):
    headline = forms.CharField(
        label=gettext_lazy("Own headline"),
        max_length=LONGEST_HEADLINE,
        required=False,
        help_text=gettext_lazy("Only here. Empty: the story’s own."),
    )
    picture = forms.ModelChoiceField(
        label=gettext_lazy("Own picture"),
        queryset=Picture.objects.all(),
        required=False,
        widget=AdminImageChooser,
    )
    is_boosted = forms.BooleanField(label=gettext_lazy("One size larger"), required=False)
    hides_standfirst = forms.BooleanField(label=gettext_lazy("Without standfirst"), required=False)
    field_order = ["headline", "picture", "is_boosted", "hides_standfirst", "begins_at", "ends_at"]

    def pick(self, story: int) -> Pick:
        said = {**self.cleaned_data}
        picture = said.pop("picture")
        return Pick(story=story, picture=picture.pk if picture else None, **said)


class SlotForm(forms.Form):
    """heading, number and rule of a slot that holds stories."""

    heading = forms.CharField(
        label=gettext_lazy("Heading"),
        max_length=LONGEST_HEADING,
        required=False,
        help_text=gettext_lazy(
            "In this edition. Empty: the usual one, or the name of the section, tag or topic."
        ),
    )
    count = forms.IntegerField(label=gettext_lazy("Stories"), min_value=1)
    kind = forms.ChoiceField(
        label=gettext_lazy("Filled with stories of kind"),
        choices=[("", gettext_lazy("All kinds")), *Kind.choices],
        required=False,
    )
    section = forms.ModelChoiceField(
        label=gettext_lazy("of section"),
        queryset=SectionPage.objects.none(),
        required=False,
        empty_label=gettext_lazy("All sections"),
    )
    tag = forms.CharField(
        label=gettext_lazy("with the tag"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Its name, as it stands under stories."),
    )
    topic = forms.ModelChoiceField(
        label=gettext_lazy("on the topic"),
        queryset=TopicPage.objects.none(),
        required=False,
        empty_label=gettext_lazy("All topics"),
    )
    is_exclusive = forms.BooleanField(label=gettext_lazy("only exclusive ones"), required=False)

    def __init__(self, *args: Any, slot: Slot, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition, self.most = edition, (found.most if (found := kinds.find(slot.kind)) else slot.count)
        rows = SectionPage.objects.filter(locale_id=edition.locale_id).order_by("path")
        self.fields["section"].queryset = rows  # type: ignore[attr-defined]
        topics = TopicPage.objects.shown().in_edition(edition).order_by("title")
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]
        count = self.fields["count"]
        count.max_value, count.widget.attrs["max"] = self.most, self.most  # type: ignore[attr-defined]
        count.help_text = _("At most %(most)s. Chosen ones first; the rest by the rule below.") % {
            "most": self.most
        }

    def clean_count(self) -> int:
        count: int = self.cleaned_data["count"]
        if count > self.most:
            raise ValidationError(_("At most %(most)s stories find room here."), params={"most": self.most})
        return count

    def clean_tag(self) -> Tag | None:
        name = self.cleaned_data["tag"].strip()
        if not name:
            return None
        tag = Tag.objects.unmerged().filter(edition=self.edition, name__iexact=name).first()
        if tag is None:
            raise ValidationError(_("This edition has no tag of this name."))
        return tag

    def changed(self, slot: Slot) -> Slot:
        said = self.cleaned_data
        named = {name: said[name].pk if said[name] else None for name in ("section", "tag", "topic")}
        rule = Rule(said["kind"], **named, is_exclusive=said["is_exclusive"])
        return replace(slot, count=said["count"], heading=said["heading"].strip(), rule=rule)

    @staticmethod
    def initial_of(slot: Slot) -> dict[str, Any]:
        tag = Tag.objects.filter(pk=slot.rule.tag).first() if slot.rule.tag else None
        return {
            "heading": slot.heading, "count": slot.count, "kind": slot.rule.kind, "section": slot.rule.section,
            "tag": tag.name if tag else "", "topic": slot.rule.topic, "is_exclusive": slot.rule.is_exclusive,
        }  # fmt: skip


class HeadingForm(forms.Form):
    """Of a slot that is filled by another room."""

    heading = forms.CharField(label=gettext_lazy("Heading"), max_length=LONGEST_HEADING, required=False)

    def changed(self, slot: Slot) -> Slot:
        return replace(slot, heading=self.cleaned_data["heading"].strip())

    @staticmethod
    def initial_of(slot: Slot) -> dict[str, Any]:
        return {"heading": slot.heading}


class NoticeForm(TimesForm):
    """A house notice."""

    heading = forms.CharField(label=gettext_lazy("Heading"), max_length=LONGEST_HEADING, required=False)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST_NOTICE,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Readers see “Notice from the paper” above it, always."),
    )
    url = forms.CharField(
        label=gettext_lazy("Link"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("An address of this paper, such as /about/, or one that begins with https://"),
    )
    link = forms.CharField(
        label=gettext_lazy("Words of the link"), max_length=LONGEST_HEADING, required=False
    )
    picture = forms.ModelChoiceField(
        label=gettext_lazy("Picture"),
        queryset=Picture.objects.all(),
        required=False,
        widget=AdminImageChooser,
    )
    field_order = ["heading", "text", "url", "link", "picture", "begins_at", "ends_at"]

    def clean_url(self) -> str:
        return address(self.cleaned_data["url"])

    def changed(self, slot: Slot) -> Slot:
        said = {**self.cleaned_data}
        heading, picture = said.pop("heading").strip(), said.pop("picture")
        notice = Notice(picture=picture.pk if picture else None, **said)
        return replace(slot, heading=heading, notice=notice)

    @staticmethod
    def initial_of(slot: Slot) -> dict[str, Any]:
        return {"heading": slot.heading, **vars(slot.notice)}
