"""The forms of tags, of topics and of the list of all topics."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
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

edit_handler = ObjectList(
    [
        FieldPanel("edition"),
        TitleFieldPanel("name", placeholder=_("Name of the tag")),
        FieldPanel("slug"),
        FieldPanel("description"),
    ]
)


class NamesPanel(HelpPanel):
    """The topic's further names, and the way to change them."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            topic = self.instance
            return {**context, "topic": topic, "aliases": topic.other_names.all() if topic.pk else []}


source = FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")])

card = ObjectList(
    [
        TitleFieldPanel("title", heading=_("Name"), placeholder=_("Name of the topic")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_common_word")]),
        MultiFieldPanel([FieldPanel("definition"), source], heading=_("The card")),
        FieldPanel("picture"),
        NamesPanel(template="topics/panels/names.html", heading=_("Other names")),
    ],
    heading=_("Card"),
)

page = ObjectList(
    [
        FieldPanel("what_it_is"),
        MultiFieldPanel([FieldPanel("why_now"), FieldPanel("as_of_date")], heading=_("Why now")),
        InlinePanel(
            "sources",
            panels=[source],
            heading=_("Further sources"),
            label=_("Source"),
            help_text=_(
                "The source of the definition is number 1; these are 2, 3 and so on. Write [2] behind a sentence, "
                "in the definition too, and readers see who says so."
            ),
        ),
        InlinePanel(
            "facts",
            panels=[
                FieldPanel("text"),
                source,
                FieldRowPanel([FieldPanel("as_of_date"), FieldPanel("review_date")]),
            ],
            heading=_("Facts"),
            label=_("Fact"),
        ),
        InlinePanel(
            "events",
            panels=[FieldRowPanel([FieldPanel("moment"), FieldPanel("text")]), source],
            heading=_("Timeline"),
            label=_("Event"),
        ),
        InlinePanel(
            "names_elsewhere",
            panels=[FieldRowPanel([FieldPanel("language_code"), FieldPanel("name")])],
            heading=_("Names in other languages"),
            label=_("Name"),
        ),
        InlinePanel(
            "neighbours", panels=[FieldPanel("related")], heading=_("Related topics"), label=_("Topic")
        ),
        FieldPanel("wikidata_id"),
    ],
    heading=_("Page"),
)

search = ObjectList(
    [
        FieldPanel("slug"),
        FieldPanel("seo_title", heading=_("Search title")),
        FieldPanel("search_description", heading=_("Description")),
        FieldPanel("is_hidden_from_search"),
        FieldPanel("social_picture"),
        PublishingPanel(),
    ],
    heading=_("Search and social"),
)

topic_page = TabbedInterface([card, page, search])

topics_page = ObjectList(
    [
        TitleFieldPanel("title", heading=_("Name")),
        FieldPanel("description"),
        InlinePanel(
            "in_focus",
            panels=[FieldPanel("topic")],
            heading=_("In Focus"),
            label=_("Topic"),
            max_num=12,
            help_text=_(
                "The strip on the front page, in this order: 4 to 12 topics. With fewer there is none."
            ),
        ),
        FieldPanel("is_hidden_from_search"),
        PublishingPanel(),
    ]
)
