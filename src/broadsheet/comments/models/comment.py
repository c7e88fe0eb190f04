"""What readers write under a page, and all of that together."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from broadsheet.comments.querysets import CommentQuerySet

LONGEST_NAME, LONGEST_TEXT = 80, 5000  # that readers may write; imported comments may be longer


class Status(models.TextChoices):
    WAITING = "waiting", _("waiting")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")
    SPAM = "spam", _("spam")
    ERASED = "erased", _("erased")


class RejectReason(models.TextChoices):
    """The five that an editor chooses from."""

    ABUSE = "abuse", _("insults or threatens")
    OFF_TOPIC = "off-topic", _("is not about the story")
    UNTRUE = "untrue", _("says what is known to be false")
    PRIVATE = "private", _("tells private things about somebody")
    OTHER = "other", _("another reason")


class Comment(models.Model):
    """thread: the comment that began the thread; None for that one itself. Answers at any depth have the same.

    writer, network: keyed hashes (keys.py) of the e-mail address and of the network that the comment came from.
    reasons: [{"code": "links", "number": 3}, …], see words.py. once: stored one time only, however often it is sent.
    proof: the challenge whose work was shown. Both are digests.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self",
        verbose_name=_("answer to"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answers",
    )
    thread = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.CASCADE, related_name="threaded"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    text = models.TextField(_("text"))
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.WAITING)
    posted_at = models.DateTimeField(_("posted at"), default=timezone.now)
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True, editable=False)
    is_pick = models.BooleanField(_("Editor’s pick"), default=False)

    writer = models.CharField(max_length=64, blank=True, editable=False)
    network = models.CharField(max_length=64, blank=True, editable=False)
    reasons = models.JSONField(default=list, blank=True, editable=False)
    score = models.FloatField(null=True, editable=False)  # how much like spam, 0 to 1; None: not judged
    once = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  # "" is no digest
    proof = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  # the same

    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    reject_reason = models.CharField(
        _("reason"), max_length=16, choices=RejectReason, blank=True, editable=False
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["posted_at", "pk"]
        indexes = [
            models.Index(fields=["page", "status", "posted_at"], name="comment_page_status_time"),
            models.Index(fields=["status", "posted_at"], name="comment_status_time"),
            models.Index(fields=["-posted_at"], name="comment_newest"),  # each new one is compared with these
            models.Index(fields=["posted_at", "id"], name="comment_time"),
            models.Index(fields=["writer", "status"], name="comment_writer"),
            models.Index(fields=["network"], name="comment_network"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.parent and self.thread_id is None:
            self.thread_id = self.parent.thread_id or self.parent.pk
        super().save(*args, **kwargs)


class Discussion(models.Model):
    """All comments of a page as one: how many are shown, and whether more are taken. Kept by actions.follow_comment."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="discussion")
    approved = models.PositiveIntegerField(default=0)
    newest_at = models.DateTimeField(null=True)  # when the newest of those was posted
    is_closed = models.BooleanField(_("closed"), default=False)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        indexes = [
            models.Index(fields=["-newest_at"], condition=models.Q(approved__gt=0), name="discussion_newest")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.approved}"
