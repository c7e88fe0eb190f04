"""What every benchmark stands on: a home of its own, an archive in it, a report that says on what machine.

Not a benchmark itself. Timings are of the processor (what this process used) beside those of the clock: on a busy
machine only the first can be compared.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

SMALL, LARGE = 1_000, int(os.environ.get("BENCH_ARTICLES", "100000"))


@dataclass(frozen=True)
class Time:
    """Medians in milliseconds."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:8.1f} ms ({self.processor:.1f} ms of processor)"


def measure(deed: Callable[[], object], times: int = 25) -> Time:
    for _n in range(3):
        deed()
    clock, processor = [], []
    for _n in range(times):
        began, used = time.perf_counter(), time.process_time()
        deed()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    return Time(statistics.median(clock) * 1000, statistics.median(processor) * 1000)


def say_machine() -> None:
    load = os.getloadavg()[0]
    print(
        f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f}"
    )
    print(
        f"repeat: {' '.join([Path(sys.executable).name, *sys.argv])}",
        f"BENCH_ARTICLES={LARGE}",
        sep="  with ",
    )
    if load > (os.cpu_count() or 1):
        print("The machine is busy: trust the processor times and the ratios.")


@contextmanager
def archive(articles: int, server: str = "") -> Iterator[dict[str, str]]:
    """An environment whose home and database hold so many load articles; both are gone afterwards.

    server: DATABASE_URL of a PostgreSQL server on which a database may be made; "" for SQLite.
    """
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as home:
        name = f"search_bench_{os.getpid()}_{articles}"
        url = urlunsplit(urlsplit(server)._replace(path=f"/{name}")) if server else ""
        settings = {
            **os.environ,
            "BROADSHEET_HOME": home,
            "DATABASE_URL": url,
            "BROADSHEET_LOG_LEVEL": "ERROR",
        }
        if server:
            _on_server(server, f"CREATE DATABASE {name}")
        try:
            broadsheet(settings, "migrate", "--verbosity", "0")
            if articles:
                broadsheet(settings, "demo", "--articles", str(articles))
            yield settings
        finally:
            if server:
                _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def broadsheet(settings: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "broadsheet", *words]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stderr[-3000:]}")
    return done.stdout


def inside(settings: dict[str, str], script: str, *words: str) -> str:
    """Run a benchmark again as one that measures: in a process whose settings are those of the archive."""
    command = [sys.executable, script, "--inside", *words]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    return done.stdout


def set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.config.settings")
    django.setup()


def compare(name: str, small: Time, large: Time, most: float) -> None:
    """One line: both times and their ratio by processor, and whether the promise of at most 1.3 times is kept."""
    ratio = large.processor / small.processor
    kept = "kept" if large.clock <= most and ratio <= 1.3 else "NOT KEPT"
    print(
        f"{name:32}{SMALL:>9,}: {small}   {LARGE:>9,}: {large}   {ratio:.2f} times; under {most:.0f} ms and 1.3: {kept}"
    )


def servers() -> list[tuple[str, str]]:
    """SQLite, and PostgreSQL where DATABASE_URL names a server."""
    url = os.environ.get("DATABASE_URL", "")
    return [("SQLite", "")] + ([("PostgreSQL", url)] if url.startswith("postgres") else [])


def _on_server(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)
