"""A paper that was opened before there were composed fronts gives the desk to those who would have it in a new one."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from broadsheet.newsroom import roles

migration = import_module("broadsheet.fronts.migrations.0004_roles")


@pytest.mark.parametrize("role", [roles.EDITOR, roles.ADMINISTRATOR])
def test_a_role_that_is_there_already_gets_what_a_new_one_is_made_with(db, role):
    group = Group.objects.get(name=role)
    of_fronts = group.permissions.filter(content_type__app_label="fronts")
    made_with = set(of_fronts.exclude(codename__endswith="frontpage").values_list("codename", flat=True))
    group.permissions.remove(*of_fronts)

    migration.give(apps, None)

    assert set(of_fronts.values_list("codename", flat=True)) == made_with
    assert made_with


def test_nobody_else_gets_anything(db):
    migration.give(apps, None)

    others = Group.objects.exclude(name__in=[roles.EDITOR, roles.ADMINISTRATOR])
    assert not others.filter(permissions__content_type__app_label="fronts").exists()


def test_a_new_paper_has_no_roles_yet_and_nothing_is_done(db):
    Group.objects.all().delete()

    migration.give(apps, None)

    assert not Group.objects.exists()
