"""Names in a story that open a topic's card: only where an editor confirmed them, the first time, six at most."""

import re

import pytest

from tests.delivery.factories import change, said
from tests.topics import factories


def terms(page):
    """The words that open a card, in the order of the text."""
    return re.findall(
        r'<button class="topic-term" type="button" popovertarget="topic-\d+">([^<]+)</button>', page
    )


@pytest.fixture
def league(paper):
    return factories.topic(paper, slug="arab-league")


def test_the_first_confirmed_mention_opens_the_card_and_no_other(client, world, league):
    text = "<p>The Arab League met.</p><p>The Arab League went home.</p>"
    story = factories.story(world, mentions=[(league, "Arab League", "confirmed")], text=text)

    page = client.get(story.address).content.decode()

    button = (
        f'<button class="topic-term" type="button" popovertarget="topic-{league.pk}">Arab League</button>'
    )
    assert f"The {button} met.</p>" in page and page.count("topic-term") == 1
    assert f'id="topic-{league.pk}" popover' in page and "Arab League in a few words." in page
    assert '<a href="/topics/arab-league/">' in page


@pytest.mark.parametrize("state", ["suggested", "refused"])
def test_nothing_is_shown_unasked(client, world, league, state):
    story = factories.story(
        world, mentions=[(league, "Arab League", state)], text="<p>The Arab League met.</p>"
    )

    page = client.get(story.address).content.decode()

    assert "topic-term" not in page and "popover" not in page.partition("<main")[2]


@pytest.mark.parametrize(
    "closed",
    [
        '<a href="https://example.org/">the Arab League</a>',
        "<h2>The Arab League</h2>",
        "<h3>The <b>Arab League</b></h3>",
    ],
)
def test_no_card_is_opened_from_links_and_headings(client, world, league, closed):
    story = factories.story(
        world, mentions=[(league, "Arab League", "confirmed")], text=f"{closed}<p>Of the Arab League.</p>"
    )

    page = client.get(story.address).content.decode()

    assert 'Of the <button class="topic-term"' in page and page.count("topic-term") == 1


def test_quotes_and_captions_open_none(client, world, league):
    quote = {
        "type": "quote",
        "value": {"text": "<p>We left.</p>", "attribution": "Arab League", "source_url": ""},
    }
    story = factories.story(world, mentions=[(league, "Arab League", "confirmed")])
    story.body = type(story)._meta.get_field("body").to_python([quote])
    story.save()

    assert "topic-term" not in client.get(story.address).content.decode()


def test_a_name_inside_a_longer_one_is_passed_over(client, paper, world):
    sudan = factories.topic(paper, "Sudan")
    story = factories.story(
        world,
        mentions=[(sudan, "Sudan", "confirmed")],
        text="<p>In South Sudan it rained; in Sudan it did not.</p>",
    )

    page = client.get(story.address).content.decode()

    assert "South Sudan" in page and terms(page) == ["Sudan"]


def test_an_editor_s_own_words_are_found_to_the_letter(client, world, league):
    story = factories.story(
        world,
        mentions=[(league, "those in Cairo", "confirmed")],
        text="<p>It is for those in Cairo &amp; Tunis.</p>",
    )

    assert terms(client.get(story.address).content.decode()) == ["those in Cairo"]


def test_six_cards_at_most(client, paper, world):
    names = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta")
    topics = [factories.topic(paper, name) for name in names]
    mentions = [(topic, topic.title, "confirmed") for topic in topics]
    story = factories.story(world, mentions=mentions, text=f"<p>{', '.join(names)}.</p>")

    page = client.get(story.address).content.decode()

    assert terms(page) == list(names[:6]) and page.count('class="topic-card"') == 6


def test_a_story_names_what_it_is_about_and_mentions(client, world, league):
    story = factories.story(
        world,
        topics=[league],
        mentions=[(league, "Arab League", "confirmed")],
        text="<p>The Arab League met.</p>",
    )

    page = client.get(story.address).content.decode()

    assert '"about":[{"@type":"DefinedTerm"' in page and '"mentions":[{"@type":"DefinedTerm"' in page
    assert '<a class="tags__link" href="/topics/arab-league/">Arab League</a>' in page


def test_an_edited_card_spoils_every_page_that_prints_it_and_no_other(client, paper, world, league):
    using = factories.story(
        world, mentions=[(league, "Arab League", "confirmed")], text="<p>The Arab League met.</p>"
    )
    listed = factories.story(world, topics=[league])
    other = factories.story(world, text="<p>The Arab League met.</p>")
    others = [factories.topic(paper, name) for name in ("Sahel", "Druze", "Kurds")]
    factories.in_focus(paper, league, *others)
    pages = (using.address, listed.address, other.address, "/", "/topics/", "/topics/arab-league/")
    told = {path: said(client, path) for path in pages}

    with change() as found:
        draft = league.get_latest_revision_as_object()
        draft.definition = "Said in other words."
        draft.save_revision().publish()

    spoiled = {path for path, tags in told.items() if tags & found.tags}
    assert spoiled == {using.address, "/", "/topics/", "/topics/arab-league/"}


@pytest.mark.parametrize("mentions", [1, 6])
def test_cards_cost_the_same_for_few_and_for_many(
    client, paper, world, mentions, django_assert_max_num_queries
):
    topics = [factories.topic(paper, f"Topic {n}") for n in range(mentions)]
    confirmed = [(topic, topic.title, "confirmed") for topic in topics]
    story = factories.story(world, mentions=confirmed, text="<p>Topic 0</p>")

    with django_assert_max_num_queries(34):
        client.get(story.address)
