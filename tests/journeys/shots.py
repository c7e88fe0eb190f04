"""Screenshots to look at: `python -m tests.journeys.shots --url http://… --out folder [--only front,article]`."""

import argparse
import os
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.journeys import places

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]
KINDS = "front,section,article,author,tag,404"
# pictures below the first screen are asked for and decoded before the page is taken
LOADED = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager"
  return image.decode().catch(() => null)  // one that does not come shows as a gap
}).concat(document.fonts.ready))"""


def take(browser: Browser, url: str, name: str, address: str, out: Path, width: int, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(url + address, wait_until="load", timeout=120_000)
    page.evaluate(LOADED)
    page.screenshot(path=out / f"{name}-{width}-{scheme}.png", full_page=True)
    page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default=KINDS, help="Types of page, with commas between.")
    parser.add_argument("--languages", default="en,ar,fa")
    parser.add_argument("--widths", default="360,768,1280")
    parser.add_argument("--schemes", default="light,dark")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    url = asked.url.rstrip("/")
    with sync_playwright() as playwright:
        chromium = os.environ.get("BROADSHEET_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for language in asked.languages.split(","):
            found = places.find(places.reader(url), language)
            chosen = product(asked.only.split(","), asked.widths.split(","), asked.schemes.split(","))
            for kind, width, scheme in chosen:
                take(browser, url, f"{language}-{kind}", found[kind], asked.out, int(width), scheme)
        browser.close()


if __name__ == "__main__":
    main()
