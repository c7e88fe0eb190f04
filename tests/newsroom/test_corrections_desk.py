"""The corrections desk, withdrawals, and the way there from an article."""

import pytest
from django.urls import reverse

from broadsheet.articles.models import Article, Correction
from broadsheet.newsroom import roles
from tests.newsroom import factories

LIST, ADD = "/admin/corrections/", "/admin/corrections/new/"


def typed(story, **facts):
    return {
        "article": story.pk,
        "kind": "correction",
        "text": "It is 301 metres.",
        "is_material": "on",
        **facts,
    }


def withdraw(story):
    return reverse("withdraw_article", args=[story.pk])


def put_back(story):
    return reverse("put_back_article", args=[story.pk])


@pytest.fixture
def story(world):
    return factories.article(
        world, "Bridge opens", live=True, people=[factories.person(world.locale.edition)]
    )


def test_a_correction_is_in_print_at_once_with_who_made_it(client, story, sign_in):
    editor = sign_in(roles.EDITOR)

    client.post(ADD, typed(story))

    assert "It is 301 metres." in client.get(story.get_url()).content.decode()
    assert Correction.objects.get().made_by == editor
    assert Article.objects.get().updated_at is not None


def test_the_form_opens_with_the_article_one_came_from(client, story, sign_in):
    sign_in(roles.EDITOR)

    answer = client.get(f"{ADD}?article={story.pk}")

    assert answer.context["form"]["article"].value() == story.pk
    assert client.get(f"{ADD}?article=x").status_code == 200


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": "  "}, "text"),
        ({"kind": "rumour"}, "kind"),
        ({"article": ""}, "article"),
        ({"article": 9}, "article"),
    ],
)
def test_what_is_no_correction_is_refused_at_its_box(client, story, sign_in, facts, field):
    sign_in(roles.EDITOR)

    answer = client.post(ADD, typed(story, **facts))

    assert field in answer.context["form"].errors
    assert not Correction.objects.exists()


def test_a_draft_is_changed_and_not_corrected(client, world, sign_in):
    sign_in(roles.EDITOR)

    answer = client.post(ADD, typed(factories.article(world)))

    assert "not in print" in str(answer.context["form"].errors["article"])


def test_who_may_not_publish_may_not_correct(client, story, sign_in):
    sign_in(roles.MODERATOR)

    client.post(ADD, typed(story))

    assert not Correction.objects.exists()


def test_corrections_are_found_by_kind_edition_article_and_words(client, story, world, sign_in):
    sign_in(roles.EDITOR)
    other = factories.article(world, "Ferry sails", live=True)
    Correction.objects.create(article=story, kind="typo", text="A letter.")
    Correction.objects.create(article=other, kind="update", text="A new hour.")

    def shown(query):
        page = client.get(f"{LIST}results/?{query}").content.decode()
        return ("A letter." in page, "A new hour." in page)

    assert shown("") == (True, True)
    assert shown("kind=typo") == (True, False)
    assert shown(f"article={other.pk}") == (False, True)
    assert shown(f"article__edition={story.edition_id}") == (True, True)
    assert shown("q=hour") == (False, True)


def test_a_correction_can_be_reworded_and_stays_with_its_story(client, story, world, sign_in):
    sign_in(roles.EDITOR)
    row = Correction.objects.create(article=story, kind="typo", text="A leter.")
    other = factories.article(world, live=True)

    client.post(reverse("corrections:edit", args=[row.pk]), typed(other, text="A letter."))

    row.refresh_from_db()
    assert (row.text, row.article_id) == ("A letter.", story.pk)


def test_an_editor_withdraws_with_a_reason_and_puts_back(client, story, sign_in):
    sign_in(roles.EDITOR)

    client.post(withdraw(story), {"reason": "The photograph was not ours."})
    gone = client.get(story.get_url())
    client.post(put_back(story))

    assert gone.status_code == 410
    assert "The photograph was not ours." in gone.content.decode()
    assert client.get(story.get_url()).status_code == 200


def test_without_a_reason_nothing_is_withdrawn(client, story, sign_in):
    sign_in(roles.EDITOR)

    answer = client.post(withdraw(story), {"reason": " "})

    assert "give a reason" in answer.content.decode()
    assert Article.objects.get().live


def test_looking_at_the_page_withdraws_nothing(client, story, sign_in):
    sign_in(roles.EDITOR)
    client.get(withdraw(story))
    assert Article.objects.get().live

    client.post(withdraw(story), {"reason": "Wrong."})
    assert "Wrong." in client.get(put_back(story)).content.decode()
    assert not Article.objects.get().live


def test_what_is_not_in_print_is_not_withdrawn(client, world, sign_in):
    sign_in(roles.EDITOR)
    draft = factories.article(world)

    client.post(withdraw(draft), {"reason": "Wrong."})

    assert Article.objects.get().withdrawn_at is None


@pytest.mark.parametrize("role", [roles.CONTRIBUTOR, roles.AUTHOR, roles.MODERATOR])
def test_who_may_not_publish_neither_withdraws_nor_puts_back(client, story, sign_in, role):
    sign_in(role)
    client.post(withdraw(story), {"reason": "Wrong."})
    still = Article.objects.get().live
    Article.objects.update(live=False, withdrawn_at="2026-11-20T12:00Z")

    client.post(put_back(story))

    assert (still, Article.objects.get().live) == (True, False)


def test_a_story_goes_back_only_past_the_checklist(client, story, sign_in):
    sign_in(roles.EDITOR)
    client.post(withdraw(story), {"reason": "Wrong."})
    draft = Article.objects.get()
    draft.kind, draft.bylines = "opinion", []
    draft.save_revision()

    client.post(put_back(story))

    assert not Article.objects.get().live


def test_the_more_menu_of_an_article_leads_to_what_fits_its_state(client, story, sign_in):
    sign_in(roles.EDITOR)
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])

    in_print = client.get(edit).content.decode()
    listed = client.get(reverse("wagtailadmin_explore", args=[story.get_parent().pk])).content.decode()
    client.post(withdraw(story), {"reason": "Wrong."})
    withdrawn = client.get(edit).content.decode()

    for page in (in_print, listed):
        assert withdraw(story) in page and put_back(story) not in page
        assert f"{ADD}?article={story.pk}" in page
    assert put_back(story) in withdrawn and withdraw(story) not in withdrawn


def test_the_list_costs_the_same_for_few_and_for_many(client, story, sign_in, django_assert_max_num_queries):
    sign_in(roles.ADMINISTRATOR)
    for number in range(20):
        Correction.objects.create(article=story, kind="typo", text=f"Letter {number}.")
    client.get(LIST)

    with django_assert_max_num_queries(26):
        client.get(LIST)
