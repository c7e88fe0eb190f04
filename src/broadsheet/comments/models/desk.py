"""What readers report and what the newsroom decides."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from broadsheet.comments.models.comment import Comment
from broadsheet.comments.querysets import BanQuerySet


class ReportReason(models.TextChoices):
    ABUSE = "abuse", _("It insults or threatens")
    SPAM = "spam", _("It is advertising")
    UNTRUE = "untrue", _("It is false")
    PRIVATE = "private", _("It tells private things about somebody")
    OTHER = "other", _("Something else")


class Report(models.Model):
    """What a reader says is wrong with a comment. One for each network."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    network = models.CharField(max_length=64)
    reason = models.CharField(_("reason"), max_length=16, choices=ReportReason)
    text = models.CharField(_("in words"), max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(
        null=True, editable=False
    )  # an editor has decided about the comment since

    class Meta:
        verbose_name = _("report of a comment")
        verbose_name_plural = _("reports of comments")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["comment"], condition=models.Q(settled_at=None), name="report_open"),
        ]
        constraints = [models.UniqueConstraint(fields=["comment", "network"], name="one_report_a_network")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason}"


class Ban(models.Model):
    """Whose comments are held as spam: of a writer, of a network, or of both. until: None for ever."""

    writer = models.CharField(max_length=64, blank=True)
    network = models.CharField(max_length=64, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BanQuerySet.as_manager()

    class Meta:
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["writer"], name="ban_writer"),
            models.Index(fields=["network"], name="ban_network"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(writer="", network=""), name="ban_of_somebody")
        ]

    def __str__(self) -> str:
        return self.reason or str(self.pk)


class Deed(models.TextChoices):
    APPROVED = "approve", _("approved")
    REJECTED = "reject", _("rejected")
    SPAM = "spam", _("marked as spam")
    EDITED = "edit", _("edited")
    PICKED = "pick", _("picked")
    UNPICKED = "unpick", _("no pick any more")
    BANNED = "ban", _("its writer was banned")
    ERASED = "erase", _("erased")
    UNDONE = "undo", _("undone")


class Decision(models.Model):
    """One line of the log. before: what the comment said before it, enough to take the decision back."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(_("what"), max_length=16, choices=Deed)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # None: the comment's own writer
    made_at = models.DateTimeField(_("at"), default=timezone.now)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("decision about a comment")
        verbose_name_plural = _("decisions about comments")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="decision_time")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.what}"
