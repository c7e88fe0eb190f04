from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TopicsConfig(AppConfig):
    name = "broadsheet.topics"
    verbose_name = _("Topics")

    def ready(self) -> None:
        from broadsheet.delivery.spoiling import fields, spoils
        from broadsheet.pages import shown as pages
        from broadsheet.pages.serving import show
        from broadsheet.topics import shown, views
        from broadsheet.topics.models import Alias, Tag, TopicPage, TopicsPage

        show(TopicsPage, views.topics)
        spoils(Tag, lambda tag: {f"tag:{tag.pk}": fields(tag)})
        spoils(TopicPage, shown.of_topic, hot=shown.addresses, unseen=pages.UNSEEN, reads=shown.READS)
        spoils(TopicsPage, shown.of_topics, hot=pages.addresses, unseen=pages.UNSEEN)
        spoils(Alias, shown.of_alias)
