"""How an edition handles comments."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    REVIEW = "review", _("review first")
    KNOWN = "known", _("publish writers with approved comments first, review all others")
    CLOSED = "closed", _("closed")


class CommentRules(models.Model):
    """How an edition handles comments. An edition without a row has the defaults of this class."""

    edition = models.OneToOneField(
        "editions.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="comment_rules"
    )
    mode = models.CharField(_("mode"), max_length=16, choices=Mode, default=Mode.REVIEW)
    closing_days = models.PositiveSmallIntegerField(
        _("days until the comments of a story close"), default=30, help_text=_("0: never.")
    )
    held_words = models.TextField(
        _("words that hold a comment"), blank=True, help_text=_("One word or phrase a line.")
    )
    most_links = models.PositiveSmallIntegerField(
        _("links that are not held"), default=1, validators=[MaxValueValidator(100)]
    )
    own_hours = models.PositiveSmallIntegerField(
        _("hours in which a writer may change or erase a comment"),
        default=24,
        help_text=_("By a link that is mailed to the writer’s address. 0: no link is mailed."),
    )
    keeping_days = models.PositiveSmallIntegerField(
        _("days until e-mail addresses are deleted"),
        default=365,
        help_text=_("The keyed hashes of address and network go with them. 0: never."),
    )
    digest_hours = models.PositiveSmallIntegerField(
        _("hours until waiting comments are mailed to moderators"), default=24, help_text=_("0: never.")
    )
    rules_text = models.TextField(
        _("rules for readers"),
        blank=True,
        help_text=_("Paragraphs. Empty: the rules that come with the software."),
    )

    class Meta:
        verbose_name = _("rules of comments")
        verbose_name_plural = _("rules of comments")

    def __str__(self) -> str:
        return str(self.edition)
