from typing import Any

from django.apps import AppConfig, apps
from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

NEEDED_TABLES = {
    "auth_group",
    "wagtailcore_workflowpage",
    "wagtailcore_page",
    "fronts_frontpage",
    "images_picture",
}


class NewsroomConfig(AppConfig):
    name = "broadsheet.newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from broadsheet.audience.desk import doors as audience
        from broadsheet.comments.desk import doors as comments
        from broadsheet.delivery.followers import follow
        from broadsheet.fronts.models import FrontPage
        from broadsheet.newsroom import actions

        def open_front(front: Model, deleted: bool) -> None:
            if not deleted and isinstance(front, FrontPage):
                actions.open_front(front)

        follow(FrontPage, open_front)
        # moderators of some sections see the readers of these, too
        audience.limit(lambda user: comments.scope_of(user).paths)
        # the one signal of the house that is about no row: roles are there as soon as the tables are.
        # It is sent for rooms with models only, so the fronts stand for the newsroom.
        post_migrate.connect(
            make_roles, sender=apps.get_app_config("fronts"), dispatch_uid="broadsheet.newsroom.roles"
        )


def make_roles(**kwargs: Any) -> None:
    from broadsheet.newsroom import actions

    if set(connection.introspection.table_names()) >= NEEDED_TABLES:  # not while migrating back or in part
        actions.ensure_roles()
