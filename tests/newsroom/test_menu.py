"""What each role finds in the menu, and that all of it opens."""

import json
import re

import pytest

from broadsheet.newsroom import roles

EVERY_ROLE = [role.name for role in roles.ROLES]


def sidebar(client):
    text = client.get("/admin/").text
    return json.loads(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', text, re.S)[1])


def menu_addresses(client):
    found = re.findall(r'"(/admin/[^"]*)"', json.dumps(sidebar(client)))
    return sorted(set(found) - {"/admin/logout/"})


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_everything_in_the_menu_opens(client, world, sign_in, role):
    sign_in(role)

    answers = {address: client.get(address, follow=True).status_code for address in menu_addresses(client)}

    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        (
            roles.CONTRIBUTOR,
            {"/admin/articles/"},
            {"/admin/images/", "/admin/users/", "/admin/workflows/list/"},
        ),
        (roles.AUTHOR, {"/admin/articles/", "/admin/images/"}, {"/admin/users/", "/admin/sites/"}),
        (
            roles.EDITOR,
            {"/admin/articles/", "/admin/images/"},
            {"/admin/users/", "/admin/snippets/editions/edition/"},
        ),
        (roles.ADMINISTRATOR, {"/admin/users/", "/admin/snippets/editions/edition/"}, set()),
    ],
)
def test_each_role_sees_its_own_work(client, world, sign_in, role, shown, hidden):
    sign_in(role)

    addresses = set(menu_addresses(client))

    assert shown <= addresses
    assert not hidden & addresses


def test_nothing_in_the_menu_leads_to_another_site(client, world, sign_in):
    sign_in(roles.ADMINISTRATOR)

    assert not re.findall(r'"(https?://[^"]*)"', json.dumps(sidebar(client)))
