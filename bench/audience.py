"""Most Viewed against the truth: a month of simulated reading through the real beacon, and the tally at size.

The replay sends every hit through the callable that the server calls, at its own hour, and counts by the real journal.
The truth is known, since the readers are made up: who read which story in which hour. Nothing is held back from the
other side: robots with names of real robots, an attacker who reloads, offices in which hundreds share one address.
"""

import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

import ground

HITS = int(os.environ.get("BENCH_HITS", "1000000"))
DAYS, STORIES = 30, 2_000
ROBOTS, RELOADS, AGAIN = 0.30, 50_000, 0.15  # of the hits; of one attacker; of what readers send once more
PEOPLE, OFFICES, IN_OFFICE = 40_000, 3, 500
PAGES = int(os.environ.get("BENCH_ARTICLES", "1000000"))
GOALS = {"lists": 20.0, "day": 5.0, "error": 0.02}


def main() -> None:
    ground.say_machine()
    for deed in ("replay", "size"):
        with ground.archive(STORIES if deed == "replay" else 0) as settings:
            print(ground.inside(settings, __file__, deed), end="")


# --- the replay ------------------------------------------------------------------------------------------


class World:
    """Readers, robots and stories. Everything is drawn from one seed."""

    def __init__(self, stories: list[int], first_hour: int) -> None:
        self.chance = random.Random(6)  # noqa: S311  # any will do
        self.first_hour = first_hour
        self.stories = stories
        self.born = {page: first_hour + self.chance.randrange(-300, DAYS * 24 - 1) for page in stories}
        self.fame = {page: 1 / (1 + rank) ** 0.8 for rank, page in enumerate(stories)}
        self.browsers = [
            f"Mozilla/5.0 ({machine}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{number}.0.0.0 Safari/537.36"
            for machine in ("Windows NT 10.0; Win64; x64", "X11; Linux x86_64", "Linux; Android 14; K")
            for number in range(120, 140)
        ]
        self.people = [
            (f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}", self.chance.choice(self.browsers), "en")
            for n in range(PEOPLE)
        ]
        self.office = [
            (
                f"203.0.113.{number}",
                self.chance.choice(self.browsers),
                f"en;q=0.{self.chance.randrange(1, 10)}{n}",
            )
            for number in range(OFFICES)
            for n in range(IN_OFFICE)
        ]
        self.robots = self._robots()

    def _robots(self) -> list[tuple[str, str, str]]:
        from crawleruseragents import CRAWLER_USER_AGENTS_DATA

        names = [name for row in CRAWLER_USER_AGENTS_DATA for name in row["instances"]]
        return [(f"198.51.{n // 250 % 250}.{n % 250}", name, "") for n, name in enumerate(names)]

    def weights(self, hour: int) -> list[float]:
        """New stories are read most, and for days."""
        return [
            self.fame[page] * 0.5 ** ((hour - self.born[page]) / 30) if hour >= self.born[page] else 0.0
            for page in self.stories
        ]


