"""Moments are printed in the zone, the calendar and the digits of their edition."""

import pytest

from tests.articles import factories


@pytest.mark.parametrize(
    ("zone", "digits", "printed"),
    [
        ("Asia/Tehran", "arabext", "UTC+۳:۳۰"), ("Asia/Dubai", "arab", "UTC+٤"), ("Asia/Tehran", "latn", "UTC+3:30"),
        ("Europe/London", "arabext", "GMT"), ("America/Sao_Paulo", "latn", "UTC-3"),
    ],
)  # fmt: skip
def test_a_zone_without_a_name_is_a_number_in_the_editions_digits(client, paper, zone, digits, printed):
    courier = factories.edition("fa", "پیک", time_zone=zone, digits=digits)
    story = factories.article(factories.section(courier, "جهان", "world"))

    page = client.get(story.address).content.decode()

    assert f'<bdi class="when__zone" dir="ltr">{printed}</bdi>' in page


def test_the_second_calendar_is_not_broken_over_two_lines(client, persian):
    story = factories.article(factories.section(persian, "جهان", "world"))

    assert "۲۹ آبان ۱۴۰۵ (۲۰\u00a0نوامبر\u00a0۲۰۲۶)" in client.get(story.address).content.decode()
