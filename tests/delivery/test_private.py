"""Nothing that is meant for one reader, or for none yet, is ever kept by the press."""

import pytest
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import path
from django.utils import timezone
from wagtail.models import PageViewRestriction

from broadsheet.articles import actions
from broadsheet.articles.models import Article
from broadsheet.config import urls
from broadsheet.delivery import depends, rendering
from broadsheet.delivery.depends import depends_on, never_store, stale_at
from tests.articles import factories
from tests.delivery import comparing

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


# --- answers of all sorts, that say what they depend on --------------------------------------------------


def answered(**headers):
    return HttpResponse(
        "<p>Hello</p>", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def sets_a_cookie(request):
    answer = answered()
    answer.set_cookie("seen", "1")
    return answer


def has_a_token(request):
    return HttpResponse(f'<input name="csrfmiddlewaretoken" value="{get_token(request)}">')


def reads_the_query(request):
    return HttpResponse(f"<p>{request.GET.get('q', '')}</p>")


def greets(request):
    messages.info(request, "Welcome back")
    return sets_a_cookie(request)


def says_too_much(request):
    depends_on(*(f"page:{number}" for number in range(depends.MOST_TAGS + 1)))
    return answered()


def is_private(request):
    never_store()
    return answered()


def is_over(request):
    stale_at(timezone.now())
    return answered()


def is_missing(request):
    raise Http404


def fails(request):
    raise RuntimeError("the password is sesame")


KEPT_OUT = {
    "cookie": sets_a_cookie,
    "cookie by header": lambda request: answered(Set_Cookie="seen=1; Path=/"),
    "varies by cookie": lambda request: answered(Vary="Accept-Encoding, Cookie"),
    "varies by everything": lambda request: answered(Vary="*"),
    "private": lambda request: answered(Cache_Control="private"),
    "no-store": lambda request: answered(Cache_Control="max-age=60, NO-STORE"),
    "no-cache": lambda request: answered(Cache_Control="no-cache"),
    "token": has_a_token,
    "query": reads_the_query,
    "message": greets,
    "never": is_private,
    "over": is_over,
    "too many tags": says_too_much,
    "missing": is_missing,
    "error": fails,
    "gone": lambda request: HttpResponse("<p>Gone</p>", status=410),
    "created": lambda request: HttpResponse("<p>Made</p>", status=201),
    "redirect": lambda request: HttpResponse(status=302, headers={"Location": "/"}),
    "a part": lambda request: HttpResponse("<p>Hel", status=206),
    "no page": lambda request: HttpResponse(b"\x89PNG", content_type="image/png"),
    "too large": lambda request: StreamingHttpResponse([b"<p>"] * (rendering.LARGEST // 3 + 1)),
}
KEPT = {
    "page": lambda request: answered(),
    "streamed": lambda request: StreamingHttpResponse([b"<p>Hel", b"lo</p>"]),
    "public": lambda request: answered(Cache_Control="max-age=60", Vary="Accept-Encoding"),
}


def saying(view):
    def says(request):
        depends_on("page:1")
        return view(request)

    return says


def address(name):
    return f"/probe/{name.replace(' ', '-')}/"


urlpatterns = [
    *(path(address(name)[1:], saying(view)) for name, view in {**KEPT_OUT, **KEPT}.items()),
    path("probe/silent/", lambda request: answered()),
    *urls.urlpatterns,
]
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def paper(store):
    return factories.edition()


@pytest.fixture
def world(paper):
    return factories.section(paper)


@pytest.fixture
def probes(paper, settings):
    settings.ROOT_URLCONF = __name__


def test_only_what_is_the_same_for_everybody_is_kept(probes, press, reader, store):
    for name in KEPT_OUT:
        assert rendering.sheet(press.renderer.render(address(name))) is None, name
        reader.get(address(name))
    reader.get("/probe/silent/")
    assert comparing.stored(store) == {}

    for name in KEPT:
        assert reader.get(address(name)).status == 200
    assert comparing.stored(store).keys() == {address(name) for name in KEPT}


def test_the_details_of_an_error_are_not_kept(probes, reader, store, settings):
    settings.DEBUG = True
    assert reader.get(address("error")).status == 500
    settings.DEBUG = False

    assert "sesame" not in reader.get(address("error")).text
    assert comparing.stored(store) == {}


def test_a_cookie_that_the_paper_sets_reaches_its_reader(probes, reader):
    assert "seen=1" in reader.get(address("cookie")).headers["set-cookie"]


# --- the paper's own ---------------------------------------------------------------------------------


@pytest.fixture
def editor(paper):
    """The cookies of an editor who is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org"), backend=BACKEND)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def hide(story, how):
    if how == "draft":
        story.unpublish()
    elif how == "restricted":
        PageViewRestriction.objects.create(page=story, restriction_type="login")
    elif how == "restricted above":
        PageViewRestriction.objects.create(
            page=story.get_parent(), restriction_type="password", password="sesame"
        )
    else:
        actions.withdraw(article=story, reason="Wrong.", by=None, at=timezone.now())


@pytest.mark.parametrize("how", ["draft", "restricted", "restricted above", "withdrawn"])
def test_a_hidden_story_is_kept_neither_before_nor_after(reader, editor, world, store, how):
    story = factories.article(world, "Quicksilver", at=factories.NOON)
    reader.get(story.address)
    hide(story, how)

    for cookie in ("", editor):
        assert reader.get(story.address, HTTP_COOKIE=cookie).status in (404, 410)
        assert "Quicksilver" not in reader.get("/", HTTP_COOKIE=cookie).text
    assert story.address not in comparing.stored(store)


def test_a_draft_is_kept_under_no_address(reader, editor, world, store):
    story = factories.article(world, "Bridge opens", at=factories.NOON)
    draft = Article.objects.get(pk=story.pk)
    draft.title = "Quicksilver"
    draft.save_revision()
    preview, edit = f"/admin/pages/{story.pk}/view_draft/", f"/admin/pages/{story.pk}/edit/"

    assert "Quicksilver" in reader.get(preview, HTTP_COOKIE=editor).text
    assert "Quicksilver" in reader.get(edit, HTTP_COOKIE=editor).text
    assert "Quicksilver" not in reader.get(story.address, HTTP_COOKIE=editor).text
    assert reader.get(preview).status == 302
    assert comparing.stored(store).keys() == {story.address}


def test_the_rooms_behind_the_paper_are_not_kept(reader, editor, store):
    rooms = [
        "/admin/", "/admin/login/", "/accounts/login/", "/accounts/password/reset/", "/-/health/", "/-/ready/",
        "/-/draft/token/", "/search/", "/ar/search/", "/nothing/here/", "/world", "/static/nothing.css",
        "/media/nothing.jpg",
    ]  # fmt: skip
    for room in rooms:
        for cookie in ("", editor):
            reader.get(room, HTTP_COOKIE=cookie)
            reader.get(room, query="q=quicksilver", HTTP_COOKIE=cookie)

    assert comparing.stored(store) == {}


def test_an_editor_reads_what_everybody_reads(reader, press, editor, world, store):
    story = factories.article(world, "Bridge opens", at=factories.NOON)
    for place in ("/", "/world/", story.address, "/feed/", "/-/parts/beside-story/", "/sitemap.xml"):
        nobody = press.renderer.render(place)
        first = reader.get(place, HTTP_COOKIE=editor)  # the press has nothing yet

        assert first.body == nobody.body == reader.get(place).body
        assert "set-cookie" not in first.headers
        assert "cookie" not in first.headers["vary"].lower()
        assert store.find(place).headers == rendering.sheet(nobody).headers
