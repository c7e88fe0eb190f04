"""Looking at stories: whom each has for neighbours, kept by the worker and never in an editor's request."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from broadsheet.articles.models import Article, RelatedPick
from broadsheet.delivery.spoiling import spoil
from broadsheet.editions.models import Edition
from broadsheet.related import finding
from broadsheet.related.finding import Found, Nearest, Subject
from broadsheet.related.likeness import Rarity
from broadsheet.related.models import Look, Neighbour
from broadsheet.search.cards import readable
from broadsheet.search.models import Entry

REFRESHED = 8  # stories beside which a new one may stand at once: each is a page that is printed anew
LOOKED_AGAIN = 12  # stories beside which a changed one stood, the newest


@dataclass(frozen=True)
class _Seen:
    """A story in print. standing: pages to which it leads by itself. about: its subjects.

    digest: of all that its neighbours follow from.
    """

    entry: Entry
    edition: Edition
    address: str
    standing: set[int]
    about: list[Subject]
    digest: str


def look(*, page_id: int, rare: Rarity | None = None, is_forced: bool = False) -> bool:
    """Find the neighbours of a story in print, and see beside which others it should stand.

    Answers whether there was anything to do: its words, subjects or links have changed, or is_forced. rare: of
    its edition, where many stories are looked at. Reads first: the transaction that writes is short.
    """
    before, seen = Look.objects.filter(pk=page_id).first(), _see(page_id)
    if seen is None or (before and before.digest == seen.digest and not is_forced):
        _done(page_id, before)
        return False
    rare = rare or finding.rarity(seen.entry.edition_id)
    near = _readable(finding.nearest(seen.entry, seen.about, rare), seen.edition)
    chosen = finding.choose(near, seen.standing)
    with transaction.atomic():
        _done(page_id, before)
        _write_down(Look(pk=page_id, looked_at=timezone.now(), digest=seen.digest))
        _keep(page_id, chosen, hot=[seen.address])
        if not _was_only_asked_again(before):
            _stand_beside_others(page_id, near)
            _ask_again(page_id, near)
    return True


def _see(page_id: int) -> _Seen | None:
    entry = Entry.objects.filter(pk=page_id).first()
    article = Article.objects.in_print().filter(pk=page_id).select_related("edition__locale").first()
    if entry is None or article is None or article.edition is None:
        return None
    standing, about = finding.standing(article), finding.subjects_of(page_id)
    facts = repr((entry.digest, about, sorted(standing)))
    digest = hashlib.blake2b(facts.encode(), digest_size=16).hexdigest()
    return _Seen(entry, article.edition, article.address, standing, about, digest)


def _readable(near: Nearest, edition: Edition) -> Nearest:
    everyones = set(readable([one.page_id for one in near.found], edition))
    return replace(near, found=tuple(one for one in near.found if one.page_id in everyones))


def _done(page_id: int, before: Look | None) -> None:
    """It waits no longer, unless it was published again meanwhile."""
    if before and before.wanted_at:
        Look.objects.filter(pk=page_id, wanted_at=before.wanted_at).update(wanted_at=None)


def _write_down(look: Look) -> None:
    Look.objects.bulk_create(
        [look], update_conflicts=True, unique_fields=["story"], update_fields=["looked_at", "digest"]
    )


def _was_only_asked_again(before: Look | None) -> bool:
    return before is not None and before.looked_at is not None and not before.digest


def _keep(page_id: int, wanted: Sequence[Found], hot: Iterable[str] = ()) -> None:
    """Store the neighbours of a story; its page is spoiled if what it shows is another."""
    rows = Neighbour.objects.filter(story_id=page_id)
    before = [_found(row) for row in rows]
    if before == list(wanted):
        return
    rows.delete()
    Neighbour.objects.bulk_create(
        Neighbour(story_id=page_id, neighbour_id=one.page_id, rank=rank, score=one.score, kind=one.kind,
                  subject=one.subject)
        for rank, one in enumerate(wanted)
    )  # fmt: skip
    spoil(*_spoiled(page_id, before, wanted), hot=hot)


def _found(row: Neighbour) -> Found:
    return Found(row.neighbour_id, row.score, row.kind, row.subject)


def _spoiled(page_id: int, before: Sequence[Found], after: Sequence[Found]) -> list[str]:
    """The tags of what differs: of those that are shown, of those that take a place which becomes free."""
    old, new = ([(one.page_id, one.kind, one.subject) for one in some] for some in (before, after))
    parts = {
        f"related:{page_id}": slice(finding.SHOWN),
        f"related:{page_id}:spare": slice(finding.SHOWN, None),
    }
    return [tag for tag, part in parts.items() if old[part] != new[part]]


def _stand_beside_others(page_id: int, near: Nearest) -> None:
    """Put the story in its place beside those it is nearest to, if they were looked at already."""
    nearest = {one.page_id: one for one in near.found[:REFRESHED]}
    picked = RelatedPick.objects.filter(article_id__in=nearest, story_id=page_id)
    hosts = Look.objects.filter(pk__in=nearest, looked_at__isnull=False)
    hosts = hosts.exclude(pk__in=list(picked.values_list("article_id", flat=True)))
    lists: dict[int, list[Found]] = defaultdict(list)
    for row in Neighbour.objects.filter(story_id__in=nearest).exclude(neighbour_id=page_id):
        lists[row.story_id].append(_found(row))
    for host in hosts.values_list("pk", flat=True):
        own = replace(nearest[host], page_id=page_id)
        _keep(host, _with(own, lists[host], near.doubles))


def _with(one: Found, others: list[Found], doubles: frozenset[int]) -> list[Found]:
    """The others and this one, the nearest first; of those in near-identical words the nearest only."""
    if any(other.page_id in doubles and other.score >= one.score for other in others):
        return others
    kept = [one, *(other for other in others if other.page_id not in doubles)]
    return sorted(kept, key=lambda found: (-found.score, -found.page_id))[: finding.KEPT]


def _ask_again(page_id: int, near: Nearest) -> None:
    """Others beside which the story stands, perhaps no longer with reason, wait to be looked at."""
    nearest = [one.page_id for one in near.found[:REFRESHED]]
    rows = Neighbour.objects.filter(neighbour_id=page_id).exclude(story_id__in=nearest)
    hosts = list(rows.order_by("-story_id").values_list("story_id", flat=True)[:LOOKED_AGAIN])
    Look.objects.filter(pk__in=hosts).update(digest="", wanted_at=timezone.now())
