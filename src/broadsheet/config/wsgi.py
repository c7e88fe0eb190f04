"""What granian serves: static files, then the view beacon, then the press, then Django."""

import gc
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.config.settings")

django = get_wsgi_application()

from broadsheet.audience.beacon import Beacon  # noqa: E402  # the apps must be loaded before
from broadsheet.delivery import obeying  # noqa: E402
from broadsheet.delivery.press import Press  # noqa: E402
from broadsheet.operations.supervisor import end_with_parent  # noqa: E402
from broadsheet.pages.errors import busy  # noqa: E402
from broadsheet.theme.storage import StaticFiles  # noqa: E402

end_with_parent()
press = Press(django, obeying.the_store(), busy)
press.start()
beacon = Beacon(press)
static = StaticFiles(beacon)
gc.freeze()  # all that is loaded stays: to search it for garbage would hold every answer up by a sixth of a second


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Static files are few and change with the code only; they never come into the press."""
    return (static if environ["PATH_INFO"].startswith("/static/") else beacon)(environ, start_response)
