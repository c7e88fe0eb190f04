"""Under which names of the paper its server answers."""

import logging

from django.conf import settings
from django.http.request import split_domain_port, validate_host

log = logging.getLogger(__name__)

MOST_KNOWN = 64  # spellings of allowed names that are remembered: ports and capitals differ
LONGEST_TOLD = 100  # characters of a refused name in the log

REFUSAL = (
    b"This server does not know the name under which it was asked.\n"
    b"The paper's own address is set with BROADSHEET_URL, further names with BROADSHEET_HOSTS.\n"
)


class Hosts:
    def __init__(self) -> None:
        self.known: set[str | None] = {None}  # HTTP/1.0 names no host; stored pages are the same under each

    def admit(self, host: str | None) -> bool:
        """Whether the paper may be asked as `host` (a Host header); if so, it is known from now on."""
        if host in self.known:
            return True
        domain, _port = split_domain_port(str(host))
        if not (domain and validate_host(domain, settings.ALLOWED_HOSTS)):
            log.warning("Refused: asked as %.*r, which is no name of the paper.", LONGEST_TOLD, host)
            return False
        if len(self.known) < MOST_KNOWN:
            self.known.add(host)
        return True
