"""Hits: stored pages as the embedded server and nginx in front serve them, beside nginx serving the same bytes.

Everything in one run, in turns, medians of five: only the ratios can be compared with other machines. wrk shares the
two processors with what it measures, and all are of one session: the kernel shares out among sessions first.
"""

import contextlib
import json
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import ground
import house

ROUNDS = 5
PAGES = 10_000
IDLE, HALF = 5_000, 1_100
RENDERS = 8  # a second
ROOT = Path(__file__).resolve().parent.parent
BODY_BYTES = 30_000
HOP = ("server", "date", "connection")  # what the server itself says


def main() -> None:
    ground.say_machine()
    with ground.archive(0) as settings:
        with house.paper(settings) as url:
            ground.inside(settings, __file__)
            with beside(settings, url) as (static, front), bare(settings, url) as granian:
                compare_servers(url, static, front, granian)
            renders_beside(url)
            at_random(url)
            crowd(url)


def inside() -> None:
    """Fill the store with pages of 30 KB, in the home of the archive."""
    ground.set_up()
    import store

    store.fill(PAGES)


@contextlib.contextmanager
def beside(settings: dict[str, str], url: str) -> Iterator[tuple[str, str]]:
    """nginx with the same bytes as plain files, and nginx as deploy/nginx.conf has it, in front of the paper."""
    static_port, front_port = house.free_port(), house.free_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        page = Path(folder) / "page"
        page.mkdir()
        for name in ("index.html.gz",):
            source = Path(settings["BROADSHEET_HOME"]) / "press/current/pages/bench/0" / name
            (page / name).write_bytes(source.read_bytes())
        (page / "index.html").write_bytes(b"-" * BODY_BYTES)
        plain = f"server {{ listen 127.0.0.1:{static_port}; root {folder}; gzip_static on; }}"
        with house.nginx(plain), house.nginx(rendered(settings["BROADSHEET_HOME"], url, front_port)):
            yield f"http://127.0.0.1:{static_port}/page/", f"http://127.0.0.1:{front_port}"


