"""How granian serves the paper. The figures were measured: its defaults hang at about 1,000 idle connections."""

import os
import sys

OVERLAP = 12  # seconds that an old worker goes on beside its successor, which has to load the paper first
THREADS = 64  # blocking threads a worker: hits are answered there; Django has six of its own behind the press


def command(host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "broadsheet.config.wsgi:application",
        "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers or os.cpu_count() or 1),
        "--blocking-threads", str(THREADS),
        "--backpressure", "16000", "--backlog", "4096",
        "--http1-header-read-timeout", "10000",
        "--respawn-failed-workers", "--workers-kill-timeout", "15",
        "--respawn-interval", str(OVERLAP),
        "--no-ws", "--log-level", "error",
    ]  # fmt: skip
