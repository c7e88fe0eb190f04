"""The redirects desk: addresses that were lead somewhere, and never in circles."""

import pytest
from django.urls import reverse

from broadsheet.newsroom import roles
from broadsheet.pages.models import GoneAddress, MissingAddress, Redirect

ADD = "/admin/redirects/new/"
LIST = "/admin/redirects/"


def typed(**facts):
    data = {"old_path": "/old/", "target_page": "", "target_address": "/new/", "is_permanent": "on"}
    return {**data, **facts}


def test_an_editor_makes_a_redirect_and_readers_follow_it(client, world, sign_in):
    editor = sign_in(roles.EDITOR)

    client.post(ADD, typed(old_path="old-desk", target_address="", target_page=world.pk))

    row = Redirect.objects.get()
    assert (row.old_path, row.created_by, row.cause) == ("/old-desk/", editor, "hand")
    assert client.get("/old-desk/").headers["Location"] == world.get_url()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"old_path": "/"}, "old_path"),
        ({"old_path": "/admin/x/"}, "old_path"),
        ({"old_path": ""}, "old_path"),
        ({"target_address": ""}, "__all__"),
        ({"target_address": "javascript:alert(1)"}, "target_address"),
        ({"target_address": "//elsewhere.example/"}, "target_address"),
        ({"target_address": "/old"}, "target_address"),
        ({"old_path": "/" + "x" * 700}, "old_path"),
    ],
)
def test_what_cannot_work_is_refused_at_its_box_and_leaves_no_row(client, paper, sign_in, facts, field):
    sign_in(roles.EDITOR)

    answer = client.post(ADD, typed(**facts))

    assert field in answer.context["form"].errors
    assert not Redirect.objects.exists()


def test_an_address_has_one_redirect_however_it_is_typed(client, paper, sign_in):
    sign_in(roles.EDITOR)
    client.post(ADD, typed(old_path="/old/"))

    answer = client.post(ADD, typed(old_path="old", target_address="/other/"))

    assert "old_path" in answer.context["form"].errors
    assert Redirect.objects.get().target_address == "/new/"


def test_two_redirects_never_lead_back_to_each_other(client, paper, sign_in):
    sign_in(roles.EDITOR)
    client.post(ADD, typed(old_path="/b/", target_address="/c/"))
    client.post(ADD, typed(old_path="/c/", target_address="/a/"))

    answer = client.post(ADD, typed(old_path="/a/", target_address="/b/"))

    assert "target_address" in answer.context["form"].errors
    assert Redirect.objects.count() == 2


def test_redirects_are_found_changed_and_deleted(client, paper, sign_in):
    sign_in(roles.EDITOR)
    row = Redirect.objects.create(old_path="/harbour/", target_address="/port/")
    Redirect.objects.create(old_path="/mountain/", target_address="/hill/")

    found = client.get(f"{LIST}?q=harb").content.decode()
    edit = reverse("redirects:edit", args=[row.pk])
    client.post(edit, typed(old_path="/harbour/", target_address="/quay/"))
    changed = Redirect.objects.get(pk=row.pk).target_address
    client.post(reverse("redirects:delete", args=[row.pk]))

    assert "/harbour/" in found and "/mountain/" not in found
    assert changed == "/quay/"
    assert not Redirect.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("role", [roles.CONTRIBUTOR, roles.AUTHOR, roles.MODERATOR])
def test_others_neither_see_nor_make_redirects(client, paper, sign_in, role):
    sign_in(role)

    client.post(ADD, typed())

    assert client.get(LIST).status_code == 302
    assert not Redirect.objects.exists()


def test_what_is_gone_can_be_seen_and_not_changed(client, paper, sign_in):
    sign_in(roles.EDITOR)
    GoneAddress.objects.create(path="/world/2026/01/02/x/", reason="By order of a court.")

    page = client.get("/admin/gone_addresses/")

    assert "By order of a court." in page.content.decode()
    assert client.get("/admin/gone_addresses/new/").status_code == 404


def test_the_menu_leads_there(client, paper, sign_in):
    sign_in(roles.EDITOR)

    menu = client.get("/admin/").content.decode()

    for address in (LIST, "/admin/missing_addresses/", "/admin/gone_addresses/"):
        assert address in menu


def test_the_list_costs_the_same_for_few_and_for_many(client, world, sign_in, django_assert_max_num_queries):
    sign_in(roles.ADMINISTRATOR)
    for number in range(20):
        Redirect.objects.create(old_path=f"/old-{number}/", target_page=world)
    client.get(LIST)

    with django_assert_max_num_queries(22):
        client.get(LIST)


def test_a_redirect_answers_a_missing_address_off_the_list(client, paper, sign_in):
    sign_in(roles.EDITOR)
    MissingAddress.objects.create(path="/old/", hits=3)

    client.post(ADD, typed(old_path="/old"))

    assert not MissingAddress.objects.exists()
