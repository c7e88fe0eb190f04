"""What the clock asks for: each minute on each machine, each minute once, each night once."""

import time

from broadsheet.audience import counting, ranking, seen, tally


def count() -> None:
    """On each machine: its views into the tally, and the key of a day that is over out of the world."""
    now = time.time()
    seen.forget_old_key(now)
    counting.read_journal(now)


def rank() -> None:
    """Once for all: what is most viewed."""
    ranking.renew(tally.hour_of(time.time()))


def roll_up() -> None:
    """Once for all: days that are over are summed, hours that no window reaches go."""
    tally.roll_up_to(tally.hour_of(time.time()))
