"""Tags are an edition's own words; a merged one leads to the one it was merged into."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from broadsheet.lib import slugs
from broadsheet.pages.models import Redirect
from broadsheet.topics import querysets


class TagQuerySet(models.QuerySet["Tag"]):
    def unmerged(self) -> "TagQuerySet":
        return self.filter(merged_into=None)

    def follow_merges(self, taggings: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows of a stored revision, each tag replaced by the one it was merged into, none twice."""
        return querysets.followed(taggings, "tag", self)


class Tag(index.Indexed, models.Model):
    edition = models.ForeignKey("editions.Edition", verbose_name=_("edition"), on_delete=models.PROTECT)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
    )

    objects = TagQuerySet.as_manager()
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("edition")]

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="one_tag_per_slug_and_edition")
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """The address of before leads to the one of now."""
        rows = type(self).objects.select_related("edition__locale")
        before = rows.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if before and before.url != self.url and not self.merged_into_id:
            Redirect.objects.leave_address(before.url, to=self.url)

    def clean(self) -> None:
        self.slug = self.slug or slugs.slugify(self.name)

    @property
    def url(self) -> str:
        """Needs `edition__locale` selected, else it costs two queries."""
        return f"{self.edition.prefix}tags/{self.slug}/"
