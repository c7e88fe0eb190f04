"""The preview beside the form: what is typed, as readers will see it, before anything is saved."""

import pytest
from django.urls import reverse

from broadsheet.newsroom import roles
from tests.newsroom import factories
from tests.newsroom.factories import typed


def preview(client, address, mode="", **data):
    told = client.post(address, typed(**data))
    assert told.json()["is_valid"], told.json()
    return client.get(address, {"mode": mode})


def on_edit(article):
    return reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])


def on_add(place):
    return reverse("wagtailadmin_pages:preview_on_add", args=["articles", "article", place.pk])


def test_a_new_story_is_seen_before_it_is_saved(client, paper, world, sign_in):
    sign_in(roles.CONTRIBUTOR)
    who, tag = factories.person(paper), factories.tag(paper)

    page = preview(client, on_add(world), title="Not saved yet", bylines=[who], taggings=[tag])

    assert page.status_code == 200
    for words in ("Not saved yet", "Ada Reed", "Harbours", "World"):
        assert words in page.text


def test_a_change_is_seen_before_it_is_saved_and_print_stays_as_it_is(client, paper, world, sign_in):
    sign_in(roles.EDITOR)
    article = factories.article(world, live=True, people=[factories.person(paper)])
    other = factories.person(paper, "John Roe", "john-roe")

    page = preview(client, on_edit(article), title="Changed", slug=article.slug, bylines=[other])

    assert "Changed" in page.text
    assert "John Roe" in page.text
    assert "Changed" not in client.get(article.url).text


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl")])
@pytest.mark.parametrize("mode", ["", "cards"])
def test_every_edition_is_previewed_in_its_own_language_and_direction(
    client, paper, sign_in, code, direction, mode
):
    edition = paper if code == "en" else factories.edition(code, "—")
    article = factories.article(factories.section(edition, "…", "world"), lead_picture=factories.picture())
    sign_in(roles.EDITOR)

    page = preview(
        client, on_edit(article), mode=mode, slug=article.slug, lead_picture=article.lead_picture_id
    )

    assert f'<html lang="{code}" dir="{direction}"' in page.text
    assert "Bridge opens" in page.text


def test_the_cards_show_the_short_headline(client, world, sign_in):
    sign_in(roles.EDITOR)
    article = factories.article(world)

    page = preview(client, on_edit(article), mode="cards", slug=article.slug, short_headline="Bridge open")

    assert page.text.count("Bridge open<") >= 4


def test_the_preview_comes_in_the_three_widths_of_the_paper(world):
    widths = [size["device_width"] for size in factories.article(world).preview_sizes]

    assert widths == [360, 768, 1280]


def test_a_preview_is_not_for_strangers(client, world):
    article = factories.article(world, title="Embargoed")

    for address in (on_edit(article), reverse("wagtailadmin_pages:view_draft", args=[article.pk])):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "Embargoed" not in answer.text
