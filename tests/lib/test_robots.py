"""Who is no reader, by the name that it gives itself. The real lists are in ../shared/data/bots."""

import json
import zlib
from pathlib import Path

import pytest

from broadsheet.lib import robots

BOTS = Path(__file__).parents[3] / "shared" / "data" / "bots"
needs_data = pytest.mark.skipif(not BOTS.exists(), reason="../shared/data is not there")
SELF_SAID = ("bot", "crawl", "spider", "http", "curl/", "java/", "lwp::", "larbin", "loader", "tracker", "@")

PEOPLE = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1"
    " Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1"
    " Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile"
    " Safari/537.36",
    "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0"
    " Chrome/122.0.0.0 Mobile Safari/537.36",
    "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; ar) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0; .NET CLR 3.5.30729)",
]
ROBOTS = [
    "", " ", "curl/8.5.0", "python-requests/2.32.3", "Go-http-client/2.0", "Wget/1.21", "okhttp/4.12.0",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Somebody's new crawler of tomorrow",
    "Mozilla/5.0 (compatible; NeverHeardOfIt/0.1; +https://never.example/about)",
]  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_people_are_counted(name):
    assert not robots.is_robot(name)


@pytest.mark.parametrize("name", ROBOTS)
def test_robots_are_not(name):
    assert robots.is_robot(name)


def test_a_name_without_end_is_judged_by_its_beginning():
    assert not robots.is_robot(PEOPLE[0] + " x" * 100_000)


def of_half(half):
    """Names of those robots whose patterns the hash puts into this half."""
    rows = json.loads((BOTS / "crawler-user-agents.json").read_text())
    chosen = (row for row in rows if zlib.crc32(row["pattern"].encode()) % 2 == half)
    return [name for row in chosen for name in row["instances"]]


@needs_data
def test_robots_are_known_by_their_ways_alone():
    """The words were chosen with one half in view; the other was looked at by nobody. No pattern helps here."""
    held_out = of_half(1)
    caught = sum(map(robots.has_robots_ways, held_out))

    assert caught >= 0.95 * len(held_out)


@needs_data
def test_people_of_all_ages_are_counted():
    lines = (BOTS / "human-ua" / "pgts_browser_sample-dev.txt").read_text(errors="replace").splitlines()
    names = [line.split("\t")[2] for line in lines if line.count("\t") >= 2]
    firefox = (BOTS / "human-ua" / "firefox_user_agent_strings.txt").read_text(errors="replace").splitlines()
    names += [line.strip() for line in firefox if "Mozilla/" in line]
    people = [name for name in names if not any(said in name.lower() for said in SELF_SAID)]

    assert len(people) > 1600
    assert sum(map(robots.is_robot, people)) <= 0.01 * len(people)
