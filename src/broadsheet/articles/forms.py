"""The article's form: drafts are always saved; what goes to print has passed the checklist."""

from itertools import chain, count
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from broadsheet.articles import checklist, facts, finding

CHOSEN_IN_ROWS = {
    "bylines": "person",
    "taggings": "tag",
    "topics": "topic",
    "mentions": "topic",
    "picks": "story",
}


class ArticleForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "correction_kind" in self.fields:
            self._offer_kinds_of_correction()

    def _offer_kinds_of_correction(self) -> None:
        field = self.instance._meta.get_field("corrections").related_model._meta.get_field("kind")
        choices = [("", "—"), *field.flatchoices]
        self.fields["correction_kind"] = forms.ChoiceField(
            choices=choices, required=False, label=self.fields["correction_kind"].label
        )

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        for name, chosen in CHOSEN_IN_ROWS.items():
            for row in self.formsets[name].forms if self.is_bound and name in self.formsets else ():
                self._pass_over_if_empty(row, chosen)

    def _pass_over_if_empty(self, row: Any, chosen: str) -> None:
        """A row in which nobody is chosen yet stops no draft: it counts as taken away."""
        if not any(row.data.get(row.add_prefix(name)) for name in (chosen, "id")):
            row.data = row.data.copy()
            row.data[row.add_prefix(DELETION_FIELD_NAME)] = "on"

    @property
    def is_publishing(self) -> bool:
        """Whether this submission would put the article in print, now or at its hour."""
        if self.is_deferred_validation or not self.is_bound:
            return False
        approves = (
            self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "approve"
        )
        return bool(self.data.get("action-publish") or approves)

    def clean_title(self) -> str:
        """One line, however it was typed. A text begun before its headline is saved too."""
        title = " ".join(self.cleaned_data["title"].split())
        if not title and self.is_deferred_validation:
            return str(self.instance.title or _("Without a headline"))
        return title

    def clean_slug(self) -> str:
        """A headline that returns every week gets a number. A public address is its editor's to change."""
        slug: str = self.cleaned_data["slug"]
        if not slug or self.instance.first_published_at:
            return slug
        numbered = (f"{slug}-{number}" for number in count(2))
        return next(word for word in chain([slug], numbered) if self._is_free(word))

    def _is_free(self, slug: str) -> bool:
        return bool(self.instance._slug_is_available(slug, self.parent_page, self.instance))

    def _post_clean(self) -> None:
        """After Django has put what was typed on the instance, which the checklist looks at."""
        super()._post_clean()
        if self.is_publishing:
            self._refuse_strange_picks()
            for finding in checklist.blocking(self._facts()):
                self._refuse(finding)

    def save(self, commit: bool = True) -> Any:
        """Names in the text are found at each save; the editor sees them when the form comes back."""
        article = super().save(commit=commit)
        if "mentions" in self.formsets:
            finding.suggest(article)
            if commit:
                article.mentions.commit()
        return article

    def _refuse_strange_picks(self) -> None:
        """Beside the row. Readers are never shown them, whatever a draft says."""
        chosen: set[int] = set()
        for row in self.formsets["picks"].forms if self._rows("picks") else ():
            story = row.cleaned_data.get("story")
            if story is None or row.cleaned_data.get("DELETE"):
                continue
            if story.pk == self.instance.pk:
                row.add_error("story", _("A story cannot lead to itself."))
            elif story.locale_id != self.instance.locale_id:
                row.add_error("story", _("This story is of another edition."))
            elif story.pk in chosen:
                row.add_error("story", _("This story is picked already."))
            chosen.add(story.pk)

    def _facts(self) -> checklist.Facts:
        bylines = [(row["role"], row["person"].pk) for row in self._rows("bylines") if row.get("person")]
        tags = [row["tag"].pk for row in self._rows("taggings") if row.get("tag")]
        return facts.of(self.instance, parent=self.parent_page, bylines=bylines, tags=tags)

    def _rows(self, name: str) -> list[dict[str, Any]]:
        formset = self.formsets.get(name)
        if formset is None or not formset.is_valid():
            return []
        return [row.cleaned_data for row in formset.forms if not row.cleaned_data.get("DELETE")]

    def _refuse(self, finding: checklist.Finding) -> None:
        """Beside the field, and on top, where it is read even if the field stands on another tab."""
        error = ValidationError(finding.text, code=finding.code)
        self.add_error(NON_FIELD_ERRORS, error)
        if (
            finding.field in self.fields and finding.field != "body"
        ):  # the text shows its own blocks' errors only
            self.add_error(finding.field, error)
