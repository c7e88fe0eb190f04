from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "broadsheet.comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        from broadsheet.comments import actions, shown
        from broadsheet.comments.models import Comment, CommentRules, Discussion
        from broadsheet.delivery.followers import follow
        from broadsheet.delivery.spoiling import spoils

        spoils(Comment, shown.of_comment, hot=shown.addresses, unseen=shown.UNSEEN)
        spoils(Discussion, shown.of_discussion, hot=shown.addresses_of_discussion)
        spoils(CommentRules, shown.of_rules)
        follow(Comment, actions.follow_comment)
