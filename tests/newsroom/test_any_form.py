"""Every screen of the newsroom opens, and every form takes whatever is typed: an answer in words, never a failure.

Each form is sent a third of what is in TYPED, the next form the next third; all of it in `make test-long`.
A walk from the dashboard over all links and forms; of addresses that differ by a number only, the first is enough.
"""

import os
import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from broadsheet.articles.models import Correction
from broadsheet.comments import actions as comments
from broadsheet.comments.models import Ban, Comment
from broadsheet.newsroom import roles
from tests.articles.factories import NOON, plain
from tests.newsroom import factories

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
OUTSIDE = re.compile(r"/admin/(logout|styleguide)|/accounts/logout|\?.*\bnext=")
LINK = re.compile(r"""["'](/(?:admin|accounts)/[^"'<>\s{}]*|\./[^"'<>\s]*)["']""")
TYPED = {
    "nothing": "",
    "control characters": "a\x00b\x1f\r\n\t",
    "much": "ا" * 70_000,
    "markup": "<script>alert(1)</script>\"'>{{ 7 }}{% now %}",
    "a large number": "9" * 40,
    "not a number": "-1e999",
    "broken structure": '{"a": [1, {"b": null}], "type": "x"',
    "a list": '["x", 1, null]',
    "half a character": "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
}


@pytest.fixture
def furnished(paper, world, arabic):
    """One of everything that has a screen."""
    person, tag, picture = factories.person(paper), factories.tag(paper), factories.picture()
    story = factories.article(world, tags=[tag], people=[person], lead_picture=picture)
    story.save_revision()
    factories.article(world, "Draft", live=False).save_revision()
    plain(paper, "About", "about").save_revision().publish()
    comment = Comment.objects.create(
        page_id=story.pk, name="Ada", text="Well said.", writer="a" * 64, network="b" * 64
    )
    comments.report(comment=comment, network="c" * 64, reason="other", text="Look.", at=NOON)
    comments.edit(comment=comment, text="Well said!", by=None, at=NOON)
    Ban.objects.create(writer="a" * 64, made_at=NOON)
    Correction.objects.create(article=story, kind="correction", text="A name was wrong.", made_at=NOON)
    return story


@pytest.fixture
def newsroom(furnished, paper):
    """A client that stays signed in, whatever it does to its own account."""
    user = factories.staff(roles.ADMINISTRATOR)
    user.is_superuser = True
    user.save()
    client = Client(raise_request_exception=False)

    def sign_in():
        user.save()  # as it was
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def shape(address):
    """The address without its numbers: /admin/pages/7/edit/ and /admin/pages/8/edit/ are one screen."""
    return re.sub(r"\d+", "#", urlsplit(address).path)


def walk(client, most=400):
    """(address, page) of every screen that links lead to."""
    seen, waiting = (
        set(),
        deque(["/admin/", "/accounts/2fa/", "/accounts/email/", "/accounts/password/change/"]),
    )
    while waiting and len(seen) < most:
        address = waiting.popleft()
        if shape(address) in seen or OUTSIDE.search(address):
            continue
        seen.add(shape(address))
        answer = client.get(address, follow=True)
        yield address, answer
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            links = LINK.findall(unescape(answer.content.decode()))  # those of the menu stand in data
            waiting.extend(sorted({urljoin(address, link.replace("\\u0026", "&")) for link in links}))


def forms(address, answer):
    """(method, where it is sent, field → value) of each form."""
    for form in BeautifulSoup(answer.content, "html.parser").select("form"):
        if "logout" in (form.get("action") or ""):
            continue
        method = (form.get("method") or "get").lower()
        fields = {}
        for field in form.select("input[name], select[name], textarea[name]"):
            option = field.select_one("option[selected]")
            fields[field["name"]] = field.get("value") or (option.get("value", "") if option else field.text)
            if field.get("type") == "file":
                fields[field["name"]] = SimpleUploadedFile("x.png", b"\x89PNG no picture")
        yield method, urljoin(address, form.get("action") or address), fields


def test_every_screen_opens(newsroom):
    failed = {
        address: answer.status_code for address, answer in walk(newsroom()) if answer.status_code >= 500
    }

    assert failed == {}


def typed_into(number):
    """What is typed into the nth form."""
    kinds = list(TYPED.items())
    return kinds if IS_LONG else kinds[number % 3 :: 3]


@pytest.mark.slow
def test_every_form_takes_anything(newsroom):
    failed, sent = [], set()
    for address, answer in list(walk(newsroom())):
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        for method, place, fields in forms(address, answer):
            if (shape(place), frozenset(fields)) in sent:
                continue
            sent.add((shape(place), frozenset(fields)))
            for name, typed in typed_into(len(sent)):
                kept = {key: value for key, value in fields.items() if key in ("next",) or "FORMS" in key}
                said = {key: typed for key in fields if key not in kept}
                status = getattr(newsroom(), method)(place, {**said, **kept}).status_code
                if status >= 500:
                    failed.append((method, place, name, status))

    assert len(sent) > 30
    assert failed == [], "\n".join(map(str, failed))
