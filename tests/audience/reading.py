"""Views as the worker counts them, at a fixed hour."""

from datetime import UTC, datetime

from bs4 import BeautifulSoup

from broadsheet.audience import tally
from broadsheet.audience.tally import Place
from tests.newsroom import factories as newsroom

AT = datetime(2026, 11, 28, 14, 30, tzinfo=UTC)
HOUR = tally.hour_of(AT.timestamp())
TODAY = HOUR // 24
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def read(page, views, hosts=()):
    """views: hours ago → how many. hosts: (days ago, host) → how many."""
    place = Place(page.locale_id, page.get_parent().pk)
    counted = {(page.pk, HOUR - ago): number for ago, number in views.items()}
    came = {(page.pk, TODAY - ago, host): number for (ago, host), number in dict(hosts).items()}
    with tally.writing() as db:
        tally.add(db, counted, came, {page.pk: place}, HOUR)


def sign_in(client, role):
    user = newsroom.staff(role)
    client.force_login(user, backend=BACKEND)
    return user


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(element):
    return " ".join(element.text.split())
