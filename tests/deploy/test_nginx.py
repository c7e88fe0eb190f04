"""nginx serves stored pages without the paper, and nothing that is not one: deploy/nginx.conf in a real nginx."""

import gzip
from urllib.parse import quote

import brotli
import pytest

from broadsheet.delivery import folder
from tests.deploy import front
from tests.deploy.front import Front, Paper, keep

pytestmark = pytest.mark.skipif(
    not front.NGINX, reason="nginx is not installed (apt-get install nginx-light)"
)

HARBOUR = "<p>" + "The harbour is open again. " * 200 + "</p>"
ARABIC = "/ar/عالم/2026/11/22/المرفأ-يفتح/"
# address, its file's name, its type
STORED = [
    ("/", "index.html", "text/html; charset=utf-8"),
    ("/world/", "world/index.html", "text/html; charset=utf-8"),
    ("/world/2026/11/22/port-opens/", "world/2026/11/22/port-opens/index.html", "text/html; charset=utf-8"),
    (ARABIC, ARABIC[1:] + "index.html", "text/html; charset=utf-8"),
    ("/feed/", "feed/index.xml", "application/rss+xml; charset=utf-8"),
    ("/world/feed/atom/", "world/feed/atom/index.xml", "application/atom+xml; charset=utf-8"),
    ("/ar/feed/json/", "ar/feed/json/index.json", "application/feed+json; charset=utf-8"),
    ("/sitemap.xml", "sitemap.xml", "application/xml; charset=utf-8"),
    ("/sitemap-2026-11.xml", "sitemap-2026-11.xml", "application/xml; charset=utf-8"),
    ("/robots.txt", "robots.txt", "text/plain; charset=utf-8"),
    ("/maps/harbour.geojson", "maps/harbour.geojson", "application/geo+json"),
    ("/-/parts/front/", "-/parts/front/index.html", "text/html; charset=utf-8"),
]
EVERY_STORED = pytest.mark.parametrize(("address", "name", "kind"), STORED)
# compared elsewhere, or about the way and not the page
OF_NGINX = (
    "Server", "Date", "Connection", "Content-Length", "Content-Encoding", "Accept-Ranges",
    "ETag", "Last-Modified", "Vary", "Cache-Control",
)  # fmt: skip
NEWSROOM = ("/admin/", "/admin/login/?next=/world/", "/accounts/login/", "/-/health/", "/-/draft/x/", "/-/")


@pytest.fixture(scope="module")
def behind():
    behind = Paper()
    yield behind
    behind.shutdown()
    behind.server_close()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    front.begin_folder(home, "3f9c.1")
    for address, name, _kind in STORED:
        keep(home, name, f"{HARBOUR}{address}")
    for page in ("admin/index.html", "accounts/login/index.html", "-/health/index.html"):
        keep(home, page, "never to be seen")
    (home / "static" / "theme").mkdir(parents=True)
    (home / "static" / ".stamp").write_text("hidden")
    for name in ("paper.0123456789ab.css", "icon.svg"):
        (home / "static" / "theme" / name).write_text("/* ok */")
        (home / "static" / "theme" / f"{name}.gz").write_bytes(gzip.compress(b"/* ok */"))
    (home / "media" / "images").mkdir(parents=True)
    (home / "media" / "images" / "port.webp").write_bytes(b"RIFF")
    (home / "secret-key").write_text("never to be seen")
    return home


@pytest.fixture(scope="module")
def nginx(home, behind, tmp_path_factory):
    yield from running(Front(tmp_path_factory.mktemp("nginx"), home, behind.port))


@pytest.fixture(scope="module")
def orphaned(home, tmp_path_factory):
    """The same, with nobody behind it."""
    yield from running(Front(tmp_path_factory.mktemp("orphaned"), home, front.free_port()))


def running(nginx):
    nginx.nginx()
    yield nginx
    nginx.nginx("-s", "stop")


def raw(address):
    return quote(address, safe="/")


def test_nginx_takes_the_file_as_it_is(nginx):
    assert "test is successful" in nginx.nginx("-t")


