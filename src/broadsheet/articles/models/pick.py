from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from broadsheet.articles.models.line import Line


class RelatedPick(Line):
    """A story that editors lead to from another one, above its text, in their order. Readers see those in print."""

    article = ParentalKey("articles.Article", on_delete=models.CASCADE, related_name="picks")
    story = models.ForeignKey(
        "articles.Article", verbose_name=_("story"), on_delete=models.CASCADE, related_name="+"
    )

    # no task of its own at each save: the article's task looks at its children too
    wagtail_reference_index_ignore = True

    class Meta(Line.Meta):
        verbose_name = _("pick")
        verbose_name_plural = _("picks")

    def __str__(self) -> str:
        return str(self.story)
