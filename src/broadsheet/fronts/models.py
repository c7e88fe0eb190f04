"""The front page of an edition, what its editors compose, what they have launched, and the breaking banner."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self, TypeAlias

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from broadsheet.pages.models import BasePage

if TYPE_CHECKING:
    from broadsheet.articles.models import SectionPage

BANNER_HOURS = 12  # a banner ends by itself after so long, unless its editor says otherwise


class FrontPage(BasePage):
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.SectionPage", "topics.TopicsPage", "pages.PlainPage"]
    template = "fronts/front.html"

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")


Front: TypeAlias = "FrontPage | SectionPage"  # what editors compose


class Draft(models.Model):
    """The front that is being composed: one a page. version: counts its changes. held: picks on the clipboard."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="front_draft")
    document = models.JSONField(default=dict)
    held = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("draft of a front")
        verbose_name_plural = _("drafts of fronts")

    def __str__(self) -> str:
        return f"{self.page} ({self.version})"


class LaunchQuerySet(models.QuerySet["Launch"]):
    def newest_first(self) -> Self:
        return self.order_by("-pk")


class Launch(models.Model):
    """A front as it was put before readers. Never changed: to undo is to launch an earlier document again."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="front_launches")
    document = models.JSONField()
    launched_at = models.DateTimeField(_("launched at"), default=timezone.now)
    launched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("launched by"), null=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    again = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the earlier one

    objects = LaunchQuerySet.as_manager()

    class Meta:
        verbose_name = _("launch of a front")
        verbose_name_plural = _("launches of fronts")
        indexes = [models.Index(fields=["page", "-id"], name="launch_newest")]

    def __str__(self) -> str:
        return f"{self.page} {self.launched_at:%Y-%m-%d %H:%M}"


class Level(models.TextChoices):
    BREAKING = "breaking", _("Breaking")
    DEVELOPING = "developing", _("Developing")
    LIVE = "live", _("Live")


def end_of_banner() -> datetime:
    return timezone.now() + timedelta(hours=BANNER_HOURS)


class BannerQuerySet(models.QuerySet["Banner"]):
    def showing(self, at: datetime) -> Self:
        return self.filter(ends_at__gt=at).order_by("-pk")


class Banner(models.Model):
    """A line across every page of an edition, until it ends. The newest that has not ended is shown."""

    edition = models.ForeignKey(
        "editions.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="banners"
    )
    level = models.CharField(_("level"), max_length=16, choices=Level, default=Level.BREAKING)
    text = models.CharField(
        _("text"), max_length=140, help_text=_("One sentence: what has happened, and where.")
    )
    url = models.CharField(
        _("link"),
        max_length=500,
        blank=True,
        help_text=_("The address of the story, such as /world/2026/11/22/bridge/, if there is one yet."),
    )
    ends_at = models.DateTimeField(_("ends at"), default=end_of_banner)
    launched_at = models.DateTimeField(default=timezone.now, editable=False)
    launched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking banner")
        verbose_name_plural = _("breaking banners")
        indexes = [models.Index(fields=["edition", "-ends_at"], name="banner_showing")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if self.url and not self.url.startswith(("/", "https://", "http://")):
            raise ValidationError({"url": _("An address that begins with / or https:// is needed.")})


class Rails(models.Model):
    """Which parts stand beside the stories of an edition, in which order. Without a row: all, by their rank."""

    edition = models.OneToOneField(
        "editions.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="rails"
    )
    parts = models.JSONField(default=list)

    class Meta:
        verbose_name = _("parts beside stories")
        verbose_name_plural = _("parts beside stories")

    def __str__(self) -> str:
        return str(self.edition)
