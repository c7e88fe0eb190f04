"""The sums of the windows against sums made from nothing, whatever comes in whatever order."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from broadsheet.audience import tally, totals
from broadsheet.audience.tally import OTHER, Place, Sums, Window

START = 490_000
HERE = Place(locale=1, section=7)

# (hours that go by, page, how long before now it was read, how often)
steps = some.lists(
    some.tuples(
        some.one_of(some.integers(0, 3), some.integers(20, 60), some.sampled_from([24, 168, 720, 800])),
        some.integers(1, 3), some.one_of(some.integers(0, 2), some.integers(0, 740)), some.integers(1, 9),
    ), max_size=14,
)  # fmt: skip


def add(now, views, hosts=None, places=None):
    with tally.writing() as db:
        tally.add(db, views, hosts or {}, places or {page: HERE for page, _hour in views}, now)


@given(steps)
def test_windows_are_sums_of_their_hours(db, steps):
    with tally.writing() as db:
        db.execute("DELETE FROM audience_hour")
        db.execute("DELETE FROM audience_sum")
        db.execute("DELETE FROM audience_day")
        db.execute("DELETE FROM audience_fact WHERE name <> 'steps'")
    read, now = Counter(), START
    for gone, page, ago, number in steps:
        now += gone
        read[page, now - ago] += number
        add(now, {(page, now - ago): number})
    pages = {page for page, _hour in read}
    expected = {
        page: Sums(*(
            sum(number for (one, hour), number in read.items() if one == page and hour > now - window.hours)
            for window in Window
        ))
        for page in pages
    }  # fmt: skip
    told = {page: totals.sums_of(pages).get(page, Sums()) for page in pages}
    assert told == expected
    for window in Window:
        ranked = sorted(pages, key=lambda page: (-getattr(expected[page], window.value), -page))
        told = [(page, getattr(expected[page], window.value)) for page in ranked]
        assert totals.top(window, 1, limit=10) == [(page, views) for page, views in told if views]

    tally.roll_up_to(now)
    assert totals.sums_of(pages) == {page: sums for page, sums in expected.items() if sums.month}
    with tally.writing() as db:
        tally.recount(db, now)
    assert totals.sums_of(pages) == {page: sums for page, sums in expected.items() if sums.month}


def test_an_hour_leaves_the_window_when_it_is_as_old_as_that(db):
    add(START, {(1, START): 5, (1, START - 23): 2, (1, START - 24): 9})
    assert totals.sums_of([1]) == {1: Sums(7, 16, 16)}

    add(START + 1, {(2, START + 1): 1})
    assert totals.sums_of([1]) == {1: Sums(5, 16, 16)}


def test_a_clock_that_goes_back_loses_nothing(db):
    add(START, {(1, START): 5})
    add(START - 3, {(1, START - 3): 2, (1, START + 40): 1})

    assert totals.sums_of([1]) == {1: Sums(8, 8, 8)}


def test_days_are_sums_of_their_hours_and_outlive_them(db):
    day = START // 24
    add(START, {(1, day * 24): 5, (1, day * 24 - 1): 2, (1, day * 24 - 24): 3, (1, day * 24 - 25): 4})

    tally.roll_up_to(START)
    tally.roll_up_to(START)
    assert totals.days_of(1) == {day - 2: 4, day - 1: 5}

    add(START + 1, {(1, day * 24 - 2): 1})  # a log that was read late
    tally.roll_up_to(START + 24)
    assert totals.days_of(1) == {day - 2: 4, day - 1: 6, day: 5}

    tally.roll_up_to(START + 40 * 24)
    assert totals.days_of(1) == {day - 2: 4, day - 1: 6, day: 5}
    assert totals.curve(1, START, 48) == [0] * 48
    assert totals.sums_of([1]) == {}


def test_hosts_are_bounded(db):
    day = START // 24
    add(START, {(1, START): 1}, {(1, day, f"h{number}.example"): 100 - number for number in range(70)})
    add(START, {(1, START): 1}, {(1, day, "late.example"): 3, (1, day, "h0.example"): 1})

    told = totals.sources_of(1, day)
    assert len(told) == tally.MOST_HOSTS + 1
    assert dict(told)["h0.example"] == 101
    assert dict(told)[OTHER] == sum(100 - number for number in range(50, 70)) + 3


def test_a_page_that_moved_counts_where_it_is(db):
    add(START, {(1, START): 5, (2, START): 3})
    with tally.writing() as db:
        tally.move(db, {1: Place(locale=1, section=8)})

    assert totals.top(Window.WEEK, 1, 7, limit=10) == [(2, 3)]
    assert totals.top(Window.WEEK, 1, 8, limit=10) == [(1, 5)]


def test_tables_are_made_once(db):
    add(START, {(1, START): 5})
    tally.ensure()

    assert totals.sums_of([1]) == {1: Sums(5, 5, 5)}