@contextlib.contextmanager
def bare(settings: dict[str, str], url: str) -> Iterator[str]:
    """granian as the paper runs it, with an application that does nothing but give these bytes and headers."""
    from broadsheet.operations import server

    port = house.free_port()
    request = urllib.request.Request(f"{url}/bench/0/", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        headers = [pair for pair in answer.headers.items() if pair[0].lower() not in HOP]
    command = [
        word.replace("broadsheet.config.wsgi", "bare") for word in server.command("127.0.0.1", port, 2)
    ]
    body = Path(settings["BROADSHEET_HOME"]) / "press/current/pages/bench/0/index.html.gz"
    told = {"BENCH_BODY": str(body), "BENCH_HEADERS": json.dumps(headers), "PYTHONPATH": str(ROOT / "bench")}
    process = subprocess.Popen(command, env={**settings, **told})
    try:
        house.wait_until_ready(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(20)


def rendered(home: str, url: str, port: int) -> str:
    """deploy/nginx.conf for this home, this paper and this port."""
    site = (ROOT / "deploy" / "nginx.conf").read_text()
    site = re.sub(r"(?m)^ +listen \[::\]:80;\n", "", site)
    words = {
        "/var/lib/broadsheet": home,
        "127.0.0.1:8000": url.removeprefix("http://"),
        "paper.example": "127.0.0.1",
    }
    for word, ours in words.items():
        site = site.replace(word, ours)
    return re.sub(r"(?m)^    listen 80;", f"    listen 127.0.0.1:{port};", site)


def compare_servers(url: str, static: str, front: str, granian: str) -> None:
    names = {
        "nginx, plain files": static,
        "embedded server": f"{url}/bench/0/",
        "granian with nothing": granian,
        "nginx in front": f"{front}/bench/0/",
    }
    words = {
        name: f"--port {urlsplit(names[name]).port}" for name in ("embedded server", "granian with nothing")
    }
    found: dict[str, list[house.Rate]] = {name: [] for name in names}
    for _round in range(ROUNDS):
        for name, address in names.items():
            found[name].append(house.wrk(address, of=words.get(name, "nginx")))
    base = found["nginx, plain files"]
    for name, rates in found.items():
        ratio = statistics.median(rate.hits / other.hits for rate, other in zip(rates, base, strict=True))
        cost = statistics.median(rate.cost / other.cost for rate, other in zip(rates, base, strict=True))
        late = statistics.median(rate.p99 / other.p99 for rate, other in zip(rates, base, strict=True))
        hits, p99 = statistics.median(r.hits for r in rates), statistics.median(r.p99 for r in rates)
        errors = sum(rate.errors for rate in rates)
        print(f"{name:20} {hits:9,.0f}/s  {ratio:.2f} of nginx, {cost:.2f} of its processor a request,"
              f" p99 {p99:.1f} ms ({late:.2f} times), {errors} errors")  # fmt: skip
    print(
        "goals: embedded server 0.80, at most 1.4 of the processor, p99 at most 2 times; nginx in front 0.95"
    )
    print("granian with nothing: the most that the embedded server could reach on this machine")


def renders_beside(url: str) -> None:
    """Old numbered addresses are never answered from the store: each renders the front page."""
    ratios = []
    for _round in range(3):
        alone = house.wrk(f"{url}/bench/0/")
        stop = threading.Event()
        thread = threading.Thread(target=keep_rendering, args=(url, stop))
        thread.start()
        ratios.append(house.wrk(f"{url}/bench/0/").hits / alone.hits)
        stop.set()
        thread.join()
    print(
        f"hits beside {RENDERS} renders a second: {statistics.median(ratios):.2f} of their rate alone (goal 0.80)"
    )


def keep_rendering(url: str, stop: threading.Event) -> None:
    while not stop.wait(1 / RENDERS):
        threading.Thread(target=lambda: urllib.request.urlopen(f"{url}/?p=999999", timeout=30).read()).start()


def at_random(url: str) -> None:
    """The same script asks for one page and for many: wrk takes longer with one than without."""
    with tempfile.TemporaryDirectory() as folder:
        one, many = (asking(Path(folder) / f"{pages}.lua", pages) for pages in (1, PAGES))
        house.wrk(url, seconds=20, script=many)  # everything once
        ratios = []
        for _round in range(ROUNDS):
            hot = house.wrk(url, script=one)
            ratios.append(house.wrk(url, script=many).hits / hot.hits)
    print(
        f"{PAGES:,} pages at random: {statistics.median(ratios):.2f} of the rate of one hot page (goal 0.60)"
    )


def asking(script: Path, pages: int) -> str:
    """What makes wrk ask for any of the first `pages` pages."""
    script.write_text(
        "math.randomseed(os.time())\nrequest = function()\n"
        f'  return wrk.format("GET", "/bench/" .. math.random(0, {pages - 1}) .. "/")\nend\n'
    )
    return str(script)


def crowd(url: str) -> None:
    host, port = "127.0.0.1", int(url.rpartition(":")[2])
    with contextlib.ExitStack() as open_lines:
        for number in range(IDLE + HALF):
            line = open_lines.enter_context(contextlib.closing(socket.create_connection((host, port), 5)))
            if number >= IDLE:
                line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        times = []
        for _n in range(20):
            began = time.perf_counter()
            with urllib.request.urlopen(f"{url}/bench/1/", timeout=10) as answer:
                answer.read()
            times.append((time.perf_counter() - began) * 1000)
    print(f"beside {IDLE:,} idle connections and {HALF:,} half-sent headers: a new request takes"
          f" {statistics.median(times):.1f} ms, at most {max(times):.1f} ms (goal 50)")  # fmt: skip


if __name__ == "__main__":
    inside() if "--inside" in sys.argv else main()
