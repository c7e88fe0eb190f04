from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RelatedConfig(AppConfig):
    name = "broadsheet.related"
    verbose_name = _("Related stories")

    def ready(self) -> None:
        from broadsheet.articles.models import Article
        from broadsheet.delivery.followers import follow
        from broadsheet.related import tasks

        # after that of `search`, whose app stands before: the story's words are in its entry by then
        follow(Article, tasks.follow_article)
