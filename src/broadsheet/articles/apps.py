from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "broadsheet.articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from broadsheet.articles import actions, views
        from broadsheet.articles.models import Article, SectionPage
        from broadsheet.delivery.followers import follow
        from broadsheet.pages.serving import show

        show(Article, views.article)
        show(SectionPage, views.section)
        follow(Article, actions.follow_article)
