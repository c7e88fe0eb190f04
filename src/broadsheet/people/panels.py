"""The form of a person: once for the newsroom, once for each edition."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from broadsheet.people import forms

profile = [
    FieldRowPanel([FieldPanel("edition"), FieldPanel("name")]),
    FieldRowPanel([FieldPanel("role"), FieldPanel("slug")]),
    FieldPanel("biography"),
]

edit_handler = ObjectList(
    [
        InlinePanel(
            "profiles",
            panels=profile,
            heading=_("As printed"),
            label=_("Edition"),
            min_num=1,
            help_text=_(
                "One for each edition that prints this person’s work. The slug makes the address of the page."
            ),
        ),
        FieldPanel("portrait"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("public_email"), FieldPanel("fediverse")])],
            heading=_("Shown to readers"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("account"), FieldPanel("key")])], heading=_("For the newsroom")
        ),
    ],
    base_form_class=forms.PersonForm,
)
