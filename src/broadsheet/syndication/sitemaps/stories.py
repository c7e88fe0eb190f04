"""Which stories search engines are told of, by month of publication (UTC) over all published editions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import CharField, Count, Exists, FilteredRelation, Max, OuterRef, Q
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from broadsheet.articles.models import Article, SectionPage
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.delivery.depends import depends_on, stale_at
from broadsheet.editions.models import Edition
from broadsheet.images import shapes
from broadsheet.images.models import Picture
from broadsheet.pages import lists
from broadsheet.pages.addresses import absolute
from broadsheet.syndication.links import PLACE, story_address
from broadsheet.syndication.sitemaps.xml import Entry, NewsEntry

LIMIT = 50_000  # addresses in one file (sitemaps.org)
FRESH = timedelta(days=2)  # news sitemaps: the last two days only (Google)
FRESH_LIMIT = 1_000  # stories in a news sitemap (Google)
FAR = range(
    100, 40_000
)  # stories of a month: a day neither empties it nor fills a file (importers spoil all)
CUT = shapes.spec(shapes.CUTS["wide"], 1200, "jpeg")


@dataclass(frozen=True)
class Month:
    """A month in which stories were printed. printed: how many, those not listed counted too."""

    first: datetime
    printed: int

    @property
    def parts(self) -> int:
        return -(-self.printed // LIMIT)

    def path(self, part: int) -> str:
        return f"/sitemap-{self.first:%Y-%m}{f'-{part}' if part > 1 else ''}.xml"


@dataclass(frozen=True)
class Version:
    """Of what a month's file is made; two that are equal make the same file."""

    stories: int
    changed_at: datetime | None
    beginnings: tuple[tuple[str, str], ...]


def listed(editions: Sequence[Edition]) -> ArticleQuerySet:
    """In print, ours, not hidden, and reachable: without its section a story has no address."""
    sections = SectionPage.objects.live().order_by().values("pk")  # few: a list, not a join per story
    rows = Article.objects.in_print().not_hidden().filter(edition__in=editions, section__in=sections)
    return rows.order_by()


def months(editions: Sequence[Edition]) -> list[Month]:
    """Newest first, in one query that reads an index only: neither stories nor functions are called per row.
    So a month whose stories were all withdrawn since is an empty file, and no month says when it changed."""
    month = Substr(Cast("printed_at", CharField()), 1, len("2026-11"))
    counted = _printed(editions).annotate(month=month).values("month").annotate(printed=Count("pk"))
    found = [
        Month(datetime.strptime(row["month"], "%Y-%m").replace(tzinfo=UTC), row["printed"])
        for row in counted.order_by("-month")
    ]
    _say_months(editions, found)
    return found


def _say_months(editions: Sequence[Edition], found: Sequence[Month]) -> None:
    """The index depends on the months that may get a file or lose one until tomorrow, when it is made again.

    Were it made again with each story, it would be the same each time but one.
    """
    now = timezone.now()
    recent = {_first(now), _first(now - lists.RECENT)}
    steady = {row.first for row in found if row.printed % LIMIT in FAR}
    near = {row.first for row in found} | recent
    depends_on(*(lists.past(f"edition:{row.pk}") for row in editions))
    for first in near - steady:
        last = _following(first) - timedelta(microseconds=1)
        days = (
            (row.pk, first.astimezone(row.zone).date(), last.astimezone(row.zone).date()) for row in editions
        )
        depends_on(*(tag for pk, *span in days for tag in lists.of_span(f"edition:{pk}", *span)))
    stale_at(now + timedelta(days=1))


