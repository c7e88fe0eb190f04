from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "broadsheet.search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from modelsearch.index import get_indexed_models
        from wagtail.models import get_page_models

        from broadsheet.articles.models import Article
        from broadsheet.delivery.followers import follow
        from broadsheet.search import actions

        follow(Article, actions.follow_article)
        for model in get_page_models():
            follow(model, actions.follow_page)
        # Wagtail would queue an index task for each save although our backend keeps no index. This app
        # stands before wagtail.search in INSTALLED_APPS, so it is said before that one listens.
        for model in get_indexed_models():
            model.search_auto_update = False