def replay() -> None:
    import time_machine

    from broadsheet.articles.models import Article
    from broadsheet.audience import counting, gathering, ranking, tally, totals
    from broadsheet.audience.beacon import Beacon
    from broadsheet.audience.models import Ranking

    stories = list(Article.objects.in_print().order_by("pk").values_list("pk", flat=True))
    end = tally.hour_of(time.time()) - 1
    world = World(stories, end - DAYS * 24 + 1)
    beacon = Beacon(lambda environ, start_response: ())
    truth: set[tuple[tuple[str, str, str], int, int]] = set()
    shared: set[tuple[tuple[str, str, str], int, int]] = set()
    sent, refused, began = 0, 0, time.perf_counter()

    def send(who: tuple[str, str, str], page: int) -> None:
        nonlocal sent, refused
        address, name, language = who
        said: list[str] = []
        environ = {
            "PATH_INFO": f"/-/view/{page}/", "REQUEST_METHOD": "POST", "REMOTE_ADDR": address, "HTTP_HOST": "127.0.0.1",
            "HTTP_USER_AGENT": name, "HTTP_ACCEPT_LANGUAGE": language, "QUERY_STRING": "from=search.example",
        }  # fmt: skip
        list(beacon(environ, lambda status, headers: said.append(status)))
        sent += 1
        refused += said != ["204 No Content"]

    honest = round((HITS - RELOADS) * (1 - ROBOTS) / (1 + AGAIN))
    hours = range(world.first_hour, end + 1)
    attacker, target = ("192.0.2.66", world.browsers[0], "en"), world.stories[-1]
    for number, hour in enumerate(hours):
        with time_machine.travel(hour * 3600 + 1800, tick=False):
            weights = world.weights(hour)
            readers = honest * (number + 1) // len(hours) - honest * number // len(hours)
            for page in world.chance.choices(world.stories, weights, k=readers):
                is_office = world.chance.random() < 0.03
                who = world.chance.choice(world.office if is_office else world.people)
                (shared if is_office else truth).add((who, page, hour))
                send(who, page)
                if world.chance.random() < AGAIN:
                    send(who, page)
            robots = (HITS - RELOADS) - honest - round(honest * AGAIN)
            for _n in range(robots * (number + 1) // len(hours) - robots * number // len(hours)):
                send(world.chance.choice(world.robots), world.chance.choice(world.stories))
            if hour > end - 10:  # at the end, where it would show most
                for _n in range(RELOADS // 20):
                    send(attacker, target)
            if hour == end:  # and once under ever new names
                for n in range(RELOADS // 2):
                    send((attacker[0], world.browsers[n % len(world.browsers)], f"x{n}"), target)
            gathering.the_gatherer().keep()  # it does by itself within 0.1 s, in which this replay is hours further
            counting.read_journal(hour * 3600 + 3599)
    took = time.perf_counter() - began
    print(f"replay: {sent:,} hits in {took:.0f} s, {refused} not answered with 204")

    with time_machine.travel(end * 3600 + 3599, tick=False):
        ranking.renew(end)
    people, together = (Counter((page, hour) for _who, page, hour in some) for some in (truth, shared))
    for window in tally.Window:
        expected: Counter[int] = Counter()
        for some in (people, together):
            for (page, hour), views in some.items():
                if hour > end - window.hours:
                    expected[page] += views
        ranked = sorted(expected, key=lambda page: (-expected[page], -page))[:10]
        counted = Ranking.objects.get(section=0, window=window).pages[:10]
        same = "the same" if counted == ranked else f"NOT the same: {counted} for {ranked}"
        print(f"  top 10 of the {window}: {same}")
    sums = {page: sums.month for page, sums in totals.sums_of(stories).items()}
    alone = Counter(page for _who, page, _hour in truth)
    both = alone + Counter(page for _who, page, _hour in shared)
    counted_in_all, expected_in_all = sum(sums.values()), sum(both.values())
    error = abs(counted_in_all - expected_in_all) / expected_in_all
    worst = max(abs(sums.get(page, 0) - views) / views for page, views in both.most_common(50))
    kept = "kept" if error <= GOALS["error"] else "NOT KEPT"
    print(
        f"  counted {counted_in_all:,} of {expected_in_all:,}: error {error:.2%}, 2 %: {kept};"
        f" worst of 50 most read {worst:.2%}"
    )
    print(f"  of these {len(shared):,} by {OFFICES} addresses that {IN_OFFICE} readers share each")
    print(
        f"  the attacker's story: {sums.get(target, 0)} counted, {both[target]} read,"
        f" {RELOADS:,} reloads of one network, half of them under ever new names"
    )
    found_of(world, tally)


def found_of(world: World, tally: object) -> None:
    """Search every byte of the home for what readers are told by."""
    home = Path(os.environ["BROADSHEET_HOME"])
    needles = [
        who[0].encode()
        for who in (*world.people[256:2000], *world.office[::IN_OFFICE], *world.robots[300:500])
    ]
    needles += [
        name.encode() for name in {*world.browsers, *(who[1] for who in world.robots if len(who[1]) > 20)}
    ]
    found, size = Counter(), 0
    for file in home.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            size += len(content)
            found.update(needle for needle in needles if needle in content)
    print(
        f"  {len(needles):,} addresses and names sought in {size / 2**20:.0f} MB on disk:"
        f" {sum(found.values())} found {list(found)[:3] or ''}".rstrip()
    )


# --- the tally at size -----------------------------------------------------------------------------------


def size() -> None:
    from django.conf import settings
    from django.db import connections

    from broadsheet.audience import tally, totals

    now = tally.hour_of(time.time())
    with tally.writing() as db:
        db.execute(
            "WITH RECURSIVE page(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM page WHERE n < %s),"
            " turn(t) AS (SELECT 0 UNION ALL SELECT t + 1 FROM turn WHERE t < 11)"
            " INSERT INTO audience_hour (hour, page, views)"
            " SELECT %s - (n * 37 + t * 61) %% 720, n, 1 + (n * 7 + t) %% 23"
            " FROM page, turn WHERE true ON CONFLICT DO NOTHING",
            [PAGES, now],
        )
        db.execute(
            "INSERT INTO audience_sum (page, locale, section, day, week, month)"
            " SELECT page, 1, 10 + page % 12, 0, 0, 0 FROM audience_hour WHERE true GROUP BY page",
        )
        tally.recount(db, now)
    with connections[settings.VIEWS].cursor() as db:
        db.execute("SELECT COUNT(*), COUNT(DISTINCT page) FROM audience_hour")
        rows, pages = db.fetchone()
    print(f"tally: {pages:,} pages, {rows:,} rows of hours")
    lists = ground.measure(lambda: [totals.top(window, 1, limit=60) for window in tally.Window])
    kept = "kept" if lists.clock <= GOALS["lists"] else "NOT KEPT"
    print(f"  three lists: {lists}; under {GOALS['lists']:.0f} ms: {kept}")
    section = ground.measure(lambda: [totals.top(window, 1, 15, limit=60) for window in tally.Window])
    print(f"  three lists of a section: {section}")
    began = time.perf_counter()
    with tally.writing() as db:
        tally.roll_up(db, now // 24 - 3)
    day = time.perf_counter() - began
    kept = "kept" if day <= GOALS["day"] else "NOT KEPT"
    print(f"  a day rolled up: {day:.2f} s; under {GOALS['day']:.0f} s: {kept}")
    began = time.perf_counter()
    with tally.writing() as db:
        tally.advance(db, now + 1)
    print(f"  all windows moved on by an hour: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    if "--inside" in sys.argv:
        ground.set_up()
        {"replay": replay, "size": size}[sys.argv[-1]]()
    else:
        main()
