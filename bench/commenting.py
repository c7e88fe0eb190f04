"""Comments at size: fifty a second while others read, and a story under which two thousand stand.

Readers of a stored page are asked how long each answer takes, first alone, then while four writers post fifty comments
a second in all, each from a network of its own; all of one machine, so that the writers take processor too.
"""

import gzip
import http.client
import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import timedelta
from urllib.parse import quote, urlencode, urlsplit

import ground
import house

SECONDS, A_SECOND, WRITERS = 20, 50, 4
READS = 100  # a second
MANY = 2_000
MOST_RATIO, MOST_RENDER = 1.2, 100.0  # of latencies; ms


def main() -> None:
    ground.say_machine()
    with ground.archive(ground.SMALL) as settings:
        settings["BROADSHEET_TRUSTED_PROXIES"] = "1"
        ground.broadsheet(settings, "collectstatic", "--noinput", "--verbosity", "0")
        told = json.loads(ground.inside(settings, __file__))
        rendering = ground.Time(*told["time"])
        kept = "kept" if rendering.clock < MOST_RENDER else "NOT KEPT"
        print(f"story with {MANY:,} comments, rendered: {rendering}; under {MOST_RENDER:.0f} ms: {kept}")
        print(
            f"  {told['bytes'] / 1024:.0f} KB, {told['gzip'] / 1024:.1f} KB by gzip, {told['queries']} queries;"
            f" without comments {told['bare'] / 1024:.1f} KB, {told['bare_queries']} queries"
        )
        with house.paper(settings) as url:
            beside(url, told["path"], told["page"])


def beside(url: str, path: str, page: int) -> None:
    read(url, path, 2)
    alone = read(url, path, SECONDS)
    # a process of its own: threads beside the reader's would be measured too
    writing = subprocess.Popen(
        [sys.executable, __file__, "--writers", url, str(page)], stdout=subprocess.PIPE, text=True
    )
    along = read(url, path, SECONDS)
    print(f"comments: {writing.communicate()[0].strip()}")
    for name, at in (("median", 0.5), ("p95", 0.95), ("p99", 0.99)):
        one, two = quantile(alone, at), quantile(along, at)
        kept = "kept" if two / one <= MOST_RATIO else "NOT KEPT"
        print(
            f"hit, {name:6} alone {one:6.2f} ms, beside comments {two:6.2f} ms: {two / one:.2f} times; 1.2: {kept}"
        )


def write(url: str, page: int) -> None:
    writers = [Writer(url, page, number) for number in range(WRITERS)]
    began = time.monotonic()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    took = time.monotonic() - began
    taken, other = sum(writer.taken for writer in writers), sum(writer.other for writer in writers)
    print(f"{taken / took:.0f} a second accepted, {other} answered otherwise, for {took:.0f} s")


def quantile(times: list[float], at: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * at))]


def read(url: str, path: str, seconds: float) -> list[float]:
    """Milliseconds of each answer, over one kept connection."""
    line = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    times: list[float] = []
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        asked = time.perf_counter()
        line.request("GET", quote(path), headers={"Accept-Encoding": "gzip"})
        line.getresponse().read()
        times.append((time.perf_counter() - asked) * 1000)
        time.sleep(max(0.0, began + len(times) / READS - time.monotonic()))
    return times


class Writer(threading.Thread):
    def __init__(self, url: str, page: int, number: int) -> None:
        super().__init__()
        self.host, self.page, self.number = urlsplit(url).netloc, page, number
        self.taken = self.other = 0

    def run(self) -> None:
        began = time.monotonic()
        for sent in range(SECONDS * A_SECOND // WRITERS):
            time.sleep(max(0.0, began + sent * WRITERS / A_SECOND - time.monotonic()))
            self.post(sent)

    def post(self, sent: int) -> None:
        headers = {
            "X-Forwarded-For": f"{10 + self.number}.{sent // 250}.{sent % 250}.9",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        said = urlencode(
            {"text": f"Comment {sent} of writer {self.number}.", "name": f"Writer {self.number}"}
        )
        status = 0
        with suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection(self.host, timeout=20)
            line.request("POST", f"/-/comments/{self.page}/", said, headers)
            status = line.getresponse().status
        self.taken, self.other = self.taken + (status == 303), self.other + (status != 303)


def inside() -> None:
    ground.set_up()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone
    from wagtail.models import Page

    from broadsheet.articles.models import Article

    now = timezone.now()
    Page.objects.update(first_published_at=now)  # stories of years ago take no comments
    story = Article.objects.in_print().newest_first()[0]
    client = Client(HTTP_HOST="127.0.0.1")

    def asked() -> tuple[bytes, int]:
        with CaptureQueriesContext(connection) as queries:
            return client.get(story.address).content, len(queries)

    bare, bare_queries = asked()
    fill(story.pk, now - timedelta(days=1))
    body, queries = asked()
    time = ground.measure(lambda: client.get(story.address).content)
    told = {
        "path": story.address, "page": story.pk, "time": (time.clock, time.processor), "bytes": len(body),
        "gzip": len(gzip.compress(body)), "queries": queries, "bare": len(gzip.compress(bare)),
        "bare_queries": bare_queries,
    }  # fmt: skip
    print(json.dumps(told))


def fill(page_id: int, since: "object") -> None:
    """Every fourth comment begins a thread, the others answer it."""
    from broadsheet.comments import actions
    from broadsheet.comments.models import Comment, Status

    first = None
    rows = []
    for number in range(MANY):
        row = Comment(
            page_id=page_id, name=f"Reader {number % 97}", text=" ".join(["Water is what it is about."] * 12),
            status=Status.APPROVED, posted_at=since + timedelta(seconds=number),  # type: ignore[operator]  # datetime
        )  # fmt: skip
        if number % 4 == 0:
            first = row
            row.save()
        else:
            row.parent = row.thread = first
            rows.append(row)
    Comment.objects.bulk_create(rows)
    actions.count_again(page_id)


if __name__ == "__main__":
    if "--inside" in sys.argv:
        inside()
    elif "--writers" in sys.argv:
        write(sys.argv[-2], int(sys.argv[-1]))
    else:
        main()
