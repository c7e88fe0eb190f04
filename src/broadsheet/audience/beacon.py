"""The view beacon: `POST /-/view/<page-id>/?from=<host>`, answered in front of Django and of the press.

204 means: taken, and counted a moment later if it is to be counted. Who is not counted is not told so.
"""

import logging
import re
import time
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.conf import settings

from broadsheet.accounts.addresses import hop_of, is_foreign
from broadsheet.audience import gathering, tally
from broadsheet.audience.gathering import TooMany
from broadsheet.audience.seen import View
from broadsheet.delivery import answers
from broadsheet.delivery.answers import StartResponse
from broadsheet.delivery.hosts import REFUSAL, Hosts
from broadsheet.lib import networks, robots

log = logging.getLogger(__name__)

BEGINNING = "/-/view/"
ADDRESS = re.compile(rf"{BEGINNING}([1-9][0-9]{{0,17}})/")
HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
CAME_FROM = "from="
LOCAL = ("127.", "::1", "10.", "192.168.")  # where a proxy of one's own is
AHEAD = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")  # loaded before anybody asked
READER = {"v4": 32, "v6": 64}  # bits: an address, or what one device has of them
NETWORK = {"v4": 32, "v6": 48}  # bits: what one household or one office has
TAKEN = [("Cache-Control", "no-store")]

Environ = dict[str, Any]


class Beacon:
    def __init__(self, others: Callable[..., Iterable[bytes]]) -> None:
        """others: answers every other address."""
        self.others, self.hosts = others, Hosts()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith(BEGINNING):
            return self.others(environ, start_response)
        if not self.hosts.admit(environ.get("HTTP_HOST")):
            return answers.plain(start_response, 400, REFUSAL, kind="text/plain")
        match = ADDRESS.fullmatch(environ["PATH_INFO"])
        if match is None:
            return answers.plain(start_response, 404, b"There is no such page.\n", kind="text/plain")
        if environ["REQUEST_METHOD"] != "POST":
            start_response("405 Method Not Allowed", [("Allow", "POST"), ("Content-Length", "0")])
            return ()
        if is_foreign(environ, environ.get("HTTP_HOST")):
            return answers.plain(start_response, 403, b"Not from a page of this paper.\n", kind="text/plain")
        try:
            count(int(match[1]), environ)
        except TooMany:
            return answers.plain(start_response, 503, b"", kind="text/plain")
        start_response("204 No Content", TAKEN)
        return ()


def count(page: int, environ: Environ) -> None:
    """Let the view be counted, if it is one. Raises TooMany."""
    if not is_reader(environ):
        return
    address = hop_of(environ)
    warn_of_proxy(environ, address)
    said = f"{environ.get('HTTP_USER_AGENT', '')}\n{environ.get('HTTP_ACCEPT_LANGUAGE', '')}"
    view = View(
        page,
        tally.hour_of(time.time()),
        networks.beginning(address, **NETWORK),
        networks.beginning(address, **READER) + said.encode("utf-8", "replace"),
        came_from(environ),
    )
    gathering.the_gatherer().put(view)


def warn_of_proxy(environ: Environ, address: str) -> None:
    """Once a process, where all readers seem to be one, so that hardly any would be counted."""
    if "HTTP_X_FORWARDED_FOR" in environ and address.startswith(LOCAL) and not settings.TRUSTED_PROXIES:
        _say_once(
            "Readers come through a proxy: until BROADSHEET_TRUSTED_PROXIES says so, they count as one network."
        )


@cache
def _say_once(words: str) -> None:
    log.warning(words)


def is_reader(environ: Environ) -> bool:
    """A person, as far as it says; one that lets itself be counted, and is not of the newsroom."""
    cookies = environ.get("HTTP_COOKIE")
    if cookies and f"{settings.SESSION_COOKIE_NAME}=" in cookies:  # readers have none
        return False
    if "1" in (environ.get("HTTP_SEC_GPC"), environ.get("HTTP_DNT")) and settings.VIEWS_HONOUR_GPC:
        return False
    if any(name in environ for name in AHEAD):
        return False
    return not robots.is_robot(environ.get("HTTP_USER_AGENT", ""))


def came_from(environ: Environ) -> str:
    """The host of the page before, as the script says it; "" for none, for this paper, and for what is no host.

    It stands in the query: to read a body costs a server more than all else of a beacon.
    """
    query: str = environ.get("QUERY_STRING", "")
    host = query.removeprefix(CAME_FROM).lower() if query.startswith(CAME_FROM) else ""
    if not HOST.fullmatch(host) or host == environ.get("HTTP_HOST", "").partition(":")[0]:
        return ""
    return "" if host == settings.PAPER.hostname else host.removeprefix("www.")
