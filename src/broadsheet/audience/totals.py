"""What the tally says: the most viewed pages, and of one page its hours, its days and where its readers came from."""

from collections.abc import Collection

from broadsheet.audience.tally import Sums, Window, chunks, marks, reading


def top(
    window: Window, locale: int, section: int = 0, *, limit: int, after: int = 0
) -> list[tuple[int, int]]:
    """(page, views), most viewed first, newer pages first among equals. section: 0 is the whole edition."""
    column, value = ("section", section) if section else ("locale", locale)
    name = window.value
    with reading() as db:
        db.execute(
            f"SELECT page, {name} FROM audience_sum WHERE {column} = %s AND {name} > 0"
            f" ORDER BY {name} DESC, page DESC LIMIT %s OFFSET %s",
            [value, limit, after],
        )
        return [(page, views) for page, views in db.fetchall()]


def sums_of(pages: Collection[int]) -> dict[int, Sums]:
    """Views of these pages in each window; a page that nobody read is missing."""
    found: dict[int, Sums] = {}
    with reading() as db:
        for some in chunks(list(pages)):
            db.execute(
                f"SELECT page, day, week, month FROM audience_sum WHERE page IN ({marks(some)})", list(some)
            )
            found |= {page: Sums(*three) for page, *three in db.fetchall()}
    return found


def curve(page: int, until: int, hours: int) -> list[int]:
    """Views of each of the last so many hours, oldest first; the last one is `until`."""
    with reading() as db:
        db.execute(
            "SELECT hour, views FROM audience_hour WHERE page = %s AND hour > %s AND hour <= %s",
            [page, until - hours, until],
        )
        found = dict(db.fetchall())
    return [found.get(hour, 0) for hour in range(until - hours + 1, until + 1)]


def curves_of(pages: Collection[int], until: int, hours: int) -> dict[int, list[int]]:
    """The curves of several pages at once; one of zeros where nobody read."""
    found = {page: [0] * hours for page in pages}
    with reading() as db:
        for some in chunks(list(pages)):
            db.execute(
                f"SELECT page, hour, views FROM audience_hour WHERE page IN ({marks(some)})"
                " AND hour > %s AND hour <= %s",
                [*some, until - hours, until],
            )
            for page, hour, views in db.fetchall():
                found[page][hour - until - 1] = views
    return found


def sections_read(sections: Collection[int]) -> set[int]:
    """Those of these sections in which a page was read in the last month."""
    one = (
        "SELECT CAST(%s AS BIGINT) WHERE EXISTS (SELECT 1 FROM audience_sum WHERE section = %s AND month > 0)"
    )
    found: set[int] = set()
    with reading() as db:
        for some in chunks(list(sections)):
            db.execute(" UNION ALL ".join([one] * len(some)), [pk for pk in some for _twice in range(2)])
            found |= {section for (section,) in db.fetchall()}
    return found


def days_of(page: int) -> dict[int, int]:
    """day → views, of all days that are over and rolled up."""
    with reading() as db:
        db.execute("SELECT day, views FROM audience_day WHERE page = %s ORDER BY day", [page])
        return dict(db.fetchall())


def sources_of(page: int, since: int) -> list[tuple[str, int]]:
    """(host, views) since the day `since`, most first; "" is who came from no other site, or did not say."""
    with reading() as db:
        db.execute(
            "SELECT host, SUM(views) FROM audience_source WHERE page = %s AND day >= %s"
            " GROUP BY host ORDER BY SUM(views) DESC, host",
            [page, since],
        )
        return [(host, int(views)) for host, views in db.fetchall()]
