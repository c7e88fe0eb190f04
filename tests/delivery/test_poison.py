"""Nothing that a reader sends but the path changes what is kept, and no path reaches the disk by its own name."""

import os
import random
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.delivery import epochs, folder, outbox, rendering
from tests.articles import factories
from tests.delivery import comparing

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
MANY = 100_000 if IS_LONG else 1_000

POISONED = [
    {"HTTP_HOST": "evil.example"},
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_HOST": "evil.example", "SERVER_NAME": "evil.example"},
    {"HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_X_FORWARDED_SSL": "on", "HTTP_X_FORWARDED_PORT": "8443", "HTTP_X_FORWARDED_FOR": "10.0.0.1"},
    {"HTTP_FORWARDED": "for=10.0.0.1;host=evil.example;proto=https"},
    {"HTTP_X_ORIGINAL_URL": "/admin/", "HTTP_X_REWRITE_URL": "/admin/"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST", "HTTP_X_METHOD_OVERRIDE": "DELETE"},
    {"HTTP_ACCEPT_LANGUAGE": "ar,fa;q=0.9"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
    {"HTTP_COOKIE": "django_language=ar; sessionid=stolen; csrftoken=known; messages=hello"},
    {"HTTP_AUTHORIZATION": "Basic YWRtaW46YWRtaW4="},
    {"HTTP_RANGE": "bytes=0-9"},
    {"HTTP_USER_AGENT": "evil <script>", "HTTP_REFERER": "http://evil.example/<script>"},
    {"HTTP_SAVE_DATA": "on", "HTTP_DNT": "1", "HTTP_SEC_GPC": "1"},
    {"REMOTE_USER": "admin", "REMOTE_ADDR": "10.0.0.1"},
    {"SCRIPT_NAME": "/evil"},
    {"QUERY_STRING": "q=evil&preview=1&edition=ar&format=json&page=2&utm_source=evil"},
    {"QUERY_STRING": "p=12"},
    {"QUERY_STRING": "%00=%ff&;&&=="},
]


@pytest.fixture
def story(store):
    world = factories.section(factories.edition())
    return factories.article(world, "Bridge opens", at=factories.NOON)


@pytest.fixture
def places(story):
    return ["/", "/world/", story.address, "/news/", "/feed/", "/sitemap.xml", "/-/parts/beside-story/"]


def files(store):
    return sorted(str(file.relative_to(store.pages)) for file in store.pages.rglob("*") if file.is_file())


def test_who_asks_first_changes_nothing(reader, press, store, places):
    clean = comparing.fresh(press.renderer)
    for poison in POISONED:
        epochs.begin(store, outbox.end())  # nothing is kept yet
        for path in places:
            reader.get(path, **poison)

            answer, kept, sheet = reader.get(path), store.find(path), clean(path)
            assert folder.digest(answer.body) == sheet.content, (poison, path)
            assert (kept.content, kept.headers) == (sheet.content, sheet.headers), (poison, path)
            assert "evil" not in answer.text
        assert comparing.stored(store).keys() == set(places)
        assert len(files(store)) == 2 * len(places)


@pytest.mark.slow
def test_queries_without_end_fill_nothing(reader, press, store, places):
    for path in places:
        reader.get(path)
    before, size = files(store), press.bytes
    chance, letters = random.Random(1), string.printable  # noqa: S311  # the same in each run
    for number in range(MANY):
        query = "".join(chance.choices(letters, k=chance.randrange(1, 60)))
        assert reader.get(places[number % len(places)], query=query).status == 200

    assert files(store) == before
    assert comparing.stored(store).keys() == press.memory.keys() == set(places)
    assert press.bytes == size
    assert press.in_print == {}
    assert press.keeper.counted["renders"] == len(places)


@pytest.mark.slow
def test_paths_without_end_fill_nothing(reader, press, store, places):
    for path in places:
        reader.get(path)
    before, size = files(store), press.bytes
    chance = random.Random(2)  # noqa: S311  # the same in each run
    letters = string.ascii_letters + string.digits + "/-._~%:@!$&'()*+,;= ابپ"
    for number in range(MANY):
        path = places[number % len(places)] + "".join(chance.choices(letters, k=chance.randrange(1, 40)))
        assert reader.get(path).status in (301, 404), path

    assert files(store) == before
    assert comparing.stored(store).keys() == press.memory.keys() == set(places)
    assert press.bytes == size
    assert press.in_print == {}
    assert len(press.keeper.used) <= len(places)


# --- odd paths -------------------------------------------------------------------------------------------

ODD = [
    b"/oddity\0/", b"/oddity/../../oddity/", b"/oddity/..", b"/oddity/./", b"/oddity/%2F/", b"/oddity/%2e%2e/",
    b"//oddity/", b"/oddity//", b"/oddity//oddity/", b"/" + b"oddity" * 50 + b"/", b"/oddity\xff/",
    b"/oddity/\xc0\xaf/", b"/.oddity/", b"/oddity/.htaccess", b"/oddity/index.html", b"/oddity/index.html.gz",
    b"/oddity/index.html.br", b"/oddity\\..\\", b"/oddity\n/", b"/oddity\xe2\x80\xae/", b"/oddity.xml", b"oddity",
    b"/oddity" + b"/a" * 40 + b"/", b"", b"*oddity", b"/oddity;a=b/", b"/oddity?/", b"/oddity#/", b"/oddity /",
]  # fmt: skip
touched: list[str] = []
WATCHED = (
    "open",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.listdir",
    "os.scandir",
    "os.symlink",
    "os.truncate",
)


def watch(event, arguments):
    if event in WATCHED:
        touched.extend(str(argument) for argument in arguments if isinstance(argument, str | bytes))


sys.addaudithook(watch)  # cannot be taken away again, and only notes


def test_an_odd_path_never_reaches_the_disk(reader, store, places):
    reader.get("/")
    before = files(store)
    touched.clear()
    for path in ODD:
        answer = reader.get("/", PATH_INFO=path.decode("latin-1"))

        assert answer.status in (301, 400, 404) or not path.strip(b"/"), path
        assert [name for name in touched if "oddity" in name] == [], path
    assert files(store) == before
    assert comparing.stored(store).keys() == {"/"}


def test_what_is_nearly_an_address_is_none(reader, store, places):
    for place in ("/", "/world/"):
        for tail in ("/", "//", ".", "../world/", "\0"):
            assert reader.get(f"{place}{tail}").status in (301, 400, 404), (place, tail)
    assert comparing.stored(store) == {}


@given(st.lists(st.text(st.sampled_from("/.a%é\0\n\u202e x") | st.characters()), max_size=14).map("/".join))
def test_names_stay_below_the_folder_and_are_no_one_elses(tmp_path_factory, path):
    for kind in ("text/html", "application/xml", "application/json"):
        name = folder.name_of(f"/{path}", kind)
        if name is None:
            continue
        for file in folder.files(tmp_path_factory.getbasetemp(), name):
            assert file.resolve() == file
            assert all(len(os.fsencode(part)) <= 255 for part in file.parts)
        ending = f"index.{name.rpartition('.')[2]}"
        assert f"/{name.removesuffix(ending)}" == f"/{path}"  # so two addresses never share a file


@pytest.mark.parametrize(
    "name",
    ["evil.example", "127.0.0.1.evil.example:8000", "evil.example\r\nX: y", "", "ا", "[::1", "a" * 3000],
)
def test_whoever_asks_as_somebody_else_is_refused_in_words(reader, store, places, caplog, name):
    reader.get("/")

    answers = [
        reader.get(path, HTTP_HOST=name, method=method)
        for path in ("/", "/world/")
        for method in ("GET", "POST")
    ]

    assert {answer.status for answer in answers} == {400}
    assert all("BROADSHEET_HOSTS" in answer.text for answer in answers)
    assert comparing.stored(store).keys() == {"/"}
    assert len(caplog.records) == len(answers)
    assert not [
        record for record in caplog.records if "\n" in record.getMessage() or len(record.getMessage()) > 200
    ]


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:9000", "[::1]:8000", "LOCALHOST:80"])
def test_each_name_of_the_paper_is_answered(reader, places, name):
    assert reader.get("/", HTTP_HOST=name).body == reader.get("/").body


def test_the_host_that_is_rendered_is_the_papers_own(press, places):
    environ = rendering.environment("/", "", "")

    assert environ["HTTP_HOST"] == "127.0.0.1:8000"
    assert not [
        name
        for name in environ
        if name.startswith("HTTP_") and name not in ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO")
    ]
