from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TopicsConfig(AppConfig):
    name = "broadsheet.topics"
    verbose_name = _("Topics")

    def ready(self) -> None:
        from broadsheet.delivery.spoiling import fields, spoils
        from broadsheet.topics.models import Tag

        spoils(Tag, lambda tag: {f"tag:{tag.pk}": fields(tag)})
