"""What readers fill in. Plain text goes in and stays what it is."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from broadsheet.comments.models import LONGEST_NAME, LONGEST_TEXT, ReportReason
from broadsheet.lib.comment_text import clean_text

UNSEEN = ("Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs")  # a text of these alone says nothing
LONGEST_EMAIL = 254


class PlainField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return super().to_python(clean_text(str(value or ""))) or ""


class OwnForm(forms.Form):
    text = PlainField(
        label=_("Text"), max_length=LONGEST_TEXT, error_messages={"required": _("Write something.")}
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if all(unicodedata.category(letter) in UNSEEN for letter in text):
            raise forms.ValidationError(_("Write something."))
        return text


class CommentForm(OwnForm):
    name = PlainField(label=_("Name"), max_length=LONGEST_NAME, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=LONGEST_EMAIL, required=False)
    parent = forms.IntegerField(required=False, min_value=1, max_value=10**18, widget=forms.HiddenInput)
    subject = forms.CharField(required=False)  # hidden: whoever fills it is no reader
    proof = forms.CharField(required=False)

    field_order = ("name", "email", "text")

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=ReportReason.choices,
        error_messages={"required": _("Choose what is wrong."), "invalid_choice": _("Choose what is wrong.")},
    )
    text = PlainField(label=_("In words"), max_length=500, required=False)
