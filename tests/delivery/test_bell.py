"""Whoever spoils a page wakes every printer of the machine, and one printed page is enough for both."""

import select

from broadsheet.delivery import bell
from broadsheet.delivery.bell import Bell


def rings(one):
    return bool(select.select([one.handle], [], [], 0)[0])


def test_every_printer_hears_it_and_one_takes_it_from_no_other(tmp_path):
    first, second = Bell(tmp_path), Bell(tmp_path, 2)
    assert not rings(first) and not rings(second)

    bell.ring(tmp_path)
    first.wait(0)

    assert not rings(first)
    assert rings(second)


def test_where_nobody_listens_it_rings_in_vain(tmp_path):
    bell.ring(tmp_path)

    assert list(tmp_path.iterdir()) == []
