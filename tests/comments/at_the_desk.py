"""What tests of the desk share: moderators, and the forms of a card as a browser posts them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from broadsheet.newsroom import roles
from tests.newsroom import factories as newsroom

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def moderator(client, paper):
    """Signed in, of all sections."""
    user = newsroom.staff(roles.MODERATOR)
    client.force_login(user, backend=BACKEND)
    return user


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def queue(client, **asked):
    return soup(client.get(reverse("moderation"), asked))


def cards(page):
    """The numbers of the comments, in their order."""
    return [int(card["id"].partition("-")[2]) for card in page.select(".comment-card")]


def hidden(page, comment):
    """What the forms of its card send along."""
    form = page.select_one(f'#comment-{comment.pk} form[action$="/{comment.pk}/act/"]')
    return {field["name"]: field["value"] for field in form.select("input[type=hidden]")}


def decide(client, comment, deed, page=None, *, headers=None, **more):
    """Press a button of its card, as the queue (or `page`) shows it."""
    page = page or queue(client, tab="all")
    sent = {**hidden(page, comment), "do": deed, **more}
    return client.post(reverse("moderation_act", args=[comment.pk]), sent, headers=headers)
