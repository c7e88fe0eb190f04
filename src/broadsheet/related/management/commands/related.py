"""`broadsheet related`: finds the neighbours of stories anew."""

from argparse import ArgumentTypeError
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date

from broadsheet.articles.models import Article
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.related import actions, finding

BATCH = 500  # looked at with one measure of what is rare


class Command(BaseCommand):
    help = "Finds anew which stories stand beside which; the worker does it by itself after each publication."

    def add_arguments(self, parser: Any) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="all | since | one")
        deeds.add_parser("all", help="For all stories in print, the newest first.")
        since = deeds.add_parser("since", help="For those printed on this day or later.")
        since.add_argument("day", type=day, metavar="DAY", help="Such as 2026-11-22, in UTC.")
        one = deeds.add_parser("one", help="For one story.")
        one.add_argument("story", metavar="STORY", help="Its address, or its number.")

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        rows: ArticleQuerySet = Article.objects.in_print()
        if deed == "one":
            rows = rows.filter(pk=number_of(options["story"]))
            if not rows.exists():
                raise CommandError(f"“{options['story']}” is no story in print.")
        elif deed == "since":
            rows = rows.filter(printed_at__gte=options["day"])
        self.look_at(list(rows.newest_first().values_list("pk", "edition_id")))

    def look_at(self, stories: list[tuple[int, int]]) -> None:
        done, waiting = 0, iter(stories)
        while batch := list(islice(waiting, BATCH)):
            look_at(batch)
            done += len(batch)
            self.stdout.write(f"{done:,} of {len(stories):,} stories looked at.")
        if not stories:
            self.stdout.write("There is no story to look at.")


def look_at(stories: Iterable[tuple[int, int]]) -> None:
    """stories: page and edition. What is rare is asked once for each edition."""
    rarity = lru_cache(finding.rarity)
    for page_id, edition_id in stories:
        actions.look(page_id=page_id, rare=rarity(edition_id), is_forced=True)


def number_of(text: str) -> int:
    """The page of a story's number or address. Raises CommandError."""
    if text.isdecimal():
        return int(text)
    path = unquote(urlsplit(text).path)
    slug = path.strip("/").rpartition("/")[2]
    found = (story.pk for story in Article.objects.filter(slug=slug)[:20] if story.address == path)
    page_id = next(found, None)
    if page_id is None:
        raise CommandError(f"“{text}” is no address of a story.")
    return page_id


def day(text: str) -> datetime:
    try:
        found = parse_date(text)
    except ValueError:  # such as 2026-02-30
        found = None
    if found is None:
        raise ArgumentTypeError(f"a day such as 2026-11-22 is needed, not {text!r}")
    return datetime(found.year, found.month, found.day, tzinfo=UTC)
