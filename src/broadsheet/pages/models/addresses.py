"""Addresses that were: redirected, gone, or never there.

All paths are kept decoded, beginning and ending with a slash, with the edition's prefix: `/ar/العالم/`.
"""

from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


def tidy(path: str) -> str:
    """The form in which paths are kept and compared. A query (`?p=12`) stays at its end."""
    path, question, query = path.strip().partition("?")
    path = "/" + unquote(path).strip("/")
    if path != "/" and "." not in path.rpartition("/")[2]:
        path += "/"
    return path + question + query


class Cause(models.TextChoices):
    MOVED = "moved", _("page moved")
    RENAMED = "renamed", _("page renamed")
    MERGED = "merged", _("merged into another")
    IMPORTED = "imported", _("address in an imported archive")
    HAND = "hand", _("made by hand")


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def leave(
        self, old: str, *, page: Page, cause: str = Cause.RENAMED, is_prefix: bool = False
    ) -> "Redirect":
        """Point the address that `page` had at `page`. An address that comes back to life loses its redirect."""
        row, _made = self.update_or_create(
            old_path=tidy(old),
            defaults={"target_page": page, "target_address": "", "cause": cause, "is_prefix": is_prefix},
        )
        return row

    def leave_address(self, old: str, *, to: str, cause: str = Cause.RENAMED) -> "Redirect":
        """The same for what is no page, such as a tag. Its archives and feeds follow; no reader is sent twice."""
        self.free(to)
        self.filter(target_address=old).update(target_address=to)
        row, _made = self.update_or_create(
            old_path=tidy(old),
            defaults={"target_page": None, "target_address": to, "cause": cause, "is_prefix": True},
        )
        return row

    def free(self, path: str) -> None:
        self.filter(old_path=tidy(path)).delete()

    def covering(self, path: str) -> "RedirectQuerySet":
        """The rows that may answer for `path`: the exact one and those for a beginning of it, longest first."""
        parts = tidy(path).strip("/").split("/")
        beginnings = ["/" + "/".join(parts[:n]) + "/" for n in range(1, len(parts))]
        covering = models.Q(old_path=tidy(path)) | models.Q(old_path__in=beginnings, is_prefix=True)
        return self.filter(covering).order_by(models.functions.Length("old_path").desc())


class Redirect(models.Model):
    old_path = models.CharField(
        _("old address"), max_length=700, unique=True, help_text=_("Without the host: /world/old-name/")
    )
    is_prefix = models.BooleanField(
        _("everything below too"), default=False, help_text=_("What follows the old address is kept.")
    )
    target_page = models.ForeignKey(
        Page, verbose_name=_("to the page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    target_address = models.CharField(_("or to the address"), max_length=1000, blank=True)
    is_permanent = models.BooleanField(_("permanent"), default=True)
    cause = models.CharField(_("cause"), max_length=16, choices=Cause, default=Cause.HAND, editable=False)
    created_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]

    def __str__(self) -> str:
        return self.old_path

    def clean(self) -> None:
        self.old_path = tidy(self.old_path)
        if self.old_path == "/":
            raise ValidationError({"old_path": _("The front page cannot be redirected.")})
        if self.old_path.startswith(("/admin/", "/-/", "/static/", "/media/")):
            raise ValidationError({"old_path": _("This address belongs to the software.")})
        if bool(self.target_page) == bool(self.target_address):
            raise ValidationError(_("Give either a page or an address to lead to."))
        if self.target_address and not self.target_address.startswith(("/", "http://", "https://")):
            raise ValidationError({"target_address": _("Begin with / or https://.")})
        if self.target_address.startswith("//"):
            raise ValidationError({"target_address": _("Begin with / or https://.")})
        if self.target_address and tidy(self.target_address) == self.old_path:
            raise ValidationError({"target_address": _("This leads back to itself.")})

    def target_for(self, path: str) -> str | None:
        """Where a reader who asked for `path` is sent; None where the page has no public address."""
        target = self.target_page.specific_deferred.get_url() if self.target_page else self.target_address
        if target and self.is_prefix:
            target = target.rstrip("/") + "/" + tidy(path).removeprefix(self.old_path)
        return target


class GoneAddress(models.Model):
    """What was once public and has been deleted answers 410, not 404."""

    path = models.CharField(_("address"), max_length=700, unique=True)
    reason = models.TextField(_("reason"), blank=True)
    gone_at = models.DateTimeField(_("gone at"), default=timezone.now)

    class Meta:
        verbose_name = _("gone address")
        verbose_name_plural = _("gone addresses")
        ordering = ["-gone_at"]

    def __str__(self) -> str:
        return self.path


class MissingAddress(models.Model):
    """An address that readers asked for and did not find, counted; folded from a log, never written per request."""

    path = models.CharField(_("address"), max_length=700, unique=True)
    hits = models.PositiveIntegerField(_("times asked"), default=0)
    referrer = models.CharField(_("last linked from"), max_length=700, blank=True)
    first_seen_at = models.DateTimeField(_("first asked at"), default=timezone.now)
    last_seen_at = models.DateTimeField(_("last asked at"), default=timezone.now)
    is_ignored = models.BooleanField(_("ignored"), default=False)

    class Meta:
        verbose_name = _("address not found")
        verbose_name_plural = _("addresses not found")
        ordering = ["-hits", "path"]

    def __str__(self) -> str:
        return self.path