@EVERY_STORED
def test_a_stored_page_is_served_without_the_paper(nginx, address, name, kind):
    zipped = nginx.ask(raw(address), accept_encoding="gzip, deflate, br, zstd")
    plain = nginx.ask(raw(address))

    assert (zipped.status, zipped.is_from_the_paper, plain.status, plain.is_from_the_paper) == (
        200,
        False,
        200,
        False,
    )
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Content-Encoding"] is None
    assert gzip.decompress(zipped.body) == plain.body == f"{HARBOUR}{address}".encode()
    for answer in (zipped, plain):
        assert answer.headers.get_all("Content-Type") == [kind]
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@EVERY_STORED
def test_the_press_stores_it_under_that_name(address, name, kind):
    assert folder.name_of(address, kind) == name


@pytest.mark.parametrize("address", ["/", "/feed/", "/sitemap.xml", "/robots.txt"])
def test_it_carries_the_headers_that_the_paper_sends(nginx, client, paper, address):
    ours, the_papers = nginx.ask(address, accept_encoding="gzip").headers, client.get(address).headers

    of_each = {name: value for name, value in ours.items() if name not in OF_NGINX}
    assert of_each == {name: value for name, value in the_papers.items() if name not in OF_NGINX}


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_head_says_the_same_without_the_bytes(nginx, accepted):
    whole, head = (nginx.ask("/world/", method, accept_encoding=accepted) for method in ("GET", "HEAD"))

    assert (head.status, head.body, head.is_from_the_paper) == (200, b"", False)
    same = ("Content-Type", "Content-Encoding", "Content-Length", "ETag", "Vary", "Last-Modified")
    assert [head.headers[name] for name in same] == [whole.headers[name] for name in same]


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_who_has_the_page_is_told_so(nginx, accepted):
    first = nginx.ask("/world/", accept_encoding=accepted)

    again = nginx.ask("/world/", accept_encoding=accepted, if_none_match=first.headers["ETag"])

    assert (again.status, again.body, again.is_from_the_paper) == (304, b"", False)
    assert again.headers["ETag"] == first.headers["ETag"].removeprefix("W/")
    assert again.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "*;q=0"])
def test_who_cannot_read_gzip_gets_none(nginx, accepted):
    assert nginx.ask("/world/", accept_encoding=accepted).body == f"{HARBOUR}/world/".encode()


def test_who_comes_by_way_of_another_proxy_gets_gzip_too(nginx):
    answer = nginx.ask("/world/", accept_encoding="gzip", via="1.1 elsewhere")

    assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.skipif(not front.BROTLI.exists(), reason="libnginx-mod-http-brotli-static is not installed")
def test_with_its_module_nginx_gives_brotli(home, behind, tmp_path):
    for nginx in running(Front(tmp_path, home, behind.port, reads_brotli=True)):
        answer = nginx.ask("/world/", accept_encoding="gzip, br")
        plain = nginx.ask("/world/", accept_encoding="gzip")

        assert answer.headers["Content-Encoding"] == "br"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers.get_all("Content-Type") == ["text/html; charset=utf-8"]
        assert brotli.decompress(answer.body) == gzip.decompress(plain.body)


def test_a_dropped_page_is_asked_of_the_paper_at_once(nginx, home):
    file = keep(home, "world/dropped/index.html", "old words")
    before = nginx.ask("/world/dropped/", accept_encoding="gzip")

    file.unlink()
    after = nginx.ask("/world/dropped/", accept_encoding="gzip")

    assert (before.is_from_the_paper, after.is_from_the_paper) == (False, True)
    assert after.headers["X-Paper"] == "/world/dropped/"


def test_a_replaced_page_is_served_at_once(nginx, home):
    keep(home, "world/replaced/index.html", "old words")
    before = nginx.ask("/world/replaced/").body

    waiting = keep(home, "world/waiting/index.html", "new words")
    waiting.rename(home / "press" / "current" / "pages" / "world" / "replaced" / "index.html.gz")

    assert (before, nginx.ask("/world/replaced/").body) == (b"old words", b"new words")


