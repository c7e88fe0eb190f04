"""An upgrade under load, and back: a template, the stylesheet and a migration change while readers read.

The package is copied, the paper runs from the copy; readers ask for pages and for the stylesheet each page names. No
answer may be broken, and none may be of the old version after the time that is printed.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import ground
import house

ROOT = Path(__file__).resolve().parent.parent
MARK = "upgrade-mark"
MIGRATION = """from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("masthead", "{last}")]
    operations = [migrations.AddField("masthead", "bench", models.CharField(max_length=9, default="", db_default=""))]
"""


class Readers:
    """Read front page, section and story without a break; note what was broken, and when the old was last seen."""

    def __init__(self, url: str, paths: list[str]) -> None:
        self.url, self.paths = url, paths
        self.broken: list[str] = []
        self.seen: list[tuple[float, bool]] = []  # when, and whether the page was of the new version
        self.longest = 0.0
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.read) for _n in range(4)]

    def __enter__(self) -> "Readers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def read(self) -> None:
        while not self.stop.wait(0.02):
            for path in self.paths:
                began = time.monotonic()
                page = self.get(path)
                self.longest = max(self.longest, time.monotonic() - began)
                if not page:
                    continue
                self.seen.append((began, MARK in page))
                if "</html>" not in page:
                    self.broken.append(f"{path}: cut short")
                for sheet in set(re.findall(r'href="(/static/[^"]+\.css)"', page)):
                    self.get(sheet)

    def get(self, path: str) -> str:
        for is_last in (False, True):
            try:
                with urllib.request.urlopen(self.url + path, timeout=20) as answer:
                    return str(answer.read().decode())
            except OSError as error:
                if (
                    is_last or "reset" not in str(error).lower()
                ):  # a kept line closed in between: browsers ask again
                    self.broken.append(f"{path}: {error}")
                    return ""
        return ""


def main() -> None:
    ground.say_machine()
    with ground.archive(200) as settings, tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(ROOT / "src", source)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(ROOT / name, folder)
        if (ROOT / "node_modules").exists():
            shutil.copytree(ROOT / "node_modules", Path(folder) / "node_modules", symlinks=True)
        run(source / "broadsheet", {**settings, "PYTHONPATH": str(source)})


def run(package: Path, settings: dict[str, str]) -> None:
    template = package / "theme/templates/parts/footer.html"
    style = package / "theme/static/theme/css/base.css"
    before = template.read_text(), style.read_text()
    with house.paper(settings) as url:
        story = re.search(
            r'href="(/[\w-]+/\d{4}/\d\d/\d\d/[^"]+/)"', urllib.request.urlopen(url).read().decode()
        )
        paths = ["/", "/feed/", story[1] if story else "/news/"]
        with Readers(url, [path for path in paths if path != "/feed/"]) as readers:
            time.sleep(2)
            template.write_text(f'{before[0]}\n<span hidden class="{MARK}"></span>\n')
            style.write_text(before[1] + f"\n@layer base {{ .{MARK} {{ color: inherit; }} }}\n")
            last = max(file.stem for file in (package / "masthead/migrations").glob("0*.py"))
            (package / "masthead/migrations/9999_bench.py").write_text(MIGRATION.format(last=last))
            renew(settings, url, readers, "to the new version", is_new=True)
            template.write_text(before[0])
            style.write_text(before[1])
            renew(settings, url, readers, "and back", is_new=False)
        print(
            f"broken answers: {len(readers.broken)} of {len(readers.seen):,}; the longest took {readers.longest:.1f} s"
        )
        for words in readers.broken[:5]:
            print("  ", words)


def renew(settings: dict[str, str], url: str, readers: Readers, name: str, *, is_new: bool) -> None:
    """SIGHUP to `broadsheet run`, and how long until nobody saw the other version any more."""
    subprocess.run(
        [sys.executable, "-m", "broadsheet.theme.assets"], env=settings, check=True, capture_output=True
    )
    began = time.monotonic()
    for pid in house.pids(f"broadsheet run --port {url.rpartition(':')[2]}"):
        os.kill(pid, signal.SIGHUP)
    time.sleep(float(os.environ.get("BENCH_UPGRADE_SECONDS", "40")))
    others = [at - began for at, was_new in readers.seen if at >= began and was_new != is_new]
    mine = [at - began for at, was_new in readers.seen if at >= began and was_new == is_new]
    first, last = min(mine, default=float("nan")), max(others, default=0.0)
    print(f"{name}: first seen after {first:.1f} s, the other version for the last time after {last:.1f} s")


if __name__ == "__main__":
    main()
