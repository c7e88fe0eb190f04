"""People who write, draw and film: one person, with a name, a slug and a biography per edition."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.search import index

from broadsheet.lib import slugs
from broadsheet.pages.models import Redirect


class Person(index.Indexed, ClusterableModel):
    key = models.SlugField(_("short name"), max_length=80, unique=True, help_text=_("For the newsroom only."))
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("portrait"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL, related_name="person",
    )  # fmt: skip
    public_email = models.EmailField(_("public e-mail address"), blank=True)
    fediverse = models.CharField(_("fediverse handle"), max_length=120, blank=True)

    search_fields = [index.SearchField("key"), index.AutocompleteField("key")]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["key"]

    def __str__(self) -> str:
        """The printed name, for editors' lists, which prefetch the profiles."""
        profile = next(iter(self.profiles.all()), None) if self.pk else None
        return profile.name if profile else self.key


class Profile(models.Model):
    """A person in one edition."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="profiles")
    edition = models.ForeignKey(
        "editions.Edition", verbose_name=_("edition"), on_delete=models.PROTECT, related_name="profiles"
    )
    name = models.CharField(_("name as printed"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("Such as “Science editor”."))
    biography = RichTextField(_("biography"), features=["bold", "italic", "link"], blank=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="one_profile_per_slug_and_edition"),
            models.UniqueConstraint(fields=["person", "edition"], name="one_profile_per_person_and_edition"),
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """The address of before leads to the one of now."""
        rows = type(self).objects.select_related("edition__locale")
        before = rows.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if before and before.url != self.url:
            Redirect.objects.leave_address(before.url, to=self.url)

    def clean(self) -> None:
        self.slug = self.slug or slugs.slugify(self.name)

    @property
    def url(self) -> str:
        """Needs `edition__locale` selected, else it costs two queries."""
        return f"{self.edition.prefix}authors/{self.slug}/"
