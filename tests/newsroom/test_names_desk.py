"""Names of tags and of topics: merged, given another, changed; each of it undone, as it was before."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from broadsheet.articles import actions as articles
from broadsheet.articles.models import Article, ArticleTopic, Mention, Tagging
from broadsheet.newsroom import roles
from broadsheet.pages.models import Redirect
from broadsheet.topics import actions
from broadsheet.topics.models import NameChange, Tag, TopicFact, TopicPage
from tests.articles.factories import tag
from tests.delivery.factories import change
from tests.topics import factories


def do(verb, name, **said):
    return verb(name=name, by=None, at=timezone.now(), **said)


def undo(made):
    actions.undo(change=made, by=None, at=timezone.now())


def everything():
    """Every row that a change of names may touch."""
    rows = {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Tagging, ArticleTopic, Mention, Tag)
    }
    topics = TopicPage.objects.order_by("pk").values(
        "pk", "title", "slug", "url_path", "live", "merged_into", "definition"
    )
    redirects = Redirect.objects.order_by("old_path").values(
        "old_path", "target_address", "target_page_id", "is_prefix"
    )
    drafts = [
        (page.pk, [[row[key] for row in page.get_latest_revision().content[name]] for name, key in LINES])
        for page in Article.objects.order_by("pk") if page.latest_revision_id
    ]  # fmt: skip
    return {**rows, "topics": list(topics), "redirects": list(redirects), "drafts": drafts}


LINES = (("taggings", "tag"), ("topics", "topic"), ("mentions", "topic"))


@pytest.fixture
def league(paper):
    return factories.topic(paper, "Arab League", "arab-league", aliases=["The League"])


@pytest.fixture
def states(paper):
    return factories.topic(paper, "League of Arab States", "league-of-arab-states")


def test_a_merged_topic_gives_its_stories_and_mentions_away_none_twice(client, world, league, states):
    one = factories.story(
        world, title="One", topics=[states], mentions=[(states, "Arab States", "confirmed")]
    )
    both = factories.story(world, title="Both", topics=[states, league])

    do(actions.merge, states, into=league)

    feed = client.get("/topics/arab-league/feed/").content.decode()
    assert set(league.stories.values_list("article", flat=True)) == {one.pk, both.pk}
    assert "One" in feed and "Both" in feed and not states.stories.exists()
    assert Mention.objects.get().topic_id == league.pk


@pytest.mark.parametrize("below", ["", "2026/11/", "feed/", "feed/atom/"])
def test_the_address_of_a_merged_topic_and_all_below_it_leads_on(client, league, states, below):
    do(actions.merge, states, into=league)

    answer = client.get(f"/topics/league-of-arab-states/{below}")

    assert (answer.status_code, answer["Location"]) == (301, f"/topics/arab-league/{below}")


def test_the_name_of_a_merged_topic_is_printed_as_another_name(client, league, states):
    do(actions.merge, states, into=league)

    assert "League of Arab States" in client.get("/topics/arab-league/").content.decode()


def test_undoing_a_merge_of_topics_puts_all_back(world, league, states):
    factories.story(world, topics=[states], mentions=[(states, "Arab States", "confirmed")])
    factories.story(
        world, topics=[states, league], mentions=[(league, "x", "refused"), (states, "y", "confirmed")]
    )
    before = everything()

    undo(do(actions.merge, states, into=league))

    assert everything() == before


def test_undoing_a_merge_of_tags_puts_all_back_redirects_too(paper, world):
    ports, harbours, quays = (tag(paper, name, name.lower()) for name in ("Ports", "Harbours", "Quays"))
    do(actions.merge, quays, into=ports)
    Redirect.objects.leave_address("/tags/docks/", to="/tags/ports/")
    factories.story(world, tags=[ports])
    factories.story(world, tags=[ports, harbours])
    before = everything()

    undo(do(actions.merge, ports, into=harbours))

    assert everything() == before


def test_a_draft_saved_after_a_merge_says_the_old_name_again_when_it_is_undone(world, league, states):
    one, both = factories.story(world, topics=[states]), factories.story(world, topics=[states, league])
    made = do(actions.merge, states, into=league)
    for story in (one, both):
        Article.objects.get(pk=story.pk).save_revision()

    undo(made)

    drafts = [Article.objects.get(pk=story.pk).get_latest_revision_as_object() for story in (one, both)]
    assert [[row.topic.title for row in draft.topics.all()] for draft in drafts] == [
        ["League of Arab States"], ["League of Arab States", "Arab League"],
    ]  # fmt: skip
    for draft in drafts:
        draft.save_revision().publish()
    assert [row.article_id for row in ArticleTopic.objects.filter(topic=states).order_by("pk")] == [
        one.pk,
        both.pk,
    ]


def test_an_unpublished_change_that_names_a_merged_topic_comes_back_too(world, league, states):
    story = factories.story(world)
    draft = Article.objects.get(pk=story.pk)
    draft.topics = [ArticleTopic(topic=states)]
    draft.save_revision()
    made = do(actions.merge, states, into=league)
    Article.objects.get(pk=story.pk).get_latest_revision_as_object().save_revision()

    undo(made)

    draft = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert [row.topic.title for row in draft.topics.all()] == ["League of Arab States"]


def test_what_an_editor_has_taken_away_meanwhile_stays_away(world, league, states):
    story = factories.story(world, topics=[states, league])
    made = do(actions.merge, states, into=league)
    ArticleTopic.objects.filter(article=story).delete()

    undo(made)

    assert not ArticleTopic.objects.exists()


def test_changes_are_undone_from_the_newest_on(paper, league, states):
    sahel = factories.topic(paper, "Sahel")
    first, second = do(actions.merge, states, into=league), do(actions.merge, league, into=sahel)

    with pytest.raises(actions.CannotUndo):
        undo(first)
    undo(second)
    undo(NameChange.objects.get(pk=first.pk))

    assert not TopicPage.objects.exclude(merged_into=None).exists()
    with pytest.raises(actions.CannotUndo):
        undo(NameChange.objects.get(pk=first.pk))


def test_a_withdrawn_story_that_is_put_back_spoils_the_list_of_the_topic_its_own_was_merged_into(
    world, league, states
):
    story = factories.story(world, topics=[states], tags=[])
    story.save_revision().publish()
    articles.withdraw(article=Article.objects.get(), reason="Wrong.", by=None, at=timezone.now())
    do(actions.merge, states, into=league)

    with change() as found:
        articles.put_back(article=Article.objects.get(), by=None)

    assert f"list:topic:{league.pk}" in found.tags and f"list:topic:{states.pk}" not in found.tags
    assert ArticleTopic.objects.get().topic_id == league.pk


def test_merging_spoils_the_lists_and_stories_of_both(client, world, league, states):
    story = factories.story(world, topics=[states])

    with change() as merged:
        made = do(actions.merge, states, into=league)
    with change() as undone:
        undo(made)

    assert {
        f"list:topic:{league.pk}",
        f"page:{story.pk}",
        f"page:{league.pk}",
        f"topic:{states.pk}",
    } <= merged.tags
    assert {
        f"list:topic:{league.pk}",
        f"page:{story.pk}",
        f"page:{league.pk}",
        f"topic:{states.pk}",
    } <= undone.tags


def test_a_renamed_topic_leads_from_its_old_address_and_its_draft_keeps_the_new_name(client, league):
    draft = league.get_latest_revision_as_object()
    draft.definition = "Not yet in print."
    draft.save_revision()

    made = do(actions.rename, league, to="League of States")

    assert client.get("/topics/arab-league/")["Location"] == "/topics/league-of-states/"
    topic = TopicPage.objects.get()
    draft = topic.get_latest_revision_as_object()
    assert (topic.title, topic.definition) == ("League of States", "Arab League in a few words.")
    assert (draft.title, draft.slug, draft.definition) == (
        "League of States",
        "league-of-states",
        "Not yet in print.",
    )
    undo(made)
    assert client.get("/topics/arab-league/").status_code == 200
    assert client.get("/topics/league-of-states/")["Location"] == "/topics/arab-league/"


def test_a_renamed_tag_leads_from_its_old_address_and_back_when_it_is_undone(client, paper, world):
    ports = tag(paper, "Ports", "ports")
    factories.story(world, tags=[ports])

    made = do(actions.rename, ports, to="Sea ports")
    forth = client.get("/tags/ports/")
    undo(made)

    assert (forth.status_code, forth["Location"]) == (301, "/tags/sea-ports/")
    assert client.get("/tags/ports/").status_code == 200


@pytest.mark.parametrize("of", ["tag", "topic"])
def test_another_name_has_an_address_that_leads_to_it_until_it_is_undone(client, paper, league, of):
    name, place = (tag(paper, "Ports", "ports"), "tags") if of == "tag" else (league, "topics")

    made = do(actions.alias, name, other="Gateways of the sea")
    led = client.get(f"/{place}/gateways-of-the-sea/")
    undo(made)

    assert (led.status_code, led["Location"]) == (301, f"/{place}/{name.slug}/")
    assert client.get(f"/{place}/gateways-of-the-sea/").status_code == 404


@pytest.mark.parametrize("verb", ["alias", "rename"])
def test_a_name_that_another_has_is_refused(league, states, verb):
    said = {"other": "Arab League"} if verb == "alias" else {"to": "Arab League"}

    with pytest.raises(actions.NameTaken):
        do(getattr(actions, verb), states, **said)


@pytest.mark.parametrize(
    ("way", "said"),
    [("alias", {"other": "Gateways"}), ("rename", {"to": "Gateways"}), ("merge", {"into": 0})],
)
@pytest.mark.parametrize("of", ["tag", "topic"])
def test_an_editor_changes_names_by_form_and_undoes_it_and_an_author_cannot(
    client, paper, sign_in, league, states, of, way, said
):
    name, into = (tag(paper), tag(paper, "Ports", "ports")) if of == "tag" else (league, states)
    address = reverse(f"names:{way}", args=[of, name.pk])
    said = {"into": into.pk} if way == "merge" else said

    sign_in(roles.AUTHOR)
    refused = client.post(address, said)
    sign_in(roles.EDITOR)
    shown, done = client.get(address), client.post(address, said)
    listed = client.get(reverse("names:index")).content.decode()
    undone = client.post(reverse("names:undo", args=[NameChange.objects.get().pk]))

    assert refused.status_code == 302 and not refused["Location"].endswith("/names/")
    assert (shown.status_code, done.status_code, undone.status_code) == (200, 302, 302)
    assert name.__str__() in listed
    assert NameChange.objects.get().undone_at is not None


def test_the_desk_lists_topics_by_what_they_lack_and_facts_past_their_review(client, paper, sign_in, league):
    factories.topic(paper, "Sahel", definition="")
    facts = [("Old fact.", -1), ("Fresh fact.", 1)]
    draft = league.get_latest_revision_as_object()
    today = timezone.localdate()
    draft.facts = [
        TopicFact(text=text, source_name="S", source_url="https://example.org/", as_of_date=date(2026, 1, 1),
                  review_date=today + timedelta(days=days))
        for text, days in facts
    ]  # fmt: skip
    draft.save_revision().publish()
    sign_in(roles.EDITOR)

    lacking = client.get(reverse("topics:index"), {"state": "lacking"}).content.decode()
    review = client.get(reverse("topics:index"), {"state": "review"}).content.decode()
    due = client.get(reverse("topic_facts:index")).content.decode()

    assert "Sahel" in lacking and "Arab League" not in lacking
    assert "Arab League" in review and "Sahel" not in review
    assert "Old fact." in due and "Fresh fact." not in due


def test_what_was_merged_into_a_deleted_topic_stands_for_itself_again(client, paper, sign_in, league, states):
    do(actions.merge, states, into=league)
    sign_in(roles.ADMINISTRATOR)

    with change() as found:
        answer = client.post(reverse("wagtailadmin_pages:delete", args=[league.pk]))

    assert answer.status_code == 302 and not TopicPage.objects.filter(pk=league.pk).exists()
    assert client.get("/topics/league-of-arab-states/").status_code == 200
    assert f"list:topics:{paper.pk}" in found.tags
