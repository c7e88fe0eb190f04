"""Tags and people in the newsroom: merged, renamed, found; their old addresses lead on."""

import pytest
from django.urls import reverse
from django.utils import timezone

from broadsheet.articles.models import Article
from broadsheet.newsroom import roles
from broadsheet.pages.models import Redirect
from broadsheet.people.models import Person
from broadsheet.topics import actions
from broadsheet.topics.models import Tag
from tests.newsroom import factories
from tests.newsroom.factories import rows


def merge(tag, into):
    return actions.merge(name=tag, into=into, by=factories.staff(roles.EDITOR), at=timezone.now())


def leads(path):
    row = Redirect.objects.covering(path).first()
    return row and row.target_for(path)


@pytest.fixture
def ports(paper):
    return factories.tag(paper, "Ports", "ports")


@pytest.fixture
def harbours(paper):
    return factories.tag(paper, "Harbours", "harbours")


def test_a_merged_tag_gives_its_stories_away_none_twice(world, ports, harbours):
    one = factories.article(world, tags=[ports])
    both = factories.article(world, tags=[ports, harbours])

    moved = merge(ports, harbours)

    assert len(moved.record["lines"]["taggings"]["moved"]) == 1
    assert not ports.taggings.exists()
    assert set(harbours.taggings.values_list("article", flat=True)) == {one.pk, both.pk}


def test_the_address_of_a_merged_tag_and_all_below_it_leads_on(ports, harbours):
    merge(ports, harbours)

    assert leads("/tags/ports/") == "/tags/harbours/"
    assert leads("/tags/ports/2026/11/") == "/tags/harbours/2026/11/"
    assert Redirect.objects.get().cause == "merged"


def test_a_draft_that_still_names_the_old_tag_follows_when_it_is_published(world, ports, harbours):
    article = factories.article(world, tags=[ports])

    merge(ports, harbours)
    Article.objects.get().get_latest_revision().publish()

    assert [str(row.tag) for row in Article.objects.get(pk=article.pk).taggings.all()] == ["Harbours"]


def test_who_was_merged_into_a_tag_follows_it(paper, ports, harbours):
    quays = factories.tag(paper, "Quays", "quays")

    merge(quays, ports)
    merge(ports, harbours)

    assert Tag.objects.get(slug="quays").merged_into == harbours
    assert leads("/tags/quays/") == "/tags/harbours/"


def test_a_tag_is_not_merged_into_itself_another_edition_s_or_a_merged_one(paper, ports, harbours):
    arabic = factories.tag(factories.edition("ar", name="البريد"), "موانئ", "موانئ")
    quays = factories.tag(paper, "Quays", "quays")
    merge(ports, harbours)

    for into in (quays, arabic, ports):
        with pytest.raises(actions.CannotMerge):
            merge(quays, Tag.objects.get(pk=into.pk))


def test_a_renamed_tag_leads_from_its_old_address_and_back_again_without_a_loop(ports):
    ports.slug = "seaports"
    ports.save()
    forth = leads("/tags/ports/")
    ports.slug = "ports"
    ports.save()

    assert forth == "/tags/seaports/"
    assert leads("/tags/ports/") is None
    assert leads("/tags/seaports/") == "/tags/ports/"


def test_a_person_s_page_leads_on_from_its_old_address(paper):
    profile = factories.person(paper).profiles.get()

    profile.slug = "ada-miller"
    profile.save()

    assert leads("/authors/ada-reed/") == "/authors/ada-miller/"


def test_an_editor_merges_tags_by_form_and_an_author_cannot(client, ports, harbours, sign_in):
    address = reverse("names:merge", args=["tag", ports.pk])

    sign_in(roles.AUTHOR)
    client.post(address, {"into": harbours.pk})
    by_author = Tag.objects.get(pk=ports.pk).merged_into
    sign_in(roles.EDITOR)
    shown = client.get(address)
    client.post(address, {"into": harbours.pk})

    assert (by_author, shown.status_code) == (None, 200)
    assert Tag.objects.get(pk=ports.pk).merged_into == harbours


def test_a_merge_form_refuses_the_tag_itself_and_tags_of_other_editions(client, ports, sign_in):
    arabic = factories.tag(factories.edition("ar", name="البريد"), "موانئ", "موانئ")
    sign_in(roles.EDITOR)

    for into in (ports, arabic):
        answer = client.post(reverse("names:merge", args=["tag", ports.pk]), {"into": into.pk})
        assert "into" in answer.context["form"].errors


def test_a_person_is_made_with_the_printed_name_only(client, paper, sign_in):
    sign_in(roles.EDITOR)
    profile = {"edition": paper.pk, "name": "Ada Reed", "slug": "", "role": "", "biography": "null"}

    client.post(reverse("wagtailsnippets_people_person:add"), rows("profiles", [profile]))

    who = Person.objects.get()
    assert (who.key, str(who), who.profiles.get().slug) == ("ada-reed", "Ada Reed", "ada-reed")


def test_people_are_found_and_chosen_by_their_printed_names(client, paper, sign_in):
    factories.person(paper)
    factories.person(paper, "John Roe", "john-roe")
    sign_in(roles.CONTRIBUTOR)

    chosen = client.get(reverse("wagtailsnippetchoosers_people_person:choose"), {"q": "reed"}).text
    listed = client.get(reverse("wagtailsnippets_people_person:list"), {"q": "reed"}).text

    for text in (chosen, listed):
        assert "Ada Reed" in text
        assert "John Roe" not in text


def test_merged_tags_are_not_offered(client, ports, harbours, sign_in):
    merge(ports, harbours)
    sign_in(roles.AUTHOR)

    text = client.get(reverse("wagtailsnippetchoosers_topics_tag:choose")).text

    assert "Harbours" in text
    assert "Ports" not in text


@pytest.mark.parametrize("name", ["people_person", "topics_tag", "masthead_masthead", "editions_edition"])
def test_an_administrator_sees_every_list_and_form(client, paper, sign_in, name):
    sign_in(roles.ADMINISTRATOR)

    for view in ("list", "add"):
        assert client.get(reverse(f"wagtailsnippets_{name}:{view}")).status_code == 200


def test_making_an_edition_is_an_administrator_s(client, paper, sign_in):
    sign_in(roles.EDITOR)

    assert client.get(reverse("wagtailsnippets_editions_edition:add")).status_code == 302
