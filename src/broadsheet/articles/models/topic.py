from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from broadsheet.articles.models.line import Line, ListedLine


class ArticleTopic(ListedLine):
    """What a story is about, the nearest first."""

    article = ParentalKey("articles.Article", on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        "topics.TopicPage", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="stories"
    )

    class Meta(ListedLine.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="one_line_per_article_and_topic")
        ]
        indexes = [models.Index(fields=["topic", "-printed_at", "-article"], name="topic_newest")]

    def __str__(self) -> str:
        return str(self.topic)


class MentionState(models.TextChoices):
    SUGGESTED = "suggested", _("Suggested")
    CONFIRMED = "confirmed", _("Confirmed: readers see the card")
    REFUSED = "refused", _("Refused")


class Mention(Line):
    """A topic's name in the text of a story. Found at save; what an editor has confirmed opens the topic's card."""

    article = ParentalKey("articles.Article", on_delete=models.CASCADE, related_name="mentions")
    topic = models.ForeignKey(
        "topics.TopicPage", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="mentions"
    )
    text = models.CharField(
        _("as written"), max_length=160, help_text=_("The words of the text that open the card.")
    )
    state = models.CharField(_("state"), max_length=16, choices=MentionState, default=MentionState.SUGGESTED)

    # no task of its own at each save: the article's task looks at its children too
    wagtail_reference_index_ignore = True

    class Meta(Line.Meta):
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="one_mention_per_article_and_topic")
        ]

    def __str__(self) -> str:
        return self.text
