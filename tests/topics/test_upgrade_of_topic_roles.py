"""A paper that was opened before there was In Focus lets those look at names and facts who would in a new one."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from broadsheet.newsroom import roles

migration = import_module("broadsheet.topics.migrations.0003_roles")
NAMES_AND_FACTS = ("namechange", "topicfact")


def may(role):
    """What the role may do with changes of names and with facts."""
    of_topics = Group.objects.get(name=role).permissions.filter(content_type__app_label="topics")
    rows = of_topics.filter(content_type__model__in=NAMES_AND_FACTS)
    return set(rows.values_list("codename", flat=True))


@pytest.mark.parametrize("role", [roles.EDITOR, roles.ADMINISTRATOR])
def test_a_role_that_is_there_already_sees_what_a_new_one_sees(db, role):
    made_with = may(role)
    group = Group.objects.get(name=role)
    group.permissions.remove(*Permission.objects.filter(content_type__model__in=NAMES_AND_FACTS))

    migration.give(apps, None)

    assert may(role) == made_with
    assert made_with >= {"view_namechange", "view_topicfact"}


def test_it_works_also_where_the_permissions_themselves_are_not_made_yet(db):
    Permission.objects.filter(content_type__model__in=NAMES_AND_FACTS).delete()

    migration.give(apps, None)

    assert may(roles.EDITOR) == {"view_namechange", "view_topicfact"}


def test_others_get_nothing(db):
    migration.give(apps, None)

    assert not any(may(role) for role in (roles.CONTRIBUTOR, roles.AUTHOR, roles.MODERATOR))


def test_a_paper_without_roles_gets_none(db):
    Group.objects.all().delete()

    migration.give(apps, None)

    assert not Group.objects.exists()
