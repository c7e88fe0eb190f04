"""Further names of topics, and what was done to names: each change knows how to be taken back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Alias(models.Model):
    """Another name of a topic, in the topic's own language. A record of its own: no older text takes it away."""

    topic = models.ForeignKey(
        "topics.TopicPage", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="other_names"
    )
    name = models.CharField(_("name"), max_length=160)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["topic", "name"], name="one_alias_per_topic_and_name")]

    def __str__(self) -> str:
        return self.name


class NameChange(models.Model):
    """A merge, another name, or a new name, of a tag or a topic; `record` is what undoing needs."""

    class Deed(models.TextChoices):
        MERGE = "merge", _("Merged")
        ALIAS = "alias", _("Another name")
        RENAME = "rename", _("Renamed")

    deed = models.CharField(_("what was done"), max_length=8, choices=Deed)
    of = models.CharField(_("of"), max_length=8, choices=[("tag", _("Tag")), ("topic", _("Topic"))])
    subject_id = models.PositiveBigIntegerField()
    into_id = models.PositiveBigIntegerField(null=True)
    edition = models.ForeignKey("editions.Edition", verbose_name=_("edition"), on_delete=models.CASCADE)
    before = models.CharField(_("before"), max_length=255)
    after = models.CharField(_("after"), max_length=255)
    record = models.JSONField(default=dict, editable=False)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("change of a name")
        verbose_name_plural = _("changes of names")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_deed_display()}: {self.before} → {self.after}"

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None
