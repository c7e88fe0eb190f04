"""Corrections are seen, dated, and outlive the text they correct."""

from datetime import UTC, datetime

import pytest

from broadsheet.articles import actions
from broadsheet.articles.models import Article, Correction
from tests.articles import factories

AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def test_a_material_correction_stands_before_the_text_and_others_after_it(client, world):
    story = factories.article(world, body=[{"type": "text", "value": "<p>The dam is long.</p>"}])
    for text, material in (("It is 301 metres.", True), ("It opened in May.", False)):
        actions.correct(article=story, kind="correction", text=text, is_material=material, by=None, at=AT)

    page = client.get(story.get_url()).content.decode().partition("<main")[2]

    assert page.index("It is 301 metres.") < page.index("The dam is long.") < page.index("It opened in May.")


def test_a_correction_moves_the_updated_time_and_a_typo_does_not(world):
    story = factories.article(world)
    actions.correct(article=story, kind="typo", text="A letter.", is_material=False, by=None, at=AT)
    assert Article.objects.get(pk=story.pk).updated_at is None

    actions.correct(article=story, kind="correction", text="A number.", is_material=True, by=None, at=AT)
    assert Article.objects.get(pk=story.pk).updated_at == AT


def test_the_editors_next_publication_does_not_undo_it(client, world):
    story = factories.article(world)
    revision = story.save_revision()
    actions.correct(
        article=story, kind="correction", text="It is 301 metres.", is_material=True, by=None, at=AT
    )

    revision.publish()

    assert "It is 301 metres." in client.get(story.get_url()).content.decode()
    assert Article.objects.get(pk=story.pk).updated_at == AT


@pytest.mark.parametrize(("kind", "text"), [("rumour", "words"), ("typo", "  ")])
def test_a_correction_without_kind_or_words_is_refused(world, kind, text):
    story = factories.article(world)

    with pytest.raises(ValueError):
        actions.correct(article=story, kind=kind, text=text, is_material=True, by=None, at=AT)

    assert not Correction.objects.exists()


def test_publishing_as_a_correction_prints_it_once(world):
    story = factories.article(world)
    story.publish_as, story.correction_kind, story.correction_text = (
        "correction",
        "clarification",
        "We meant May.",
    )
    story.save_revision().publish()
    story = Article.objects.get(pk=story.pk)
    story.save_revision().publish()

    assert [row.text for row in Correction.objects.filter(article=story)] == ["We meant May."]
    assert story.publish_as == "minor"


def test_a_minor_publication_moves_no_date(world):
    story = factories.article(world)
    story.title = "Bridge opens at last"
    story.save_revision().publish()

    assert Article.objects.get(pk=story.pk).updated_at is None


def test_the_corrections_page_lists_them_newest_first_without_typos(client, world):
    story = factories.article(world)
    for day, kind in ((1, "correction"), (2, "typo"), (3, "update")):
        at = datetime(2026, 11, day, tzinfo=UTC)
        actions.correct(
            article=story, kind=kind, text=f"Words of the {kind}.", is_material=True, by=None, at=at
        )

    page = client.get("/corrections/").content.decode()

    assert page.index("Words of the update.") < page.index("Words of the correction.")
    assert "Words of the typo." not in page


def test_a_withdrawn_story_answers_410_with_its_reason(client, world):
    story = factories.article(world, "Bridge opens")
    actions.withdraw(article=story, reason="The photograph was not ours.", by=None, at=AT)

    answer = client.get(story.get_url())

    assert answer.status_code == 410
    assert "The photograph was not ours." in answer.content.decode()


def test_what_is_not_in_print_cannot_be_withdrawn(world):
    story = factories.article(world, live=False)

    with pytest.raises(actions.NothingToWithdraw):
        actions.withdraw(article=story, reason="Wrong.", by=None, at=AT)


def test_a_withdrawn_story_can_be_put_back_under_its_old_address(client, world):
    story = factories.article(world)
    address = story.get_url()
    actions.withdraw(article=story, reason="Wrong.", by=None, at=AT)

    actions.put_back(article=Article.objects.get(pk=story.pk), by=None)

    assert client.get(address).status_code == 200
