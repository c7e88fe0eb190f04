"""A paper that was opened before there were composed fronts: its editors may compose them after the upgrade."""

from importlib import import_module

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from broadsheet.newsroom import roles

MIGRATION = import_module("broadsheet.fronts.migrations.0004_roles")
BEFORE = ("fronts", "0003_composed")


@pytest.mark.django_db
def test_editors_of_a_paper_that_exists_may_launch_a_front():
    editors, _new = Group.objects.get_or_create(name=roles.EDITOR)
    editors.permissions.clear()

    MIGRATION.give(MigrationExecutor(connection).loader.project_state(BEFORE).apps, None)

    given = editors.permissions.filter(content_type__app_label="fronts").values_list("codename", flat=True)
    assert set(given) == set(MIGRATION.GIVEN[roles.EDITOR])
