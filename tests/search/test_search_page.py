"""The page that readers search on."""

import pytest

from tests.articles import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%20", "?q=zzz", "?q=%22*", "?q=ferry&page=x&from=soon&kind=no&sort="]
)
def test_an_empty_or_unmatched_search_answers_helpfully(client, paper, world, query):
    factories.article(world, "Bridge opens")
    answer = client.get(f"/search/{query}")

    assert answer.status_code == 200
    assert b'name="q"' in answer.content


def test_a_search_shows_the_story_and_is_kept_nowhere(client, paper, world):
    story = factories.article(world, "Ferry returns")
    answer = client.get("/search/", {"q": "ferry"})

    assert story.url in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert b"noindex" in answer.content


def test_what_was_typed_is_never_markup(client, paper, world):
    answer = client.get("/search/", {"q": "<script>alert(1)</script>"})

    assert b"<script>alert" not in answer.content


def test_further_results_keep_the_search(client, paper, world):
    for _n in range(25):
        factories.article(world, "Ferry returns")
    answer = client.get("/search/", {"q": "ferry", "sort": "newest", "section": "world"})

    assert "q=ferry&amp;section=world&amp;sort=newest&amp;page=2" in answer.content.decode()


def test_a_search_takes_no_other_method(client, paper):
    assert client.post("/search/", {"q": "ferry"}).status_code == 405


@pytest.mark.parametrize("stories", [3, 18])
def test_a_search_asks_as_much_for_few_as_for_many(
    client, paper, world, stories, django_assert_max_num_queries
):
    for _n in range(stories):
        factories.article(
            world,
            "Ferry returns",
            people=[factories.person(paper, slug=f"a-{factories.numbers}")] if not _n else (),
        )
    client.get("/search/", {"q": "ferry"})
    with django_assert_max_num_queries(20):
        client.get("/search/", {"q": "ferry"})
