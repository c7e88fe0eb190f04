"""A paper that was opened before there was a desk of comments gives it to those who would have it in a new one."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from broadsheet.newsroom import roles

migration = import_module("broadsheet.comments.migrations.0005_desk_roles")
BEFORE = {f"{deed}_comment" for deed in roles.ALL}


def held(group):
    rows = group.permissions.filter(content_type__app_label="comments")
    return set(rows.values_list("codename", flat=True))


@pytest.mark.parametrize("role", [roles.EDITOR, roles.MODERATOR, roles.ADMINISTRATOR])
def test_a_role_that_is_there_already_gets_what_a_new_one_is_made_with(db, role):
    group = Group.objects.get(name=role)
    made_with = held(group)
    group.permissions.remove(
        *group.permissions.filter(content_type__app_label="comments").exclude(codename__in=BEFORE)
    )

    migration.give(apps, None)

    assert held(group) == made_with > BEFORE


def test_nobody_else_gets_anything(db):
    migration.give(apps, None)

    others = Group.objects.exclude(name__in=[roles.EDITOR, roles.MODERATOR, roles.ADMINISTRATOR])
    assert not others.filter(permissions__content_type__app_label="comments").exists()


def test_a_new_paper_has_no_roles_yet_and_nothing_is_done(db):
    Group.objects.all().delete()

    migration.give(apps, None)

    assert not Group.objects.exists()
