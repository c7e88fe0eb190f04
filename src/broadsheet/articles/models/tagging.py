from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from broadsheet.articles.models.line import ListedLine


class Tagging(ListedLine):
    """A tag on an article, most specific first."""

    article = ParentalKey("articles.Article", on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(
        "topics.Tag", verbose_name=_("tag"), on_delete=models.PROTECT, related_name="taggings"
    )

    class Meta(ListedLine.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="one_tagging_per_article_and_tag")
        ]
        indexes = [models.Index(fields=["tag", "-printed_at", "-article"], name="tagging_newest")]

    def __str__(self) -> str:
        return str(self.tag)
