"""Editors, moderators and administrators of a paper that was opened before get what a new one is made with.

In a new paper there are no roles yet: the newsroom makes them after migrating, and asks nothing of this.
"""

from typing import Any

from django.contrib.auth.management import create_permissions
from django.db import migrations

DESK = ("add_ban", "delete_ban", "view_ban", "view_decision", "view_report")
MODELS = ("comment", "ban", "decision", "report", "discussion", "commentrules", "moderatedsection")
GIVEN = {
    "Editor": (*DESK, "change_commentrules", "view_commentrules"),
    "Moderator": DESK,
    "Administrator": tuple(f"{deed}_{model}" for deed in ("add", "change", "delete", "view") for model in MODELS),
}


def give(apps: Any, schema_editor: Any) -> None:
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    groups = list(Group.objects.filter(name__in=GIVEN))
    if not groups:
        return
    config = apps.get_app_config("comments")
    config.models_module = True  # Django passes over rooms without models, and a migration's room has none
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    for group in groups:
        rows = Permission.objects.filter(content_type__app_label="comments", codename__in=GIVEN[group.name])
        group.permissions.add(*rows)


class Migration(migrations.Migration):

    dependencies = [
        ("comments", "0004_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop, elidable=True)]
