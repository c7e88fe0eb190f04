"""The table of those who were counted, against a plain set: processes share it, and a full one counts too few."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as some

from broadsheet.audience import seen
from broadsheet.audience.seen import Seen

HOUR = 490_000
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
        is_new = one not in known and counted.get(group, 0) < most
        if is_new:
            known.add(one)
            counted[group] = counted.get(group, 0) + 1
        network_name = b"network %d" % network
        assert (
            table.is_new(page, network_name, b"%s reader %d" % (network_name, reader), HOUR + hour, most)
            == is_new
        )


def test_a_full_table_counts_nobody_twice(tmp_path, monkeypatch):
    monkeypatch.setattr(seen, "READERS", 512)
    monkeypatch.setattr(seen, "SIZE", 8 * (seen.HEAD + 512 + seen.NETWORKS))
    table = Seen(tmp_path / "seen")
    first = [table.is_new(1, b"n%d" % n, b"r%d" % n, HOUR, 50) for n in range(2000)]
    again = [table.is_new(1, b"n%d" % n, b"r%d" % n, HOUR, 50) for n in range(2000)]

    assert 400 < sum(first) <= 512
    assert not any(a and b for a, b in zip(first, again, strict=True))
    assert all(
        table.is_new(1, b"n%d" % n, b"r%d" % n, HOUR + 1, 50) for n in range(300)
    )  # the next hour is empty


def test_a_file_of_another_form_is_begun_anew(tmp_path):
    (tmp_path / "seen").write_bytes(b"something else")

    assert Seen(tmp_path / "seen").is_new(1, b"n", b"r", HOUR, 1)


RACE = """
import sys
from pathlib import Path
from broadsheet.audience.seen import Seen
table = Seen(Path(sys.argv[1]))
print(sum(table.is_new(1, b"network %d" % n, b"reader %d" % n, 490_000, 50) for n in range(4000)))
"""


def test_processes_at_once_count_each_reader_once(tmp_path):
    command = [sys.executable, "-c", f"import django; django.setup()\n{RACE}", str(tmp_path / "seen")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _process in range(3)]
    numbers = [int(process.communicate()[0]) for process in running]

    assert sum(numbers) == 4000
