"""The first screen of the newsroom: piles with their numbers, each opening the list it counts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from broadsheet.newsroom import desk, roles
from tests.newsroom import factories

HOME = "/admin/"


def schedule(article, *, hours):
    article.go_live_at = timezone.now() + timedelta(hours=hours)
    revision = article.save_revision()
    revision.publish()
    return revision


def titles(pile, user):
    pages = desk.pages_of(desk.PILES[pile], user=user, at=timezone.now())
    return [page.title for page in pages]


def listed(client, pile):
    answer = client.get(reverse("desk:index"), {"pile": pile})
    return [page.title for page in answer.context["object_list"]]


def miss(article, *, minutes):
    """A scheduled article whose hour came and went."""
    revision = schedule(article, hours=1)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=minutes)
    revision.save()


def test_my_drafts_are_mine_and_not_in_print(client, world, sign_in):
    ada = sign_in(roles.EDITOR)
    factories.article(world, title="Mine", owner=ada)
    factories.article(world, title="Another’s", owner=factories.staff(roles.AUTHOR))
    factories.article(world, title="Mine, printed", owner=ada, live=True)

    assert titles("drafts", ada) == listed(client, "drafts") == ["Mine"]


def test_a_printed_story_that_i_am_changing_is_a_draft_of_mine(world, sign_in):
    ada = sign_in(roles.EDITOR)
    article = factories.article(world, title="Printed", live=True)
    article.save_revision(user=ada)

    assert titles("drafts", ada) == ["Printed"]


def test_what_is_handed_in_waits_for_editors_and_not_for_its_author(client, world, sign_in):
    author = factories.staff(roles.AUTHOR)
    article = factories.article(world, title="Handed in", owner=author)
    article.get_workflow().start(article, author)
    editor = sign_in(roles.EDITOR)

    assert titles("waiting", editor) == listed(client, "waiting") == ["Handed in"]
    assert titles("waiting", author) == []


def test_scheduled_are_those_of_the_next_day_by_their_hour(client, world, sign_in):
    editor = sign_in(roles.EDITOR)
    for title, hours in (("Later", 5), ("Soon", 2), ("Next week", 150)):
        schedule(factories.article(world, title=title), hours=hours)

    assert titles("scheduled", editor) == ["Soon", "Later"]
    assert set(listed(client, "scheduled")) == {"Soon", "Later"}


def test_a_missed_hour_stands_in_red_words_on_the_first_screen(client, world, sign_in):
    editor = sign_in(roles.EDITOR)
    miss(factories.article(world, title="Missed"), minutes=5)
    miss(factories.article(world, title="Due this minute"), minutes=0.5)

    page = client.get(HOME)

    assert titles("overdue", editor) == listed(client, "overdue") == ["Missed"]
    assert "desk-pile--red" in page.text
    assert "should be in print since" in page.text


def test_a_quiet_newsroom_says_so(client, world, sign_in):
    sign_in(roles.EDITOR)

    page = client.get(HOME)

    assert "Nothing has missed its hour." in page.text
    assert "Nothing waits for you." in page.text
    assert "desk-pile--red" not in page.text


def test_what_i_locked_is_on_my_desk(world, sign_in):
    ada = sign_in(roles.EDITOR)
    article = factories.article(world, title="Locked")
    article.locked, article.locked_by, article.locked_at = True, ada, timezone.now()
    article.save()

    assert titles("locked", ada) == ["Locked"]


def test_the_first_screen_costs_the_same_for_few_and_for_many(
    client, world, sign_in, django_assert_max_num_queries, django_assert_num_queries
):
    ada = sign_in(roles.EDITOR)

    def fill(count):
        for _number in range(count):
            article = factories.article(world, owner=ada)
            article.get_workflow().start(article, ada)
            schedule(factories.article(world), hours=2)
            miss(factories.article(world), minutes=5)

    fill(1)
    client.get(HOME)  # content types are remembered from here on
    with django_assert_max_num_queries(60) as few:
        client.get(HOME)
    fill(4)
    with django_assert_num_queries(len(few)):
        client.get(HOME)


def test_a_moderator_without_pages_gets_a_first_screen_too(client, paper, sign_in):
    sign_in(roles.MODERATOR)

    page = client.get(HOME)

    assert page.status_code == 200
    assert "What you may do stands in the menu." in page.text


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_the_first_screen_turns_round_for_right_to_left(client, world, sign_in, language):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=sign_in(roles.EDITOR), preferred_language=language)

    page = client.get(HOME)

    assert f'lang="{language}" dir="rtl"' in page.text


def test_the_list_of_articles_is_searched_and_filtered(client, world, sign_in):
    sign_in(roles.EDITOR)
    factories.article(world, title="Bridge opens", live=True)
    factories.article(world, title="In praise of bridges", kind="opinion")
    address = reverse("articles:index")

    by_kind = client.get(address, {"kind": "opinion", "section": world.pk}).context["object_list"]
    by_words = client.get(address, {"q": "opens"}).context["object_list"]

    assert [page.title for page in by_kind] == ["In praise of bridges"]
    assert [page.title for page in by_words] == ["Bridge opens"]


def test_nothing_of_the_newsroom_comes_from_elsewhere(client, world, sign_in):
    sign_in(roles.EDITOR)
    article = factories.article(world)

    for address in (HOME, reverse("wagtailadmin_pages:edit", args=[article.pk]), reverse("articles:index")):
        text = client.get(address).text
        assert not any(f'{place}="http' in text for place in ("src", "action")), address
        assert "gravatar" not in text
        assert 'rel="stylesheet" href="http' not in text


def test_the_newsroom_carries_the_paper_s_name(client, world, sign_in):
    sign_in(roles.EDITOR)

    text = client.get(HOME).text

    assert "- Broadsheet</title>" in text
    assert "desk-name" in text
