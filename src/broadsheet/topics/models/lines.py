"""What stands on a topic's page in rows: facts, events, its name elsewhere, its neighbours."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from broadsheet.lib import moments


def known_moment(text: str) -> None:
    try:
        moments.read(text)
    except ValueError:
        words = _("Write a year, a month or a day: 1979, 1979-02 or 1979-02-11; before our era: -0539.")
        raise ValidationError(words) from None


class TopicLine(Orderable):
    # no task of its own at each save: the topic's task looks at its children too
    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        abstract = True


class Sourced(TopicLine):
    """One sentence and who says so."""

    text = models.CharField(_("text"), max_length=400, help_text=_("One sentence, as it is known."))
    source_name = models.CharField(_("source"), max_length=160)
    source_url = models.URLField(_("address of the source"), max_length=500)

    class Meta(TopicLine.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.text


class TopicSource(TopicLine):
    """A further source of the text. The definition's own is the first; these follow from two, in their order."""

    topic = ParentalKey("topics.TopicPage", on_delete=models.CASCADE, related_name="sources")
    source_name = models.CharField(_("source"), max_length=160)
    source_url = models.URLField(_("address of the source"), max_length=500)

    class Meta(TopicLine.Meta):
        verbose_name = _("further source")
        verbose_name_plural = _("further sources")

    def __str__(self) -> str:
        return self.source_name


class TopicFact(Sourced):
    topic = ParentalKey("topics.TopicPage", on_delete=models.CASCADE, related_name="facts")
    as_of_date = models.DateField(_("as of"), help_text=_("The day on which this was so."))
    review_date = models.DateField(
        _("look again on"), null=True, blank=True, help_text=_("From then on the desk lists the fact.")
    )

    class Meta(Sourced.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    @property
    def is_overdue(self) -> bool:
        return self.review_date is not None and self.review_date < date.today()  # noqa: DTZ011  # a day of the desk


class TopicEvent(Sourced):
    """`moment` is as exact as is known: a year, a month or a day."""

    topic = ParentalKey("topics.TopicPage", on_delete=models.CASCADE, related_name="events")
    moment = models.CharField(
        _("when"), max_length=11, validators=[known_moment], help_text=_("1979, 1979-02 or 1979-02-11")
    )

    class Meta(Sourced.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")


class OtherLanguage(TopicLine):
    """What the topic is called in another language."""

    topic = ParentalKey("topics.TopicPage", on_delete=models.CASCADE, related_name="names_elsewhere")
    language_code = models.CharField(
        _("language"),
        max_length=12,
        validators=[
            RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("A code such as ar, ku or zh-Hant."))
        ],
    )
    name = models.CharField(_("name"), max_length=160)

    class Meta(TopicLine.Meta):
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")

    def __str__(self) -> str:
        return f"{self.language_code}: {self.name}"


class RelatedTopic(TopicLine):
    topic = ParentalKey("topics.TopicPage", on_delete=models.CASCADE, related_name="neighbours")
    related = models.ForeignKey(
        "topics.TopicPage", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(TopicLine.Meta):
        verbose_name = _("related topic")
        verbose_name_plural = _("related topics")

    def __str__(self) -> str:
        return str(self.related)
