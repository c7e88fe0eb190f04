"""A topic: an explainer of what the news is about. A page, so it has drafts, history, translations and an address."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from broadsheet.editions.models import Edition
from broadsheet.lib import citations, reading
from broadsheet.pages import routing
from broadsheet.pages.models import BasePage
from broadsheet.topics import panels
from broadsheet.topics.models.lines import TopicLine
from broadsheet.topics.querysets import TopicQuerySet

FEATURES = ["bold", "italic", "ol", "ul", "link"]
LONGEST_DEFINITION = 60  # words: what a reader takes in without leaving the story
SLUG = "topics"


class TopicKind(models.TextChoices):
    MOVEMENT = "movement", _("Movement")
    ALLIANCE = "alliance", _("Alliance")
    ORGANISATION = "organisation", _("Organisation")
    COUNTRY = "country", _("Country")
    REGION = "region", _("Region")
    PLACE = "place", _("Place")
    PEOPLE = "people", pgettext_lazy("kind of topic", "People")
    FAITH = "faith", _("Faith")
    PERSON = "person", _("Person")
    TREATY = "treaty", _("Treaty")
    EVENT = "event", _("Event")
    IDEA = "idea", _("Idea")


class TopicsPage(BasePage):
    """All topics of an edition; `in_focus` are those of the strip, in the editors' order."""

    description = models.CharField(_("what it is about"), max_length=300, blank=True)

    has_addresses_below = True
    parent_page_types = ["fronts.FrontPage"]
    subpage_types = ["topics.TopicPage"]
    max_count_per_parent = 1
    template = "topics/topics_page.html"
    edit_handler = panels.topics_page

    class Meta:
        verbose_name = _("topics")
        verbose_name_plural = _("topics")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = SLUG  # the addresses are laid down: docs/decisions/0003-addresses.md
        super().full_clean(*args, **kwargs)


class InFocus(TopicLine):
    """A topic of the strip."""

    page = ParentalKey("topics.TopicsPage", on_delete=models.CASCADE, related_name="in_focus")
    topic = models.ForeignKey(
        "topics.TopicPage", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(TopicLine.Meta):
        verbose_name = _("topic in focus")
        verbose_name_plural = _("topics in focus")

    def __str__(self) -> str:
        return str(self.topic)


class TopicPage(BasePage):
    kind = models.CharField(_("kind"), max_length=16, choices=TopicKind, default=TopicKind.MOVEMENT)
    definition = models.TextField(
        _("definition"),
        blank=True,
        help_text=_(
            "60 words at most: what stands on the card. Without it and its source readers see no topic."
        ),
    )
    source_name = models.CharField(_("source of the definition"), max_length=160, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"), null=True, blank=True, on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    what_it_is = RichTextField(_("what it is"), features=FEATURES, blank=True)
    why_now = RichTextField(_("why now"), features=FEATURES, blank=True)
    as_of_date = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("The day on which “why now” was last true.")
    )
    is_common_word = models.BooleanField(
        _("the name is also a common word"),
        default=False,
        help_text=_("Such as Turkey or Reading: it is looked for in stories with more care."),
    )
    wikidata_id = models.CharField(
        _("Wikidata number"),
        max_length=16,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9]\d*$", _("Q and a number, such as Q7184."))],
    )
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, blank=True, editable=False, on_delete=models.SET_NULL,
        related_name="merged",
    )  # fmt: skip

    objects = Page._default_manager.__class__.from_queryset(TopicQuerySet)()

    has_addresses_below = True
    # kept while an older revision is published: a fact of the row, not of the text
    exclude_fields_in_copy = ["merged_into"]
    parent_page_types = ["topics.TopicsPage"]
    subpage_types: list[str] = []
    template = "topics/topic_page.html"
    edit_handler = panels.topic_page

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    @property
    def is_shown(self) -> bool:
        """As `TopicQuerySet.shown`, but for restrictions."""
        is_defined = bool(self.definition and self.source_name and self.source_url)
        return self.live and is_defined and self.merged_into_id is None

    @property
    def edition(self) -> Edition | None:
        return getattr(self.locale, "edition", None)

    def clean(self) -> None:
        super().clean()
        if (words := reading.count_words(citations.plain(self.definition))) > LONGEST_DEFINITION:
            text = _("%(words)d words; a card holds %(most)d.")
            raise ValidationError({"definition": text % {"words": words, "most": LONGEST_DEFINITION}})

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The topic, or a month or day of its stories. A merged one leads on."""
        if self.merged_into_id and self.live:
            below = "".join(f"{part}/" for part in path_components)
            return RouteResult(self, kwargs={"moved": below})
        if not self.is_shown:
            raise Http404
        if path_components:
            return routing.archive(self, path_components)
        return super().route(request, path_components)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """What was merged into it stands for itself again, and whoever shows it hears of that."""
        for topic in self.merged.all():
            topic.merged_into = None
            topic.save(clean=False)
        return super().delete(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "TopicPage":
        """A revision does not undo a merge made since."""
        topic: TopicPage = super().with_content_json(content)
        topic.merged_into_id = self.merged_into_id
        return topic