def test_a_new_folder_is_obeyed_at_once(behind, tmp_path):
    home = tmp_path / "home"
    front.begin_folder(home, "3f9c.1")
    keep(home, "world/index.html", "of the old folder")
    for nginx in running(Front(tmp_path / "nginx", home, behind.port)):
        first = nginx.ask("/world/")
        front.begin_folder(home, "77aa.2")
        second = nginx.ask("/world/")
        keep(home, "world/index.html", "of the new folder")
        third = nginx.ask("/world/")

    assert (first.body, third.body) == (b"of the old folder", b"of the new folder")
    assert second.is_from_the_paper


def test_before_the_first_folder_everything_is_asked_of_the_paper(behind, tmp_path):
    for nginx in running(Front(tmp_path / "nginx", tmp_path / "home", behind.port)):
        assert nginx.ask("/").is_from_the_paper


@pytest.mark.parametrize(
    "address", ["/world/?utm_source=letter", "/?q=1", "/world/?ap=3", "/feed/?", "/world/?/../x"]
)
def test_queries_are_ignored(nginx, address):
    answer = nginx.ask(address)

    assert (answer.status, answer.is_from_the_paper) == (200, False)


@pytest.mark.parametrize(
    "address", ["/?p=12", "/?page_id=3", "/?cat=4", "/?attachment_id=5", "/world/?x=1&p=12", "/?p=12&x=%2F"]
)
def test_numbered_addresses_of_an_older_paper_reach_the_paper(nginx, address):
    assert nginx.ask(address).headers["X-Paper"] == address


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ["/world/", "/-/comments/7/", "/", "/sitemap.xml", "/missing/"])
def test_whoever_wants_to_change_something_reaches_the_paper(nginx, behind, method, address):
    answer = nginx.ask(address, method, b"name=Ada", content_type="application/x-www-form-urlencoded")

    assert (answer.status, answer.body) == (200, b"the paper: name=Ada")
    assert behind.asked[-1][:2] == (method, address)


@pytest.mark.parametrize("address", NEWSROOM)
def test_the_newsroom_is_always_the_papers(nginx, address):
    assert nginx.ask(address).headers["X-Paper"] == address


def test_the_newsroom_without_its_slash_is_sent_there(nginx):
    answer = nginx.ask("/admin")

    assert (answer.status, answer.headers["Location"]) == (301, "/admin/")


@pytest.mark.parametrize(
    "address", ["/world", "/ar", "/feed", "/world/2026", "/-/parts/front", "/static", "/media"]
)
def test_without_its_slash_an_address_is_another(nginx, address):
    answer = nginx.ask(address)

    assert answer.headers["X-Paper"] == address
    assert "Location" not in answer.headers


@pytest.mark.parametrize(
    "address",
    [
        "/world//", "//world/", "/./world/", "/a/../world/", "/%2e%2e/world/", "/world%2f", "/%2Fworld/", "/w%6frld/",
        "/world/%0a", "/world/;x/", "/world%5c", "/world/..%2f", "/world/index.html", "/index.html.gz",
        "/world/index.html.gz", "/world/index.html.br", "/feed/index.xml", "/ar/feed/json/index.json",
        "/sitemap.xml.gz", "/sitemap.xml/", "/.hidden/", "/.well-known/security.txt", "/world/.hidden.xml",
        "/../index.sqlite3", "/..%2findex.sqlite3", "/%2e%2e%2findex.sqlite3", "/index.sqlite3", "/secret-key",
        "/503.html", "/press/current/pages/index.html.gz", "/" + "a" * 300 + "/", "/%ff%fe/", "/@paper",
        "/static/..%2fsecret-key", "/static/../secret-key", "/media/%2e%2e/secret-key", "/static/%2e%2e/secret-key",
    ],
)  # fmt: skip
def test_no_other_way_of_writing_it_reaches_a_file(nginx, address):
    answer = nginx.ask(address)

    assert answer.status in (200, 400)
    assert answer.is_from_the_paper or answer.status == 400
    assert answer.status == 400 or answer.headers["X-Paper"] == address  # as it was written


