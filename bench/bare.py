"""The least a WSGI server can be asked for: one answer, the same at each call. Not a benchmark itself.

What the embedded server adds to it is ours; what nginx does without is WSGI's and granian's.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HEADERS: list[tuple[str, str]] = [tuple(pair) for pair in json.loads(os.environ.get("BENCH_HEADERS", "[]"))]
BODY = Path(os.environ["BENCH_BODY"]).read_bytes() if HEADERS else b""


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", HEADERS)
    return (BODY,)
