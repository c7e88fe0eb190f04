"""The table of those who were counted, against a plain set: processes share it, and a full one counts too few."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as some

from broadsheet.audience import seen
from broadsheet.audience.seen import Seen, View

HOUR = 490_000


def is_new(table, page, network, reader, hour, most):
    return bool(table.new_ones([View(page, hour, network, reader)], most))


looks = some.lists(
    some.tuples(some.integers(1, 4), some.integers(0, 3), some.integers(0, 5), some.integers(0, 2)),
    max_size=80,
)


@given(looks, some.integers(1, 5))
def test_it_says_what_a_set_says(tmp_path_factory, looks, most):
    table = Seen(tmp_path_factory.mktemp("seen") / "seen")
    known, counted = set(), {}
    for page, network, reader, hour in sorted(looks, key=lambda look: look[3]):
        one, group = (page, network, reader, hour), (page, network, hour)
        expected = one not in known and counted.get(group, 0) < most
        if expected:
            known.add(one)
            counted[group] = counted.get(group, 0) + 1
        name = b"network %d" % network
        assert is_new(table, page, name, b"%s reader %d" % (name, reader), HOUR + hour, most) == expected


def test_a_full_table_counts_nobody_twice(tmp_path, monkeypatch):
    monkeypatch.setattr(seen, "READERS", 512)
    monkeypatch.setattr(seen, "SIZE", 8 * (seen.HEAD + 512 + seen.NETWORKS))
    table = Seen(tmp_path / "seen")
    first = [is_new(table, 1, b"n%d" % n, b"r%d" % n, HOUR, 50) for n in range(2000)]
    again = [is_new(table, 1, b"n%d" % n, b"r%d" % n, HOUR, 50) for n in range(2000)]

    assert 400 < sum(first) <= 512
    assert not any(a and b for a, b in zip(first, again, strict=True))
    assert all(
        is_new(table, 1, b"n%d" % n, b"r%d" % n, HOUR + 1, 50) for n in range(300)
    )  # the next hour is empty


def test_a_file_of_another_form_is_begun_anew(tmp_path):
    (tmp_path / "seen").write_bytes(b"something else")

    assert is_new(Seen(tmp_path / "seen"), 1, b"n", b"r", HOUR, 1)


RACE = """
import sys
from pathlib import Path
from broadsheet.audience.seen import Seen, View
table = Seen(Path(sys.argv[1]))
views = [View(1, 490_000, b"network %d" % n, b"reader %d" % n) for n in range(4000)]
print(sum(len(table.new_ones(views[n:n + 7], 50)) for n in range(0, 4000, 7)))
"""


def test_processes_at_once_count_each_reader_once(tmp_path):
    command = [sys.executable, "-c", f"import django; django.setup()\n{RACE}", str(tmp_path / "seen")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _process in range(3)]
    numbers = [int(process.communicate()[0]) for process in running]

    assert sum(numbers) == 4000


def test_the_key_changes_with_the_day_and_not_with_who_is_late(tmp_path):
    table = Seen(tmp_path / "seen")
    midnight = HOUR // 24 * 24 + 24
    is_new(table, 1, b"n", b"r", midnight - 1, 50)
    before = table.salt
    is_new(table, 1, b"n", b"r", midnight, 50)
    after = table.salt
    is_new(table, 1, b"n", b"late", midnight - 1, 50)

    assert before != after == table.salt
    assert not is_new(table, 1, b"n", b"r", midnight, 50)
    assert not is_new(table, 1, b"n", b"late", midnight - 1, 50)
