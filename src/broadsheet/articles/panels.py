"""The form of an article: five tabs. The first screen holds what every story needs."""

from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from broadsheet.articles.checklist import HEADLINE, SHORT_HEADLINE, STANDFIRST

LAST_REVISIONS = 12
MOST_PICKS = 3
PREVIEW_MODES = [("", _("Page")), ("cards", _("Cards"))]
PREVIEW_SIZES = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Preview on a telephone")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Preview on a tablet")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Preview on a desk")},
]


def counted(advised: int, **attrs: Any) -> dict[str, Any]:
    """Attributes of a box whose characters are counted beside it, by the newsroom's counter.js."""
    return {
        "data-controller": "counter",
        "data-action": "input->counter#count",
        "data-counter-advised-value": advised,
        "data-counter-words-value": _("{count} of {advised} characters"),
        "data-counter-many-value": _("{count} characters; {advised} read well"),
        **attrs,
    }


class HeadlinePanel(TitleFieldPanel):
    """Wagtail's, which keeps the slug in step, with a counter."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, Any]:
            ours, theirs = counted(HEADLINE), super().get_attrs()
            for name in ("data-controller", "data-action"):
                theirs[name] = " ".join(filter(None, [theirs.get(name), ours.pop(name)]))
            return {**theirs, **ours}


class SectionPanel(HelpPanel):
    """Where the article stands, and the way to move it."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            article = self.instance
            parent = getattr(self.form, "parent_page", None) or (
                article.get_parent() if article.path else None
            )
            can_move = bool(article.pk) and article.permissions_for_user(self.request.user).can_move()
            return {**context, "section": parent, "article": article, "can_move": can_move}


class HistoryPanel(HelpPanel):
    """The last revisions, each compared with the one before it."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            article = self.instance
            rows = (
                article.revisions.select_related("user").order_by("-created_at", "-pk") if article.pk else []
            )
            rows = list(rows[: LAST_REVISIONS + 1])
            pairs = list(zip_longest(rows, rows[1:]))[:LAST_REVISIONS]
            return {**context, "article": article, "pairs": pairs}


write = ObjectList(
    [
        FieldPanel("kicker"),
        HeadlinePanel(
            "title",
            heading=_("Headline"),
            help_text=_("What happened, in the present tense, without a full stop."),
            placeholder=_("Headline"),
            widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
            required_on_save=False,
        ),
        FieldPanel("short_headline", widget=forms.TextInput(attrs=counted(SHORT_HEADLINE))),
        FieldPanel("standfirst", widget=AdminAutoHeightTextInput(attrs=counted(STANDFIRST))),
        InlinePanel(
            "bylines",
            panels=[FieldRowPanel([FieldPanel("person"), FieldPanel("role")])],
            heading=_("Byline"),
            label=_("Person"),
            help_text=_("In the printed order. Without anyone, readers see “Staff”."),
        ),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_exclusive")], heading=_("Kind")),
        SectionPanel(template="newsroom/panels/section.html", heading=_("Section")),
        FieldPanel("body"),
        InlinePanel(
            "taggings",
            panels=[FieldPanel("tag")],
            heading=_("Tags"),
            label=_("Tag"),
            help_text=_("What the story is about, most specific first; eight at most."),
        ),
        InlinePanel(
            "topics",
            panels=[FieldPanel("topic")],
            heading=_("In Focus"),
            label=_("Topic"),
            help_text=_("The topics that explain what the story is about; their pages list it."),
        ),
        InlinePanel(
            "mentions",
            panels=[FieldPanel("topic"), FieldRowPanel([FieldPanel("text"), FieldPanel("state")])],
            heading=_("Names in the text"),
            label=_("Name"),
            help_text=_(
                "Found when the story is saved. Only what you confirm opens a card in the story: the first mention of"
                " each topic, six at most."
            ),
        ),
        InlinePanel(
            "picks",
            panels=[FieldPanel("story")],
            max_num=MOST_PICKS,
            heading=_("Related stories, picked"),
            label=_("Story"),
            help_text=_("Three at most, above the text. The paper finds more by itself, for below it."),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("publish_as"), FieldPanel("correction_kind"), FieldPanel("correction_text")],
            heading=_("What readers are told of this change"),
            help_text=_("Counts from the second time on that the article is published."),
            classname="collapsed",
        ),
        CommentPanel(),
    ],
    heading=_("Write"),
)

pictures = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("lead_picture"),
                FieldPanel("lead_alt"),
                FieldPanel("lead_is_decorative"),
                FieldPanel("lead_caption"),
            ],
            heading=_("Lead picture"),
            help_text=_("Credit and rights belong to the picture itself: edit them there."),
        ),
    ],
    heading=_("Pictures"),
)

place_and_time = ObjectList(
    [
        FieldPanel("dateline"),
        MultiFieldPanel(
            [FieldPanel("source_name"), FieldPanel("canonical_url")], heading=_("Copy of others")
        ),
        HelpPanel(template="newsroom/panels/times.html", heading=_("Times")),
        PublishingPanel(),
    ],
    heading=_("Place and time"),
)

search_and_social = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    required_on_save=False,
                    help_text=_("The last word of the address. A change leaves a redirect from the old one."),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Search title"),
                    help_text=_(
                        "Instead of the headline, in lists of search engines; 60 characters at most."
                    ),
                ),
                FieldPanel(
                    "search_description",
                    heading=_("Description"),
                    help_text=_("Below it; 155 characters at most. Without it the standfirst is taken."),
                ),
            ],
            heading=_("For search engines"),
        ),
        FieldPanel("is_hidden_from_search"),
        FieldPanel("social_picture"),
    ],
    heading=_("Search and social"),
)

history = ObjectList(
    [HistoryPanel(template="newsroom/panels/history.html", heading=_("History"))], heading=_("History")
)

edit_handler = TabbedInterface([write, pictures, place_and_time, search_and_social, history])
