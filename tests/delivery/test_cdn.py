"""A shared cache in front is told of every page that changed, until it has taken it."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from broadsheet.config import addresses, env
from broadsheet.delivery import cdn, rendering
from tests.articles import factories


class Cache(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Door)
        self.purged, self.is_up = [], True
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Door(BaseHTTPRequestHandler):
    def do_PURGE(self):  # noqa: N802  # the library's way to name methods
        if self.server.is_up:
            self.server.purged.append(unquote(self.path))
        self.send_response(200 if self.server.is_up else 503)
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def cache(settings):
    made = Cache()
    settings.PRESS_CDN = addresses.cdn(f"http://127.0.0.1:{made.server_port}", "")
    cdn.backend.cache_clear()
    yield made
    cdn.backend.cache_clear()
    made.shutdown()


@pytest.fixture
def story(store):
    return factories.article(factories.section(factories.edition()), "Bridge opens")


def publish(article, title):
    article.title = title
    article.save_revision().publish()


def test_it_is_told_of_each_page_that_changed(cache, story, reader, printer):
    for path in ("/", story.address, "/news/", "/corrections/"):
        reader.get(path)
    publish(story, "Bridge closes")
    printer.turn(), printer.messenger.tell()

    assert {"/", story.address, "/news/"} <= set(cache.purged)
    assert "/corrections/" not in cache.purged


def test_one_that_does_not_answer_is_told_later(cache, story, store, reader, printer):
    reader.get(story.address)
    cache.is_up = False
    publish(story, "Bridge closes")
    printer.turn(), printer.messenger.tell()
    waiting = cdn.oldest(store)
    cache.is_up, printer.messenger.again_at = True, 0.0
    printer.turn(), printer.messenger.tell()

    assert waiting is not None
    assert waiting <= time.time()
    assert story.address in cache.purged
    assert cdn.oldest(store) is None


def test_without_one_nothing_waits(story, store, reader, printer):
    reader.get(story.address)
    publish(story, "Bridge closes")
    printer.turn(), printer.messenger.tell()

    assert cdn.oldest(store) is None


def test_a_page_says_what_it_depends_on_where_a_cache_purges_by_it(story, reader, settings):
    settings.PRESS_TAG_HEADER = "Surrogate-Key"
    given = reader.get(story.address)

    assert f"page:{story.pk}" in given.headers["surrogate-key"].split()


def test_the_tag_header_stays_within_what_caches_take(settings):
    settings.PRESS_TAG_HEADER = "Cache-Tag"
    said = rendering.tag_header([f"page:{number}" for number in range(5000)])

    assert len(said) < 8100
    assert said.split(",")[0] == "page:0"


@pytest.mark.parametrize("wrong", ["varnish", "ftp://cache", "cloudflare://zone"])
def test_a_wrong_address_names_the_setting(wrong):
    with pytest.raises(env.SettingError, match="BROADSHEET_CDN"):
        addresses.cdn(wrong, "")
