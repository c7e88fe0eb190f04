"""What a render asks again and again is asked of the database once; outside a render, each time."""

import pytest
from wagtail.models import PageViewRestriction

from broadsheet.delivery.depends import noting
from broadsheet.pages import querysets


def public():
    return list(querysets.any_page().public().values_list("pk", flat=True))


def test_a_render_asks_once_which_pages_are_restricted(world, django_assert_num_queries):
    with noting(), django_assert_num_queries(4):  # once, and the three lists
        for _n in range(3):
            public()


@pytest.mark.parametrize("is_rendering", [True, False])
def test_the_next_question_knows_what_was_restricted_since(world, is_rendering):
    def asked():
        if not is_rendering:
            return public()
        with noting():
            return public()

    before = asked()
    PageViewRestriction.objects.create(page=world, restriction_type="password", password="x")

    assert world.pk in before
    assert world.pk not in asked()
