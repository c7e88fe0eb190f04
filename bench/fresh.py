"""From the commit of a publishing to its bytes at the front door; take-downs; and a storm of publishings under load."""

import http.client
import json
import math
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from urllib.parse import quote, urlsplit

import ground
import house

TIMES = int(os.environ.get("BENCH_TIMES", "60"))
STORM_SECONDS, A_SECOND = 30, 10
GIVE_UP = 10.0
PAUSE = 0.005  # seconds between two looks
lines: dict[str, http.client.HTTPConnection] = {}


def main() -> None:
    ground.say_machine()
    for articles in dict.fromkeys((ground.SMALL, ground.LARGE)):
        with ground.archive(articles) as settings, house.paper(settings) as url:
            told = json.loads(ground.inside(settings, __file__, url))
            for name, times in told.items():
                times.sort()
                p95 = times[math.ceil(len(times) * 0.95) - 1]
                goal = 100 if name == "take-down" else 300
                words = "kept" if p95 <= goal else "NOT KEPT"
                print(
                    f"{articles:>9,} articles, {name:10} median {statistics.median(times):6.0f} ms,"
                    f" p95 {p95:6.0f} ms; {goal} ms: {words}"
                )
            if articles == ground.SMALL:
                storm(settings, url)


def inside(url: str) -> None:
    """Edit the newest story and see how long each page takes to show it; then take stories down."""
    ground.set_up()
    from broadsheet.articles import actions
    from broadsheet.articles.models import Article

    pages = list(Article.objects.in_print().newest_first()[: TIMES + 1])
    found: dict[str, list[float]] = {
        "front page": [],
        "section": [],
        "article": [],
        "feed": [],
        "take-down": [],
    }
    for number in range(TIMES):
        story = pages[0]
        addresses = {
            "front page": "/", "section": f"/{story.section.slug}/", "article": story.address, "feed": "/feed/",
        }  # fmt: skip
        for address in addresses.values():
            read(url, address)
        word = f"Bench{number}x{os.getpid()}"
        committed = publish(story, f"{word} opens")
        for name, took in seen(url, addresses, word, committed).items():
            found[name].append(took)
    for story in pages[1:]:
        read(url, story.address)
        actions.withdraw(article=story, reason="Bench", by=None, at=story.printed_at)
        committed = time.perf_counter()
        while read(url, story.address)[0] == 200 and time.perf_counter() - committed < GIVE_UP:
            time.sleep(PAUSE)
        found["take-down"].append((time.perf_counter() - committed) * 1000)
    print(json.dumps(found))


def publish(story: object, headline: str) -> float:
    """As the newsroom does it; the moment right after the commit."""
    from django.db import transaction

    with transaction.atomic():
        story.title = story.short_headline = headline  # type: ignore[attr-defined]  # an Article
        story.save_revision().publish()  # type: ignore[attr-defined]
        moment: list[float] = []
        transaction.on_commit(lambda: moment.append(time.perf_counter()))
    return moment[0] if moment else time.perf_counter()


def seen(url: str, addresses: dict[str, str], word: str, committed: float) -> dict[str, float]:
    found: dict[str, float] = {}
    while len(found) < len(addresses) and time.perf_counter() - committed < GIVE_UP:
        for name, address in addresses.items():
            if name not in found and word in read(url, address)[1]:
                found[name] = (time.perf_counter() - committed) * 1000
        time.sleep(PAUSE)
    return {name: found.get(name, GIVE_UP * 1000) for name in addresses}


def read(url: str, address: str) -> tuple[int, str]:
    """Over a kept connection, as browsers ask: who looks must not take the processor from what is looked at."""
    line = lines.setdefault(url, http.client.HTTPConnection(urlsplit(url).netloc, timeout=20))
    try:
        line.request("GET", quote(address))
        answer = line.getresponse()
    except (http.client.HTTPException, ConnectionError):  # closed by the other side: a new one
        line.close()
        line.request("GET", quote(address))
        answer = line.getresponse()
    return answer.status, answer.read().decode()


def storm(settings: dict[str, str], url: str) -> None:
    """Ten publishings a second for half a minute while wrk reads the front page and stories."""
    process = subprocess.Popen(
        [sys.executable, __file__, "--inside", "--storm"], env=settings, stdout=subprocess.PIPE, text=True
    )
    behind: list[float] = []
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=(url, behind, stop, settings["BROADSHEET_HOME"]))
    watcher.start()
    before = counted(settings)
    rate = house.wrk(f"{url}/", seconds=STORM_SECONDS, connections=16)
    after = counted(settings)
    said = process.communicate()[0]
    stop.set()
    watcher.join()
    hits, misses = after["hits"] - before["hits"], after["misses"] - before["misses"]
    print(
        f"storm: {said.strip()} while {rate.hits:,.0f} hits/s: {rate.errors} errors,"
        f" the longest wait {rate.longest:.0f} ms (goal 500), hit rate {hits / max(1, hits + misses):.4f} (goal 0.95),"
        f" the front at most {max(behind, default=0) * 1000:.0f} ms behind (goal 1,000)"
    )


def counted(settings: dict[str, str]) -> dict[str, int]:
    said = ground.broadsheet(settings, "press", "status")
    numbers = {
        name.lower(): int(number.replace(",", ""))
        for name, number in re.findall(r"(?i)(hits|misses):?\s+([\d,]+)", said)
    }
    return {"hits": 0, "misses": 0, **numbers}


def publish_for_a_while() -> None:
    ground.set_up()
    from pathlib import Path

    from django.conf import settings

    from broadsheet.articles.models import Article

    story = Article.objects.in_print().newest_first()[0]
    ends, number, began = time.monotonic() + STORM_SECONDS, 0, time.monotonic()
    note = Path(settings.HOME) / "newest"
    while time.monotonic() < ends:
        number += 1
        publish(story, f"Storm{number:05} rises")
        note.write_text(f"{number} {time.time()}")
        time.sleep(max(0.0, began + number / A_SECOND - time.monotonic()))
    print(f"{number} publishings in {time.monotonic() - began:.0f} s")


def watch(url: str, behind: list[float], stop: threading.Event, home: str) -> None:
    """How old the front is: time since the publishing after the one it shows was noted."""
    committed: dict[int, float] = {}
    while not stop.wait(0.02):
        try:
            with open(f"{home}/newest") as note:
                number, at = note.read().split()
            committed.setdefault(int(number), float(at))
        except (OSError, ValueError):
            continue
        asked = time.time()
        shown = re.findall(r"Storm(\d{5}) rises", read(url, "/")[1])
        if shown:
            missed = [at for n, at in committed.items() if n > max(map(int, shown)) and at < asked]
            behind.append(asked - min(missed) if missed else 0.0)


if __name__ == "__main__":
    if "--storm" in sys.argv:
        publish_for_a_while()
    elif "--inside" in sys.argv:
        inside(sys.argv[-1])
    else:
        main()
