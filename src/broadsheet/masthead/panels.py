from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList

link = [
    FieldRowPanel([FieldPanel("place"), FieldPanel("label")]),
    FieldPanel("page"),
    FieldPanel("address"),
]

edit_handler = ObjectList(
    [
        FieldPanel("edition"),
        FieldPanel("publisher"),
        FieldPanel("contact_email"),
        FieldPanel("footer_text"),
        InlinePanel(
            "links",
            panels=link,
            heading=_("Menus"),
            label=_("Link"),
            help_text=_(
                "Without a link in the header, the sections of the edition stand there in their order."
            ),
        ),
    ]
)
