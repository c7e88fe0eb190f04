from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TitleFieldPanel

edit_handler = ObjectList(
    [
        FieldPanel("edition"),
        TitleFieldPanel("name", placeholder=_("Name of the tag")),
        FieldPanel("slug"),
        FieldPanel("description"),
    ]
)
