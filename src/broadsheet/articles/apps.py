from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "broadsheet.articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from broadsheet.articles import actions, shown, views
        from broadsheet.articles.models import (
            Article,
            ArticleTopic,
            Byline,
            Correction,
            Mention,
            RelatedPick,
            SectionPage,
            Tagging,
        )
        from broadsheet.audience import places as audience
        from broadsheet.comments import places
        from broadsheet.delivery.followers import follow
        from broadsheet.delivery.spoiling import spoils
        from broadsheet.pages import shown as pages
        from broadsheet.pages.serving import show
        from broadsheet.topics.models import TopicPage

        show(Article, views.article)
        show(SectionPage, views.section)
        show(TopicPage, views.topic)  # here, since it lists stories
        places.open_under(Article)
        audience.count(Article.objects.in_print)
        follow(Article, actions.follow_article)
        spoils(Article, shown.of_article, hot=shown.addresses, unseen=shown.UNSEEN, reads=shown.READS)
        spoils(SectionPage, shown.of_section, hot=pages.addresses, unseen=pages.UNSEEN)
        spoils(Tagging, shown.of_tagging)
        spoils(ArticleTopic, shown.of_topic_line)
        spoils(Mention, shown.of_mention)
        spoils(Byline, shown.of_byline)
        spoils(RelatedPick, shown.of_pick)
        spoils(Correction, shown.of_correction, hot=shown.addresses_of_correction)
