from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from broadsheet.articles.models.line import Line


class Tagging(Line):
    """A tag on an article, most specific first. `printed_at` is copied so that "newest with tag" needs no join."""

    article = ParentalKey("articles.Article", on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(
        "topics.Tag", verbose_name=_("tag"), on_delete=models.PROTECT, related_name="taggings"
    )
    printed_at = models.DateTimeField(null=True, editable=False)

    # no task of its own at each save: the article's task looks at its children too
    wagtail_reference_index_ignore = True

    class Meta(Line.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="one_tagging_per_article_and_tag")
        ]
        indexes = [models.Index(fields=["tag", "-printed_at", "-article"], name="tagging_newest")]

    def __str__(self) -> str:
        return str(self.tag)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.printed_at = self.article.printed_at
        super().save(*args, **kwargs)
