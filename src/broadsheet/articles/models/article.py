"""An article: the row, what the database enforces, and its address."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from broadsheet.articles import forms, panels
from broadsheet.articles.blocks import StoryBody
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.comments import routing as comments
from broadsheet.pages.fields import BlocksField
from broadsheet.pages.models import BasePage
from broadsheet.topics.models import Tag, TopicPage


class Kind(models.TextChoices):
    NEWS = "news", _("News")
    ANALYSIS = "analysis", _("Analysis")
    INTERVIEW = "interview", _("Interview")
    OPINION = "opinion", _("Opinion")
    EXPLAINER = "explainer", _("Explainer")


class PublishAs(models.TextChoices):
    """What a publishing says of the change; only an update or a correction moves the "updated" time."""

    MINOR = "minor", _("minor change: dates stay")
    UPDATE = "update", _("update: readers see “Updated”")
    CORRECTION = "correction", _("correction: readers see what was wrong")


class Article(BasePage):
    kicker = models.CharField(
        _("kicker"),
        max_length=40,
        blank=True,
        help_text=_("The topic above the headline, three words at most."),
    )
    short_headline = models.CharField(
        _("short headline"),
        max_length=80,
        blank=True,
        help_text=_("For cards; 55 characters at most read well."),
    )
    standfirst = models.CharField(
        _("standfirst"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences: what the headline cannot say."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.NEWS)
    is_exclusive = models.BooleanField(_("exclusive"), default=False)
    dateline = models.CharField(
        _("dateline place"),
        max_length=80,
        blank=True,
        help_text=_("Where the reporter was. Empty if elsewhere."),
    )
    lead_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("lead picture"), null=True, blank=True, on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    lead_alt = models.CharField(
        _("alternative text"), max_length=300, blank=True, help_text=_("Empty: the picture's own is taken.")
    )
    lead_is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The picture says nothing that the text does not.")
    )
    lead_caption = models.CharField(_("caption"), max_length=400, blank=True)
    body = BlocksField(StoryBody(), verbose_name=_("text"), blank=True)
    source_name = models.CharField(
        _("source"), max_length=120, blank=True, help_text=_("Agency or partner whose copy this is.")
    )
    canonical_url = models.URLField(
        _("original address"),
        blank=True,
        help_text=_("Where the partner first published it; search engines go there."),
    )
    publish_as = models.CharField(_("publish as"), max_length=16, choices=PublishAs, default=PublishAs.MINOR)
    correction_kind = models.CharField(_("kind of correction"), max_length=16, blank=True)
    correction_text = models.TextField(_("what was wrong, and what is right"), blank=True)

    # kept by save() and move(), never typed
    section = models.ForeignKey(
        "articles.SectionPage", null=True, editable=False, on_delete=models.PROTECT, related_name="articles"
    )
    edition = models.ForeignKey(
        "editions.Edition", null=True, editable=False, on_delete=models.PROTECT, related_name="articles"
    )
    printed_at = models.DateTimeField(_("printed at"), null=True, editable=False)
    address_date = models.DateField(null=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)

    objects = Page._default_manager.__class__.from_queryset(ArticleQuerySet)()

    address_fields = ("url_path", "locale_id", "first_published_at", "address_date")
    # kept while an older revision is published: facts of the row, not of the text
    exclude_fields_in_copy = ["printed_at", "address_date", "updated_at", "withdrawn_at", "withdrawn_reason"]
    parent_page_types = ["articles.SectionPage"]
    subpage_types: list[str] = []
    template = "articles/article.html"
    base_form_class = forms.ArticleForm
    edit_handler = panels.edit_handler
    preview_modes = panels.PREVIEW_MODES
    preview_sizes = panels.PREVIEW_SIZES
    search_fields = [*BasePage.search_fields, index.FilterField("kind"), index.FilterField("is_exclusive")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["edition", "-printed_at", "-page_ptr"], name="article_by_edition"),
            models.Index(fields=["section", "-printed_at", "-page_ptr"], name="article_by_section"),
            models.Index(fields=["edition", "kind", "-printed_at", "-page_ptr"], name="article_by_kind"),
            models.Index(
                fields=["edition", "-printed_at", "-page_ptr"],
                condition=models.Q(is_exclusive=True),
                name="article_exclusive",
            ),
        ]

    @cached_property
    def card_headline(self) -> str:
        return self.short_headline or self.title

    @property
    def is_in_print(self) -> bool:
        return self.live and self.withdrawn_at is None and self.printed_at is not None

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Wagtail's, with the day of the first publication before the slug."""
        parts = super().get_url_parts(request)
        if not parts or not parts[2] or not self.address_date:
            return parts
        site, root, path = parts
        parent, _slash, slug = path.rstrip("/").rpartition("/")
        return site, root, f"{parent}/{self.address_date:%Y/%m/%d}/{slug}/"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components:
            return comments.route(self, path_components)
        if self.withdrawn_at and not self.live:
            return RouteResult(self, kwargs={"withdrawn": True})
        return super().route(request, path_components)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._copy_place()
        self._note_first_print()
        super().save(*args, **kwargs)

    def move(self, target: Page, pos: str | None = None, user: Any = None) -> None:
        super().move(target, pos=pos, user=user)
        moved = type(self)._base_manager.get(pk=self.pk)
        moved.save(clean=False)  # copies the new section

    def with_content_json(self, content: dict[str, Any]) -> "Article":
        """A revision does not bring back facts that belong to the row, nor tags and topics merged into others since."""
        lines = {"taggings": Tag.objects.follow_merges(content.get("taggings") or [])}
        for name in ("topics", "mentions"):
            lines[name] = TopicPage.objects.follow_merges(content.get(name) or [])
        article: Article = super().with_content_json({**content, **lines})
        for name in ("section_id", "edition_id", *self.exclude_fields_in_copy):
            setattr(article, name, getattr(self, name))
        return article

    def _copy_place(self) -> None:
        parent = self.get_parent() if self.path else None
        if parent:
            self.section_id = parent.pk
            edition = getattr(self.locale, "edition", None)
            self.edition_id = edition.pk if edition else None

    def _note_first_print(self) -> None:
        if self.live and self.printed_at is None:
            self.printed_at = self.first_published_at or timezone.now()
        if self.live and self.address_date is None and self.edition and self.printed_at:
            self.address_date = self.printed_at.astimezone(self.edition.zone).date()
