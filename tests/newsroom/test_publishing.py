"""The checklist holds at every door to print, and at none that only saves."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from broadsheet.articles.models import Article
from broadsheet.newsroom import roles
from tests.newsroom import factories
from tests.newsroom.factories import typed

PUBLISH = {"action-publish": "action-publish"}
SUBMIT = {"action-submit": "action-submit"}


def add(place):
    return reverse("wagtailadmin_pages:add", args=["articles", "article", place.pk])


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def errors_of(answer):
    form = answer.context["form"]
    return {field: [str(error) for error in errors] for field, errors in form.errors.items()}


@pytest.fixture
def editor(sign_in):
    return sign_in(roles.EDITOR)


def test_a_draft_without_anything_is_saved(client, world, editor):
    answer = client.post(add(world), typed(title="", slug="", standfirst="", kind="opinion"))

    assert answer.status_code == 302
    assert Article.objects.get().title == "Without a headline"


def test_an_emptied_headline_does_not_stop_a_draft_and_stops_print(client, world, editor):
    article = factories.article(world, title="Bridge opens")

    saved = client.post(edit(article), typed(title="", slug=article.slug))
    published = client.post(edit(article), typed(title="", slug=article.slug, **PUBLISH))

    assert (saved.status_code, published.status_code) == (302, 200)
    assert "title" in errors_of(published)
    assert not Article.objects.get().live


def test_an_opinion_piece_without_a_name_is_not_published_and_says_why(client, world, editor):
    answer = client.post(add(world), typed(kind="opinion", **PUBLISH))

    assert "Opinion and analysis carry a name: choose who wrote this." in errors_of(answer)["__all__"]
    assert not Article.objects.exists()


def test_an_opinion_piece_with_a_name_is_published(client, paper, world, editor):
    client.post(add(world), typed(kind="opinion", bylines=[factories.person(paper)], **PUBLISH))

    assert Article.objects.get().live


def test_a_name_that_is_taken_out_of_the_byline_does_not_count(client, paper, world, editor):
    article = factories.article(world, people=[factories.person(paper)], kind="opinion")
    row = article.bylines.get()
    data = typed(kind="opinion", slug=article.slug, **PUBLISH)
    kept = factories.rows(
        "bylines", [{"id": row.pk, "person": row.person_id, "role": "author", "DELETE": "on"}], 1
    )

    client.post(edit(article), data | kept)

    assert not Article.objects.get().live


def test_a_person_without_a_name_in_this_edition_is_not_printed(client, world, editor):
    stranger = factories.person(factories.edition("ar", name="البريد"), "ليلى حداد", "layla")

    answer = client.post(add(world), typed(bylines=[stranger], **PUBLISH))

    assert "ليلى حداد has no name in this edition: give one under People." in errors_of(answer)["__all__"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"alt_text": ""}, "lead_alt"),
        ({"credit": ""}, "lead_picture"),
        ({"rights_until": date(2020, 1, 1)}, "lead_picture"),
    ],
)
def test_a_lead_picture_without_words_credit_or_rights_keeps_a_story_out_of_print(
    client, world, editor, facts, field
):
    picture = factories.picture(**facts)

    answer = client.post(add(world), typed(lead_picture=picture.pk, **PUBLISH))

    assert field in errors_of(answer)
    assert not Article.objects.exists()


def test_the_same_holds_for_a_picture_in_the_text(client, world, editor):
    picture = factories.picture(credit="")
    block = {"-picture-image": picture.pk, "-picture-alt_text": "A pier", "-size": "column"}

    answer = client.post(add(world), typed(body=[("picture", block)], **PUBLISH))

    assert "Picture “A pier”: the credit is missing." in errors_of(answer)["__all__"]


def test_rights_must_hold_at_the_hour_of_print(client, world, editor):
    tomorrow, in_a_week = timezone.localdate() + timedelta(days=1), timezone.now() + timedelta(days=7)
    picture = factories.picture(rights_until=tomorrow)
    data = typed(lead_picture=picture.pk, **PUBLISH)

    answer = client.post(add(world), data | {"go_live_at": f"{in_a_week:%Y-%m-%d %H:%M}"})
    client.post(add(world), data)

    assert "lead_picture" in errors_of(answer)
    assert Article.objects.get().live


def test_a_scheduled_story_passes_the_checklist_when_it_is_scheduled(client, world, editor):
    in_a_week = {"go_live_at": f"{timezone.now() + timedelta(days=7):%Y-%m-%d %H:%M}"}

    refused = client.post(add(world), typed(kind="opinion", **in_a_week, **PUBLISH))
    client.post(add(world), typed(**in_a_week, **PUBLISH))

    assert refused.status_code == 200
    assert Article.objects.get().approved_schedule


def test_a_correction_is_not_published_without_its_words(client, world, editor):
    article = factories.article(world, live=True)

    answer = client.post(edit(article), typed(slug=article.slug, publish_as="correction", **PUBLISH))

    assert "correction_text" in errors_of(answer)


@pytest.fixture
def handed_in(world):
    """An opinion piece without a name, waiting for an editor."""
    author = factories.staff(roles.AUTHOR)
    article = factories.article(world, kind="opinion", owner=author)
    article.get_workflow().start(article, author)
    return article


def test_what_is_not_ready_may_be_handed_in(client, world, sign_in):
    sign_in(roles.CONTRIBUTOR)

    client.post(add(world), typed(kind="opinion", **SUBMIT))

    assert Article.objects.get().workflow_in_progress


def test_it_is_not_approved_from_the_form(client, handed_in, editor):
    data = typed(kind="opinion", slug=handed_in.slug)

    answer = client.post(
        edit(handed_in), data | {"action-workflow-action": "true", "workflow-action-name": "approve"}
    )

    assert "Opinion and analysis carry a name: choose who wrote this." in errors_of(answer)["__all__"]
    assert not Article.objects.get().live


def test_the_form_that_mends_it_approves_it_too(client, paper, handed_in, editor):
    data = typed(kind="opinion", slug=handed_in.slug, bylines=[factories.person(paper)])

    client.post(edit(handed_in), data | {"action-workflow-action": "true", "workflow-action-name": "approve"})

    assert Article.objects.get().live


def test_it_is_not_approved_from_a_list_and_the_editor_reads_why(client, handed_in, editor):
    state = TaskState.objects.get()

    answer = client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[handed_in.pk, "approve", state.pk])
    )

    assert answer.url == edit(handed_in)
    assert "carry a name" in str(next(iter(get_messages(answer.wsgi_request))))
    assert not Article.objects.get().live


def test_it_is_not_published_in_bulk(client, handed_in, editor):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={handed_in.pk}"

    client.post(address)

    assert not Article.objects.get().live


def test_nor_in_bulk_through_its_section(client, world, handed_in, editor):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={world.pk}"

    client.post(address, {"include_descendants": "on"})

    assert not Article.objects.get().live


def test_a_copy_of_a_story_begins_as_a_draft(client, world, editor):
    article = factories.article(world, live=True)
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": world.pk}
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])

    client.post(address, data | {"publish_copies": "on"})
    published = Article.objects.count()
    client.post(address, data)

    assert published == 1
    assert not Article.objects.get(slug="copy").live


def test_a_handed_in_story_that_is_ready_goes_to_print_when_it_is_approved(client, world, editor):
    author = factories.staff(roles.AUTHOR)
    article = factories.article(world, owner=author)
    article.get_workflow().start(article, author)

    client.post(
        reverse(
            "wagtailadmin_pages:workflow_action", args=[article.pk, "approve", TaskState.objects.get().pk]
        )
    )

    assert Article.objects.get().live


def test_the_checklist_stands_beside_the_form(client, world, editor):
    article = factories.article(world, kind="opinion")

    answer = client.get(edit(article))

    assert 'data-side-panel="checklist"' in answer.text
    assert "Opinion and analysis carry a name" in answer.text


def test_going_back_to_an_older_revision_goes_through_the_checklist_too(client, world, editor):
    article = factories.article(world, kind="opinion")
    revision = article.get_latest_revision()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, revision.pk])

    shown = client.get(address)
    client.post(edit(article), typed(kind="opinion", slug=article.slug, revision=revision.pk, **PUBLISH))

    assert "Opinion and analysis carry a name" in shown.text
    assert not Article.objects.get().live