def _first(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def month(editions: Sequence[Edition], year: int, number: int) -> Month | None:
    """None where the month has no stories or is none."""
    try:
        first = datetime(year, number, 1, tzinfo=UTC)
        printed = _span(_printed(editions), first).count()
    except (ValueError, OverflowError):
        return None
    return Month(first, printed) if printed else None


def version(editions: Sequence[Edition], which: Month) -> Version:
    """A story withdrawn since counts as a change."""
    every = _span(_printed(editions), which.first)
    moments = every.aggregate(Max("last_published_at"), Max("updated_at"), Max("withdrawn_at")).values()
    changed_at = max((moment for moment in moments if moment), default=None)
    return Version(_span(listed(editions), which.first).count(), changed_at, prefixes(editions))


def prefixes(editions: Sequence[Edition]) -> tuple[tuple[str, str], ...]:
    """What the stories' addresses begin with: each edition's prefix and the slugs of its sections."""
    words = defaultdict(list)
    for locale, slug in SectionPage.objects.order_by("pk").values_list("locale_id", "slug"):
        words[locale].append(slug)
    return tuple((row.prefix, "/".join(words[row.locale_id])) for row in editions)


def entries(editions: Sequence[Edition], which: Month, part: int) -> Iterator[Entry]:
    """The stories of one file, oldest first: a new one is at the end of the last. Its queries are made at once."""
    depends_on(*(lists.of_sitemap(row.pk, which.first) for row in editions))
    beginnings = {row.pk: row.prefix for row in editions}
    rows = _span(listed(editions), which.first)
    alternates = _alternates(editions, rows) if len(editions) > 1 else {}
    pictures = _pictures(rows)
    columns = ("translation_key", "printed_at", "updated_at", "lead_picture_id", *PLACE)
    slice_ = rows.order_by("printed_at", "pk")[(part - 1) * LIMIT : part * LIMIT]
    return (
        Entry(
            url=story_address(beginnings[edition], *place),
            changed_at=max(updated_at or printed_at, printed_at),
            alternates=alternates.get(key, ()),
            picture=pictures.get(picture_id, ""),
        )
        for key, printed_at, updated_at, picture_id, edition, *place in slice_.values_list(
            *columns
        ).iterator()
    )


def fresh(editions: Sequence[Edition], now: datetime) -> Iterator[NewsEntry]:
    """The news of the last two days, newest first."""
    papers = {row.pk: row for row in editions}
    depends_on(*(lists.of_news(row.pk) for row in editions))
    rows = listed(editions).filter(printed_at__gt=now - FRESH, printed_at__lte=now).newest_first()
    for title, printed_at, edition, *place in rows.values_list("title", "printed_at", *PLACE)[:FRESH_LIMIT]:
        stale_at(printed_at + FRESH)
        paper = papers[edition]
        url = story_address(paper.prefix, *place)
        yield NewsEntry(url, paper.name, paper.language_code, printed_at.astimezone(paper.zone), title)


def _printed(editions: Sequence[Edition]) -> ArticleQuerySet:
    return Article.objects.filter(edition__in=editions, printed_at__isnull=False).order_by()


def by_language(found: dict[str, str], default: str) -> tuple[tuple[str, str], ...]:
    """Alternates as a sitemap names them, x-default too. found: address by language code."""
    if len(found) < 2:
        return ()
    fallback = found.get(default)
    return (*sorted(found.items()), *([("x-default", fallback)] if fallback else []))


def _span(rows: ArticleQuerySet, first: datetime) -> ArticleQuerySet:
    return rows.filter(printed_at__gte=first, printed_at__lt=_following(first))


def _following(first: datetime) -> datetime:
    return (first + timedelta(days=31)).replace(day=1)


def _alternates(editions: Sequence[Edition], rows: ArticleQuerySet) -> dict[Any, tuple[tuple[str, str], ...]]:
    """Of the stories that have a translation: all of its editions, by translation key. Three queries."""
    papers = {row.pk: row for row in editions}
    default = next((row.language_code for row in editions if row.is_default), "")
    twins = listed(editions).filter(translation_key=OuterRef("translation_key")).exclude(pk=OuterRef("pk"))
    keys = rows.filter(Exists(twins)).values("translation_key")
    found: dict[Any, dict[str, str]] = defaultdict(dict)
    # asked by key alone: given an edition or a section too, SQLite walks all of it instead of the few keys
    family = Article.objects.in_print().not_hidden().filter(translation_key__in=keys).order_by()
    sections = set(SectionPage.objects.live().order_by().values_list("pk", flat=True))
    for key, section, edition, *place in family.values_list("translation_key", "section_id", *PLACE):
        if section in sections and (paper := papers.get(edition)):
            found[key][paper.language_code] = story_address(paper.prefix, *place)
    return {key: by_language(urls, default) for key, urls in found.items()}


def _pictures(rows: ArticleQuerySet) -> dict[int, str]:
    """The address of each lead picture, by its id; none of the sensitive or not yet cut. One query."""
    cut = FilteredRelation("renditions", condition=Q(renditions__filter_spec=CUT))
    leads = Picture.objects.filter(pk__in=rows.values("lead_picture_id")).annotate(cut=cut)
    found = list(leads.order_by("cut__pk").values_list("pk", "cut__file", "is_sensitive"))
    depends_on(*(f"picture:{pk}" for pk, _file, _is_sensitive in found))
    return {
        pk: absolute(default_storage.url(file))
        for pk, file, is_sensitive in found
        if file and not is_sensitive
    }
