"""What a browser may run: decision 0008. Screens are searched for what the policy would stop."""

import re

import pytest
from django.urls import reverse

from broadsheet.config import policy
from tests.newsroom import factories

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"(?:application|text)/(?!javascript))[^>]*>")
HANDLER = re.compile(r"<[^>]+\son[a-z]+=\"[^>]*>")
SCREENS = [
    "/admin/", "/admin/pages/", "/admin/articles/", "/admin/desk/", "/admin/images/", "/admin/images/add/",
    "/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/groups/new/", "/admin/sites/",
    "/admin/locales/", "/admin/workflows/list/", "/admin/workflows/add/", "/admin/collections/",
    "/admin/reports/site-history/", "/admin/reports/locked/", "/admin/reports/workflow/",
    "/admin/reports/aging-pages/", "/admin/redirects/", "/admin/redirects/new/", "/admin/missing_addresses/",
    "/admin/corrections/", "/admin/corrections/new/", "/admin/account/", "/admin/snippets/people/person/add/",
    "/admin/snippets/topics/tag/add/", "/admin/snippets/editions/edition/add/",
    "/admin/snippets/masthead/masthead/add/", "/accounts/2fa/", "/accounts/password/change/",
]  # fmt: skip


@pytest.fixture
def story(world):
    return factories.article(world, live=True, people=[factories.person(world.locale.edition)])


@pytest.fixture
def paper(db):
    return factories.edition()


@pytest.fixture
def world(paper):
    return factories.section(paper)


@pytest.fixture
def administrator(client, paper, django_user_model):
    user = django_user_model.objects.create_superuser("root", "root@example.org", "pass")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")


def offences(html: str) -> list[str]:
    return INLINE_SCRIPT.findall(html) + HANDLER.findall(html)


@pytest.mark.parametrize("path", SCREENS)
def test_no_screen_of_the_newsroom_has_an_inline_script(client, administrator, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert offences(answer.content.decode()) == []


def test_nor_has_the_editor(client, administrator, story, world):
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    add = client.get(
        reverse("wagtailadmin_pages:add", args=["articles", "article", world.pk])
    ).content.decode()

    assert offences(edit) + offences(add) == []
    assert 'kind="ImageChooser"' in edit and 'kind="rows"' in edit and 'kind="datetime"' in edit


def test_the_search_finds_what_it_looks_for():
    assert offences("<script>x</script>") and offences("<script type='module'>x</script>")
    assert offences('<a onclick="x">')
    assert not offences('<script src="x"></script><script type="application/json">{}</script><a data-on="x">')


@pytest.mark.parametrize("path", ["/admin/", "/accounts/login/", "/", "/nowhere/", "/-/draft/x/"])
def test_no_page_runs_inline_scripts_or_loads_them_from_elsewhere(client, paper, path):
    header = client.get(path).headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in header.split(";"))

    assert rules["script-src"] == "'self'"
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == "'none'"


def test_readers_and_the_sign_in_have_no_inline_styles_either_and_the_sign_in_no_frames():
    assert "unsafe" not in policy.READERS + policy.SIGN_IN
    assert "frame-ancestors 'none'" in policy.SIGN_IN
    assert "frame-src" not in policy.SIGN_IN
