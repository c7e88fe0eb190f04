"""What pages weigh in Chromium, against the budgets of the design: `python bench/weights.py --url http://…`.

Compressed bytes over the wire, cold cache, 360 px wide, density 2; then layout shift, and the largest paint on a
slow line (1.6 Mbit/s, 150 ms, 4 times slower processor). The paper at --url must run from gathered static files and
hold pictures of full size (`broadsheet demo`). Without --url nothing is measured. Ends with 1 if anything is over.
"""

import argparse
import os
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import sync_playwright  # noqa: E402  # needs nothing of the paper; the path is for places

from tests.journeys import places  # noqa: E402

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]
KINDS = ("html", "css", "js", "fonts", "images", "total", "requests")
LIST = {"html": 21, "css": 14, "js": 10, "fonts": 95, "images": 90, "total": 230, "requests": 16}
FRONT = {"html": 30, "css": 14, "js": 10, "fonts": 95, "images": 220, "total": 370, "requests": 24}
ARTICLE = {"html": 20, "css": 14, "js": 10, "fonts": 95, "images": 60, "total": 200, "requests": 12}
BUDGETS = {"front": FRONT, "section": FRONT, "article": ARTICLE, "author": LIST, "tag": LIST, "search": LIST}
TYPES = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "fonts", "Image": "images"}
SHIFT, PAINT = 0.02, 1.8  # CLS; LCP in seconds
OBSERVE = """
window.shift = 0
window.painted = 0
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value
}).observe({ type: "layout-shift", buffered: true })
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.painted = one.startTime / 1000
}).observe({ type: "largest-contentful-paint", buffered: true })
"""
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}


class Scale:
    """Counts what a page loads, by kind; bytes as they came over the wire, heads included."""

    def __init__(self, session) -> None:
        self.kinds, self.loaded = {}, defaultdict(float)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)

    def _answered(self, event) -> None:
        self.kinds[event["requestId"]] = TYPES.get(event["type"], "other")

    def _finished(self, event) -> None:
        kilobytes = event["encodedDataLength"] / 1024
        self.loaded[self.kinds.get(event["requestId"], "other")] += kilobytes
        self.loaded["total"] += kilobytes
        self.loaded["requests"] += 1


def open_cold(browser, url):
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, base_url=url)
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": False})
    return page, session


def weigh(browser, url, address):
    """{kind: kilobytes}, {"cls": …} of a page on a fast line."""
    page, session = open_cold(browser, url)
    scale = Scale(session)
    page.goto(address, wait_until="networkidle")
    loaded = dict(scale.loaded) | {"cls": page.evaluate("shift")}
    page.context.close()
    return loaded


def time_paint(browser, url, address):
    """Seconds to the largest paint on the slow line."""
    page, session = open_cold(browser, url)
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle")
    seconds = page.evaluate("painted")
    page.context.close()
    return seconds


def row(kind, language, loaded):
    """The printed row, and whether anything in it is over."""
    budget, words, over = BUDGETS.get(kind, {}), [], False
    for name in KINDS:
        value, limit = loaded.get(name, 0), budget.get(name)
        is_over = limit is not None and value > limit
        over |= is_over
        words.append(f"{value:.0f}/{limit if limit else '-'}{'!' if is_over else ' '}")
    too_late, too_loose = loaded["lcp"] > PAINT, loaded["cls"] > SHIFT
    words += [
        f"{loaded['cls']:.3f}{'!' if too_loose else ' '}",
        f"{loaded['lcp']:.1f}{'!' if too_late else ' '}",
    ]
    return f"{language} {kind:<12}" + "".join(f"{word:>11}" for word in words), over or too_late or too_loose


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default=os.environ.get("BROADSHEET_WEIGH"), help="A running paper.")
    parser.add_argument("--languages", default="en,ar,fa")
    asked = parser.parse_args()
    if not asked.url:
        print("No paper to weigh: give --url, or BROADSHEET_WEIGH.")
        return 0
    url, is_over = asked.url.rstrip("/"), False
    print("KB or number / budget; ! is over")
    print(f"{'':<15}" + "".join(f"{name:>11}" for name in (*KINDS, "CLS", "LCP s")))
    with sync_playwright() as playwright:
        chromium = os.environ.get("BROADSHEET_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for language in asked.languages.split(","):
            found = places.find(places.reader(url), language)
            for kind in (*BUDGETS, "kind", "month", "plain", "404"):
                loaded = weigh(browser, url, found[kind]) | {"lcp": time_paint(browser, url, found[kind])}
                printed, over = row(kind, language, loaded)
                is_over |= over
                print(printed, flush=True)
        browser.close()
    return int(is_over)


if __name__ == "__main__":
    raise SystemExit(main())
