"""The most read stories, as the newsroom sees them: which, in which order, with which numbers, and by whom."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageViewRestriction
from wagtail.users.models import UserProfile

from broadsheet.articles import actions as articles
from broadsheet.comments.models import ModeratedSection
from broadsheet.editions.models import Edition
from broadsheet.newsroom import roles
from tests.articles import factories
from tests.audience.reading import AT, BACKEND, read, sign_in, soup, words

pytestmark = pytest.mark.django_db
DAY_AGO, WEEK_AGO = 24, 7 * 24


def listed(client, **asked):
    """(headline, day, week, month) of each line."""
    page = soup(client.get(reverse("readers"), asked))
    rows = page.select(".readers-list tbody tr:has(td.readers-list__views)")
    return [
        (
            words(row.select_one(".readers-list__title")),
            *[int(words(cell)) for cell in row.select("td.readers-list__views")],
        )
        for row in rows
    ]


def headlines(client, **asked):
    return [line[0] for line in listed(client, **asked)]


@pytest.fixture
def two_stories(world):
    """One that was much read last week, one that is read now."""
    old, new = factories.article(world, "Old news"), factories.article(world, "New news")
    read(old, {1: 3, DAY_AGO: 90, WEEK_AGO: 5})
    read(new, {0: 7, 23: 1})
    return old, new


def test_stories_are_listed_by_the_views_of_the_window(client, editor, two_stories):
    assert listed(client) == [("New news", 8, 8, 8), ("Old news", 3, 93, 98)]
    assert headlines(client, window="week") == headlines(client, window="month") == ["Old news", "New news"]


def test_a_line_leads_to_the_reading_of_the_story_and_to_the_story(client, editor, two_stories):
    _old, new = two_stories

    line = soup(client.get(reverse("readers"))).select_one(".readers-list tbody tr")

    assert [link["href"] for link in line.select("a")] == [
        reverse("readers_story", args=[new.pk]),
        new.address,
    ]
    assert words(line.select_one("bdi")) == "World"


def test_the_list_is_of_an_edition_or_of_a_section(client, editor, paper, world, arabic):
    economy = factories.section(paper, "Economy", "economy")
    for place, title in ((world, "Bridge"), (economy, "Bank"), (factories.section(arabic, "عالم"), "جسر")):
        read(factories.article(place, title), {0: 1})

    assert sorted(headlines(client)) == sorted(headlines(client, edition="en")) == ["Bank", "Bridge"]
    assert headlines(client, section=economy.pk) == headlines(client, edition="en", section=economy.pk)
    assert headlines(client, section=economy.pk) == ["Bank"]
    assert headlines(client, edition="ar") == ["جسر"]


def test_sections_that_nobody_reads_are_not_offered(client, editor, paper, two_stories):
    factories.section(paper, "Economy", "economy")

    page = soup(client.get(reverse("readers")))

    assert [words(link) for link in page.select(".readers-places--sections a")] == ["All sections", "World"]


def test_a_long_list_has_pages(client, editor, world):
    for number in range(1, 53):
        read(factories.article(world, f"Story {number}"), {0: number})

    assert headlines(client)[0] == "Story 52"
    assert headlines(client, page=2) == ["Story 2", "Story 1"]


@pytest.mark.parametrize(
    "asked",
    [
        {"window": "foo"}, {"page": "abc"}, {"page": 2}, {"page": "9" * 40}, {"edition": "xx"}, {"section": "1e9"},
        {"section": "9" * 40}, {"window": ""},
    ],
)  # fmt: skip
def test_what_there_is_not_is_not_found(client, editor, two_stories, asked):
    assert client.get(reverse("readers"), asked).status_code == 404
    assert "page" in asked or client.get(reverse("readers_export", args=["csv"]), asked).status_code == 404
    assert {"window", "page"} & asked.keys() or client.get("/admin/", asked).status_code == 404


def test_a_section_of_another_edition_is_not_found(client, editor, world, arabic):
    asked = {"edition": "ar", "section": world.pk}

    assert client.get(reverse("readers"), asked).status_code == 404
    assert client.get("/admin/", asked).status_code == 404


def test_a_demonstration_says_that_its_reading_is_simulated(client, editor, two_stories):
    assert "simulated" not in client.get(reverse("readers")).text

    Edition.objects.update(is_demonstration=True)

    assert "its reading is simulated" in client.get(reverse("readers")).text
    assert "its reading is simulated" in client.get("/admin/").text


def test_in_arabic_the_screen_runs_from_the_right(client, editor, two_stories):
    UserProfile.objects.create(user=editor, preferred_language="ar")

    page = soup(client.get(reverse("readers")))

    assert (page.html["dir"], page.html["lang"]) == ("rtl", "ar")
    assert words(page.select_one("h1")) == "القرّاء"
    assert [words(link) for link in page.select(".readers-windows a")] == ["اليوم", "الأسبوع", "الشهر"]


@pytest.mark.parametrize("stories", [3, 40])
def test_the_list_costs_the_same_for_few_and_for_many(
    client, editor, world, stories, django_assert_max_num_queries
):
    for number in range(stories):
        read(factories.article(world, f"Story {number}"), {0: 1})
    client.get(reverse("readers"))

    with django_assert_max_num_queries(24):
        client.get(reverse("readers"))


# --- who sees what ------------------------------------------------------------------------------------------


def test_strangers_are_asked_to_sign_in(client, two_stories):
    for address in (reverse("readers"), reverse("readers_export", args=["csv"])):
        answer = client.get(address)
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/accounts/login/")


def test_accounts_without_the_newsroom_are_refused(client, two_stories):
    reader = get_user_model().objects.create_user("reader", "reader@example.org", "pass")
    client.force_login(reader, backend=BACKEND)

    assert client.get(reverse("readers")).status_code == 403
    assert client.get(reverse("readers_story", args=[two_stories[0].pk])).status_code == 403


@pytest.mark.parametrize("role", [role.name for role in roles.ROLES])
def test_every_role_finds_the_list_in_the_menu(client, two_stories, at_noon, role):
    sign_in(client, role)

    assert f'"{reverse("readers")}"' in client.get("/admin/").text
    assert headlines(client) == ["New news", "Old news"]


def test_what_left_print_is_seen_by_those_who_find_it_in_the_newsroom(client, two_stories, at_noon):
    old, new = two_stories
    articles.withdraw(article=new, reason="It was wrong.", by=None, at=AT)
    PageViewRestriction.objects.create(page=old, restriction_type=PageViewRestriction.LOGIN)

    sign_in(client, roles.MODERATOR)
    assert headlines(client) == []
    assert client.get(reverse("readers_story", args=[new.pk])).status_code == 404
    sign_in(client, roles.EDITOR)
    assert headlines(client) == ["New news", "Old news"]
    assert "out of print" in client.get(reverse("readers_story", args=[new.pk])).text


def test_who_edits_one_section_sees_its_readers_only(client, paper, world, two_stories, at_noon):
    economy = factories.section(paper, "Economy", "economy")
    bank = factories.article(economy, "Bank")
    read(bank, {0: 1})
    desk = Group.objects.create(name="Economy desk")
    desk.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=desk, page=economy, permission=Permission.objects.get(codename="change_page")
    )
    user = get_user_model().objects.create_user("eve", "eve@example.org", "pass")
    user.groups.add(desk)
    client.force_login(user, backend=BACKEND)

    assert headlines(client) == ["Bank"]
    assert client.get(reverse("readers"), {"section": world.pk}).status_code == 404
    assert client.get(reverse("readers_story", args=[two_stories[0].pk])).status_code == 404
    assert client.get(reverse("readers_story", args=[bank.pk])).status_code == 200
    assert "Old news" not in client.get("/admin/").text


def test_a_moderator_of_sections_sees_the_readers_of_these(client, paper, world, two_stories, at_noon):
    economy = factories.section(paper, "Economy", "economy")
    read(factories.article(economy, "Bank"), {0: 1})
    ModeratedSection.objects.create(user=sign_in(client, roles.MODERATOR), page=economy)

    assert headlines(client) == ["Bank"]
    assert client.get(reverse("readers"), {"section": world.pk}).status_code == 404


# --- the first screen -----------------------------------------------------------------------------------------


def test_the_first_screen_shows_the_ten_most_read_of_a_day(client, editor, world):
    for number in range(1, 13):
        read(factories.article(world, f"Story {number}"), {0: number, DAY_AGO: 100 - number})

    lines = soup(client.get("/admin/")).select(".readers-now__line")

    assert [words(line.select_one("a")) for line in lines] == [f"Story {n}" for n in range(12, 2, -1)]
    assert words(lines[0].select_one(".readers-now__views")) == "Views in 24 hours: 12"
    assert lines[0].select_one("svg path")["d"].startswith("M0 100")


def test_the_first_screen_shows_another_edition_or_section_by_a_link(client, editor, world, arabic):
    read(factories.article(world, "Bridge"), {0: 1})
    read(factories.article(factories.section(arabic, "عالم"), "جسر"), {0: 1})

    first = soup(client.get("/admin/"))
    links = {words(link): link["href"] for link in first.select(".readers-places a")}
    second = soup(client.get("/admin/" + links["البريد"].partition("#")[0]))

    assert words(first.select_one(".readers-now__title")) == "Bridge"
    assert words(second.select_one(".readers-now__title")) == "جسر"
    assert links["World"] == f"?edition=en&section={world.pk}#most-read"


@pytest.mark.parametrize("stories", [1, 30])
def test_the_first_screen_stays_cheap(client, editor, world, stories, django_assert_max_num_queries):
    for number in range(stories):
        read(factories.article(world, f"Story {number}"), {0: 1})
    client.get("/admin/")

    with django_assert_max_num_queries(36):  # whatever is read
        client.get("/admin/")
