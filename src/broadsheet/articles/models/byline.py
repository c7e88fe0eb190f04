from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from broadsheet.articles.models.line import Line


class Role(models.TextChoices):
    AUTHOR = "author", _("Text")
    REPORTING = "reporting", _("Additional reporting")
    PHOTOGRAPHS = "photographs", _("Photographs")
    ILLUSTRATION = "illustration", _("Illustration")
    TRANSLATION = "translation", _("Translation")
    EDITING = "editing", _("Editing")


class Byline(Line):
    """Who did what in a story, in the printed order."""

    article = ParentalKey("articles.Article", on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        "people.Person", verbose_name=_("person"), on_delete=models.PROTECT, related_name="bylines"
    )
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.AUTHOR)

    # no task of its own at each save: the article's task looks at its children too
    wagtail_reference_index_ignore = True

    class Meta(Line.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"
