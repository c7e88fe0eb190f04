"""After every deed of a newsroom, every stored page is what a fresh render says; and hardly one was spoiled in vain."""

import os
import sqlite3
from collections import Counter

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from broadsheet.articles.models import Article, SectionPage
from broadsheet.delivery import epochs, outbox
from broadsheet.people.models import Profile
from broadsheet.topics.models import Tag, TopicPage
from tests.delivery import comparing, deeds, factories

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
DAYS, STEPS = (100 if IS_LONG else 6), 10
UNSHRUNK = (Phase.explicit, Phase.generate)  # a day takes seconds, shrinking one takes an hour
UNCHANGED = 0.10  # of the addresses listed: the most that may have been spoiled in vain

numbers = st.integers(0, 40)
deed = st.sampled_from(deeds.OFTEN * 4 + deeds.SELDOM * 2 + deeds.RARELY)
reading = st.lists(st.integers(0, 400), min_size=1, max_size=4)
days = st.lists(st.tuples(deed, numbers, numbers, reading), min_size=STEPS, max_size=STEPS)


@pytest.fixture
def clock():
    with time_machine.travel(factories.NOW) as traveller:
        yield traveller


@pytest.fixture
def morning(clock, store):
    """morning() → the paper, the clock and an empty store as they were before the first day."""
    if connection.vendor != "sqlite":
        pytest.skip("each day begins with a copy of the database file, which only SQLite has")
    scene = factories.scene()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)

    def begin():
        copy.backup(connection.connection)
        clock.move_to(factories.NOW)
        epochs.begin(store, outbox.end())
        return scene

    yield begin
    copy.close()


def addresses(scene):
    """Every public page of the paper by now, and some that were or will be."""
    found = {story.address for story in Article.objects.exclude(address_date=None)}
    sections = [section.address for section in SectionPage.objects.all()]
    lists = sections + [tag.url for tag in Tag.objects.all()] + [who.url for who in Profile.objects.all()]
    lists += [topic.address for topic in TopicPage.objects.all()]
    today = timezone.now()
    for place in (*lists, *factories.LISTS):
        found |= {place, f"{place}feed/", f"{place}{today:%Y/%m}/", f"{place}{today:%Y/%m/%d}/"}
    found |= {
        f"/sitemap-{today:%Y-%m}.xml",
        "/search/",
        "/ar/-/parts/beside-story/",
        "/-/parts/banner/",
        "/ar/corrections/",
        "/most-viewed/",
        "/ar/most-viewed/month/",
        "/-/parts/comment-counts/",
        "/ar/-/comments/rules/",
    }
    found |= {f"{story.address}comments/{end}" for story in _commented() for end in ("1/", "feed/")}
    return sorted(found | set(scene.addresses))


def _commented():
    return Article.objects.filter(live=True, discussion__approved__gt=0).exclude(address_date=None)


class Tally:
    """How exactly deeds spoil: over all days, how many stored pages were listed, and which of them in vain."""

    def __init__(self):
        self.listed, self.unchanged = Counter(), Counter()

    def told(self):
        share = self.unchanged.total() / max(self.listed.total(), 1)
        lines = [f"{self.unchanged.total()} of {self.listed.total()} spoiled in vain ({share:.1%})"]
        lines += [f"  {number} × {deed}: {path}" for (deed, path), number in self.unchanged.most_common(40)]
        return "\n".join(lines)


class Day:
    """One paper, one store, one step after the other."""

    def __init__(self, scene, clock, store, reader, printer, tally):
        self.scene, self.store, self.reader, self.printer, self.tally = scene, store, reader, printer, tally
        self.renderer = printer.renderer
        self.desk = deeds.Desk(clock.shift)
        self.read(range(0, 400, 40))

    def read(self, drawn):
        known = addresses(self.scene)
        for number in drawn:
            self.reader.get(known[number % len(known)])

    def step(self, deed, one, other, drawn):
        epoch, before = self.store.epoch, comparing.stored(self.store)
        newest = self.newest_proof()
        deeds.do(deed, self.desk, one, other)
        is_everything = self.store.epoch != epoch
        spoiled = before.keys() if is_everything else self.spoiled(before)
        listed = self.listed_since(newest)
        self.printer.turn()

        fresh = comparing.fresh(self.renderer)
        altered = {path for path in before if not (sheet := fresh(path)) or sheet.content != before[path]}
        assert not altered - spoiled - self.overdue(before), "altered, and not spoiled by the deed"
        assert comparing.wrong(self.store, fresh) == []
        assert comparing.marked(self.store) == set(), "hot pages that the printer left"
        if not is_everything:
            in_vain = spoiled - altered
            self.tally.listed[deed.__name__] += len(spoiled)
            self.tally.unchanged.update((deed.__name__, path) for path in in_vain)
            assert spoiled <= listed, "spoiled, and on no receipt"
        self.read(drawn)

    def newest_proof(self):
        return self.store.index.db.execute("SELECT max(id) FROM proof").fetchone()[0] or 0

    def listed_since(self, proof):
        rows = self.store.index.db.execute("SELECT path FROM proof WHERE id > ?", (proof,))
        return {path for (path,) in rows}

    def spoiled(self, before):
        return (before.keys() - comparing.stored(self.store).keys()) | comparing.marked(self.store)

    def overdue(self, before):
        """What time spoils is dropped by the keeper, and given to nobody before that."""
        return {path for path in before if self.store.find(path) is None}


@pytest.mark.slow
def test_no_page_is_ever_stale_and_hardly_one_is_spoiled_in_vain(morning, clock, store, reader, printer):
    tally = Tally()

    @settings(
        max_examples=DAYS, phases=UNSHRUNK, derandomize=not IS_LONG, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(days)
    def live_through(steps):
        day = Day(morning(), clock, store, reader, printer, tally)
        for deed, one, other, drawn in steps:
            note(f"{deed.__name__} {one} {other}")
            day.step(deed, one, other, drawn)

    live_through()

    print(tally.told())  # noqa: T201  # the figure is asked for: pytest -s
    assert tally.unchanged.total() <= UNCHANGED * tally.listed.total(), tally.told()
