"""Nothing that is not in print is told to a reader, under any address."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from broadsheet.articles import actions
from broadsheet.people.models import Profile
from tests.articles import factories

SECRET = "Quicksilver"
EVERYWHERE = [
    "/", "/world/", "/news/", "/exclusive/", "/tags/harbours/", "/authors/ada-reed/", "/world/2026/11/",
    "/news/2026/11/", "/tags/harbours/2026/11/", "/authors/ada-reed/2026/11/", "/feed/", "/feed/atom/", "/feed/json/",
    "/world/feed/", "/sitemap.xml", "/sitemap-2026-11.xml", "/news-sitemap.xml", "/search/?q=quicksilver",
    "/corrections/",
]  # fmt: skip


def hide(story, how, world):
    if how == "draft":
        story.unpublish()
    elif how == "embargoed":
        story.unpublish()
        story.go_live_at = timezone.now() + timedelta(days=1)
        story.save_revision().publish()
    elif how == "private":
        PageViewRestriction.objects.create(page=story, restriction_type="login")
    elif how == "below a private section":
        PageViewRestriction.objects.create(page=world, restriction_type="password", password="sesame")
    else:
        actions.withdraw(article=story, reason="It was wrong.", by=None, at=timezone.now())


@pytest.mark.parametrize("how", ["draft", "embargoed", "private", "below a private section", "withdrawn"])
def test_hidden_stories_are_told_nowhere(client, paper, world, how):
    tag, ada = factories.tag(paper), factories.person(paper)
    facts = {"is_exclusive": True, "tags": [tag], "people": [ada]}
    story = factories.article(world, f"{SECRET} found", slug="story", standfirst=f"{SECRET}!", **facts)
    factories.article(factories.section(paper, "Other", "other"), "Bridge opens", slug="other", **facts)
    actions.correct(
        article=story,
        kind="correction",
        text=f"{SECRET} was gold.",
        is_material=True,
        by=None,
        at=timezone.now(),
    )

    hide(story, how, world)

    told = [path for path in EVERYWHERE if SECRET in client.get(path).getvalue().decode()]
    assert told == []
    assert client.get("/world/2026/11/20/story/").status_code == (410 if how == "withdrawn" else 404)


def test_staff_see_the_same_bytes_as_readers(client, admin_client, world):
    story = factories.article(world)

    assert client.get(story.get_url()).content == admin_client.get(story.get_url()).content
    assert "Set-Cookie" not in admin_client.get(story.get_url()).headers


def test_a_page_says_no_cookie_and_varies_by_none(client, world):
    answer = client.get(factories.article(world).get_url())

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_an_author_of_drafts_only_has_an_empty_page(client, paper, world):
    ada = factories.person(paper)
    factories.article(world, SECRET, people=[ada], live=False)

    answer = client.get(f"/authors/{Profile.objects.get(person=ada).slug}/")

    assert SECRET not in answer.content.decode()
