"""The store at size: memory, start, purges, from nothing to 100,000 stored pages of 30 KB."""

import gzip
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import brotli

import ground
import house

PAGES = int(os.environ.get("BENCH_PAGES", "100000"))
PURGED = 10_000
BODY_BYTES = 30_000
STARTS = 5


def main() -> None:
    ground.say_machine()
    with ground.archive(0) as settings:
        found, port = {}, house.free_port()
        settings["PORT"] = str(port)  # one address of the paper, and so one epoch, for all processes
        with house.paper(settings, port=port):
            pass  # static files are gathered
        for pages in (0, PAGES):
            said = json.loads(ground.inside(settings, __file__, str(pages)))
            found[pages] = {**said, **running(settings, pages, port)}
        for name in ("start, ms", "memory of a worker at rest, MB", "memory after reading all it can, MB"):
            print(f"{name:40}" + "".join(f"{pages:>9,} pages: {found[pages][name]:9.1f}" for pages in found))
        for name in ("purge of a tag on 10,000 pages, ms", "purge of everything, ms", "files on disk, MB"):
            print(f"{name:40}{PAGES:>9,} pages: {found[PAGES][name]:9.1f}")
    print(
        "goals: memory + 96 + 15 MB; a tag on 10,000 pages 1,000 ms; start and purge of everything independent of size"
    )


def running(settings: dict[str, str], pages: int, port: int) -> dict[str, float]:
    """Start the paper on it and read as many pages as there are, up to twice what memory can hold."""
    starts: list[float] = []
    for _n in range(STARTS - 1):
        with started(settings, port, starts):
            pass
    with started(settings, port, starts) as url:
        time.sleep(3)
        worker = max(
            (pid for pid in house.pids(url.rpartition(":")[2]) if house.pids("granian")), key=house.memory
        )
        rest = house.memory(worker)
        if pages:
            script = Path(settings["BROADSHEET_HOME"]) / "random.lua"
            script.write_text(
                f'request = function() return wrk.format("GET", "/bench/" .. math.random(0, {pages - 1}) .. "/") end'
            )
            house.wrk(url, seconds=25, script=str(script))
        return {
            "start, ms": statistics.median(starts),
            "memory of a worker at rest, MB": rest,
            "memory after reading all it can, MB": house.memory(worker),
        }


@contextmanager
def started(settings: dict[str, str], port: int, starts: list[float]) -> Iterator[str]:
    """The paper with one worker; adds the milliseconds until it is ready."""
    began = time.perf_counter()
    with house.paper(settings, workers=1, port=port) as url:
        starts.append((time.perf_counter() - began) * 1000)
        yield url


def inside(pages: int) -> None:
    ground.set_up()
    from broadsheet.delivery import dropping, epochs, obeying, outbox

    store = obeying.the_store()
    fill(pages)
    times: dict[str, float] = {"files on disk, MB": store.index.fact("bytes") / 2**20}
    if pages:
        began = time.perf_counter()
        tagged = dropping.Spoil("0" * 32, frozenset({"bench:tag"}), (), False, time.time())
        gone = dropping.spoil(store, [tagged], floor=store.index.fact("floor"))
        times["purge of a tag on 10,000 pages, ms"] = (time.perf_counter() - began) * 1000
        assert gone == min(PURGED, pages), gone
        others = []
        for _n in range(5):
            began = time.perf_counter()
            epochs.begin(store, outbox.end())
            others.append((time.perf_counter() - began) * 1000)
        times["purge of everything, ms"] = statistics.median(others)
        epochs.sweep(store)
        fill(pages)
    print(json.dumps(times))


def fill(pages: int) -> None:
    """Pages of 30 KB under /bench/<n>/; the first 10,000 depend on `bench:tag`."""
    from broadsheet.delivery import epochs, obeying
    from broadsheet.delivery.store import Sheet

    store = obeying.the_store()
    epochs.ensure(store)
    body, said = text(), headers()
    zipped, brotlied = gzip.compress(body, 9, mtime=0), brotli.compress(body, quality=5)
    for number in range(pages):
        tags = {f"bench:{number}", *(["bench:tag"] if number < PURGED else [])}
        sheet = Sheet(
            path=f"/bench/{number}/", name=f"bench/{number}/index.html", headers=said, content=f"{number:024x}",
            gzip=zipped, brotli=brotlied, tags=frozenset(tags), stale_at=None, noted=store.number(),
        )  # fmt: skip
        store.keep(sheet, store.epoch)
    os.sync()  # pages come over hours: what is measured next does not wait for the disk to take them all


def headers() -> Any:
    """Those of a page of the paper."""
    from django.test import Client

    return [(name, value) for name, value in Client().get("/").headers.items() if name != "Content-Length"]


def text() -> bytes:
    """30 KB that compress about as far as a page of a paper."""
    words = random.Random(1)
    letters = ["".join(words.choices("etaoinshrdlu", k=words.randint(2, 9))) for _n in range(1500)]
    page = "<p>"
    while len(page) < BODY_BYTES:
        page += words.choice(letters) + words.choice([" ", " ", " ", " ", '</p>\n<p class="story__words">'])
    return page[:BODY_BYTES].encode()


if __name__ == "__main__":
    inside(int(sys.argv[-1])) if "--inside" in sys.argv else main()