@pytest.mark.parametrize(
    "address", ["/world/%00", "/%00/", "/world/%00.xml", "/../../etc/passwd", "/static/../../x"]
)
def test_what_is_no_address_is_refused(nginx, address):
    assert nginx.ask(address).status == 400


def test_the_arabic_address_reaches_the_paper_as_it_was_written(nginx):
    missing = raw("/ar/عالم/غائب/")

    assert nginx.ask(missing).headers["X-Paper"] == missing


def test_the_papers_errors_are_its_own_pages(nginx):
    missing, busy = nginx.ask("/nowhere/"), nginx.ask("/busy/")

    assert (missing.status, missing.body) == (404, b"the paper: ")
    assert (busy.status, busy.body) == (503, b"the paper: ")


def test_the_paper_is_told_who_asks_and_how(nginx, behind):
    nginx.ask("/missing/", x_forwarded_for="10.9.8.7", x_forwarded_proto="https")

    headers = behind.asked[-1][2]
    assert headers["X-Forwarded-For"] == "10.9.8.7, 127.0.0.1"
    assert headers.get_all("X-Forwarded-Proto") == ["http"]
    assert headers["Host"] == "127.0.0.1"


def test_what_is_sent_to_the_newsroom_may_be_large_and_nothing_else(nginx):
    picture = b"x" * 21 * 2**20

    assert nginx.ask("/admin/images/add/", "POST", picture).status == 200
    assert nginx.ask("/-/comments/7/", "POST", picture[: 2 * 2**20]).status == 413


def test_the_newsrooms_forms_are_never_compressed(nginx):
    assert nginx.ask("/admin/", accept_encoding="gzip").headers["Content-Encoding"] is None


def test_hashed_static_files_are_kept_for_a_year_and_others_for_a_minute(nginx):
    sheet = nginx.ask("/static/theme/paper.0123456789ab.css", accept_encoding="gzip")
    icon = nginx.ask("/static/theme/icon.svg")

    assert (gzip.decompress(sheet.body), icon.body) == (b"/* ok */", b"/* ok */")
    assert sheet.headers["Content-Type"].startswith("text/css")
    assert sheet.headers["Vary"] == "Accept-Encoding"
    assert sheet.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert icon.headers["Cache-Control"] == "public, max-age=60"


def test_a_picture_is_shown_and_never_run(nginx):
    picture = nginx.ask("/media/images/port.webp")

    assert (picture.status, picture.body, picture.headers["Content-Type"]) == (200, b"RIFF", "image/webp")
    assert picture.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert picture.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/static/.stamp", "/static/theme/.git/config", "/media/.hidden"])
def test_hidden_files_are_not_there(nginx, address):
    answer = nginx.ask(address)

    assert (answer.status, answer.is_from_the_paper) == (404, False)


@pytest.mark.parametrize(
    "address", ["/static/theme/gone.css", "/media/images/gone.webp", "/static/theme/", "/media/"]
)
def test_a_file_that_is_not_there_is_the_papers_to_answer(nginx, address):
    assert nginx.ask(address).headers["X-Paper"] == address


@EVERY_STORED
def test_without_the_paper_stored_pages_go_on(orphaned, address, name, kind):
    assert orphaned.ask(raw(address)).status == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("address", ["/missing/", "/admin/", "/static/theme/gone.css", "/?p=12"])
def test_without_the_paper_everything_else_says_so(orphaned, home, method, address):
    bare = orphaned.ask(address, method)
    page = home / "press" / "503.html"
    page.write_text("<h1>Back soon</h1>")
    written = orphaned.ask(address, method)
    page.unlink()

    assert (bare.status, written.status) == (503, 503)
    assert written.body == (b"" if method == "HEAD" else b"<h1>Back soon</h1>")
    assert written.headers["Content-Type"] == "text/html; charset=utf-8"
    assert (written.headers["Retry-After"], written.headers["Cache-Control"]) == ("30", "no-store")
