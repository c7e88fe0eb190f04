"""Editors and administrators of a paper that was opened before there was In Focus see what was done to names, and
which facts are to be looked at again.

In a new paper there are no roles yet: the newsroom makes them after migrating, and asks nothing of this.
"""

from typing import Any

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS = ("view_namechange", "view_topicfact")


def give(apps: Any, schema_editor: Any) -> None:
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    if not Group.objects.filter(name__in=("Editor", "Administrator")).exists():
        return
    config = apps.get_app_config("topics")
    module = config.models_module
    config.models_module = True  # Django passes over rooms without models, and a migration's room has none
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = module
    of_topics = Permission.objects.filter(content_type__app_label="topics")
    for group in Group.objects.filter(name="Editor"):
        group.permissions.add(*of_topics.filter(codename__in=EDITORS))
    for group in Group.objects.filter(name="Administrator"):
        group.permissions.add(*of_topics)


class Migration(migrations.Migration):

    dependencies = [
        ("topics", "0002_in_focus"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop, elidable=True)]
