"""A simulated month of reading: few stories are read by many, new ones more than old, by day more than by night."""

import math
import random
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta

from broadsheet.articles.models import Article
from broadsheet.audience import places, ranking, tally
from broadsheet.editions.models import Edition

HOURS = 30 * 24
BUSIEST = 400  # views of the favourite, in a good hour of its first day
STEEPNESS = 0.9  # of the fall from one favourite to the next
AGE = 30  # hours after which a story is read about a third as often
LEFT = 0.02  # what remains of old ones, which are found by search
# how many read in each hour, by the clock of the edition
CURVE = (2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 8, 8, 9, 9, 8, 7, 7, 8, 9, 10, 10, 9, 7, 4)
HOSTS = {"": 45, "search.example": 28, "social.example": 15, "mail.example": 7, "neighbour.example": 5}


def simulate(at: datetime) -> None:
    """Let all editions of the demonstration be read for the month before `at`; twice is twice as much."""
    now = tally.hour_of(at.timestamp())
    for edition in Edition.objects.filter(is_demonstration=True).select_related("locale"):
        views = _views(edition, now)
        found = places.find({page for page, _hour in views})
        views = {key: number for key, number in views.items() if key[0] in found}
        with tally.writing() as db:
            tally.add(db, views, _hosts(edition, views), found, now)
    tally.roll_up_to(now)
    ranking.renew(now)


def forget(pages: list[int]) -> None:
    """What was simulated of these pages, and whatever else was counted of them."""
    tally.erase(pages)


def _views(edition: Edition, now: int) -> dict[tuple[int, int], int]:
    """(page, hour) → how many; the same whenever the paper is printed anew at this hour."""
    chance = random.Random(edition.language_code)  # noqa: S311  # nothing is secret about it
    rows = Article.objects.in_print().in_edition(edition).order_by("slug", "pk")
    stories = list(rows.values_list("pk", "printed_at"))
    chance.shuffle(stories)
    views: dict[tuple[int, int], int] = {}
    for rank, (page, printed_at) in enumerate(stories, start=1):
        first = tally.hour_of(printed_at.timestamp())
        for hour in range(max(first, now - HOURS + 1), now + 1):
            fresh = math.exp(-(hour - first) / AGE) + LEFT
            expected = BUSIEST / rank**STEEPNESS * fresh * _share(edition, hour) * chance.uniform(0.6, 1.4)
            if number := int(expected + chance.random()):
                views[page, hour] = number
    return views


def _share(edition: Edition, hour: int) -> float:
    """How awake its readers are, from 0 to 1."""
    moment = datetime.fromtimestamp(0, UTC) + timedelta(hours=hour)
    return CURVE[moment.astimezone(edition.zone).hour] / max(CURVE)


def _hosts(edition: Edition, views: dict[tuple[int, int], int]) -> dict[tuple[int, int, str], int]:
    chance = random.Random(edition.language_code)  # noqa: S311
    days: dict[tuple[int, int], int] = defaultdict(int)
    for (page, hour), number in views.items():
        days[page, hour // 24] += number
    return {
        (page, day, host): times
        for (page, day), number in days.items()
        for host, times in Counter(chance.choices(list(HOSTS), list(HOSTS.values()), k=number)).items()
    }
