"""From a story to its neighbours: candidates by rare stems and shared subjects, scores, a choice without doubles.

What it costs does not grow with the archive: each stem and each subject gives its newest stories only.
"""

import json
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.core.cache import cache

from broadsheet.articles.models import Article, RelatedPick
from broadsheet.related import likeness, subjects
from broadsheet.related.likeness import Rarity, Text
from broadsheet.search import fulltext
from broadsheet.search.models import Entry

SHOWN, KEPT = 4, 8  # neighbours of a story; some more than are shown, for others may go out of print
SAMPLE = 120  # newest stories, by which the rarity of a stem is told
SAMPLED_FOR = 60  # seconds that this is remembered: a few new stories make no stem rare or common
STEMS = 12  # of a story, by which others are looked for
WITH_STEM, WITH_SUBJECT = 60, 40  # newest stories with each
CANDIDATES = 60  # that are compared word by word
SUBJECTS = 2  # of one kind that count
RECENCY, RECENT_DAYS = 0.03, 45.0  # what two stories of one day have more than two of years apart
LEAST = 0.16  # score below which two stories are strangers
LEAST_OF_DOUBLES = 0.3  # what has less has few runs of words in common: these are not compared
Subject = tuple[str, int]  # its kind's code, its number
TAKEN = ("page_id", "printed_at", "title", "standfirst", "stemmed")

_PAGE_LINK = re.compile(r'<a\b[^<>]*\blinktype="page"[^<>]*>')
_PAGE_ID = re.compile(r'\bid="(\d+)"')


@dataclass(frozen=True)
class Found:
    """A story and how near it is. kind, subject: what both are about; "" and None if they only share words."""

    page_id: int
    score: float
    kind: str = ""
    subject: int | None = None


@dataclass(frozen=True)
class Nearest:
    """found: best first, doubles of the story not among them. doubles: the same in near-identical words."""

    found: tuple[Found, ...]
    doubles: frozenset[int]
    texts: dict[int, Text]


def rarity(edition_id: int) -> Rarity:
    """How rare stems and subjects are among the newest stories of an edition; looked at again after a minute."""
    moment = cache.get_or_set(f"related:sampled:{edition_id}", time.time_ns, SAMPLED_FOR)
    return _sample(edition_id, moment)


@lru_cache(maxsize=6)  # editions: some megabytes each
def _sample(edition_id: int, moment: int | None) -> Rarity:  # noqa: ARG001 - moment: when it was asked for first
    """Kept by the process: the weights of stems that were reckoned for one story serve the next."""
    rows = Entry.objects.filter(edition_id=edition_id).order_by("-place")
    stems: Counter[str] = Counter()
    ids = []
    for page_id, stemmed in rows.values_list("pk", "stemmed")[:SAMPLE]:
        ids.append(page_id)
        stems.update(set(stemmed.split()))
    about = Counter(subject for some in _subjects_of(ids).values() for subject in some)
    return Rarity(len(ids), stems, about)


def nearest(entry: Entry, about: Collection[Subject], rare: Rarity) -> Nearest:
    """The stories near this one, of its edition. about: its subjects."""
    own = text_of(entry.title, entry.standfirst, entry.stemmed)
    vector = own.vector(rare)
    ids = _candidates(entry, about, vector)
    rows = Entry.objects.filter(pk__in=ids, edition_id=entry.edition_id).values_list(*TAKEN)
    theirs, own_subjects = _subjects_of(ids), frozenset(about)
    found, texts = [], {}
    for page_id, printed_at, *words in rows:
        texts[page_id] = text_of(*words)
        score, kind, subject = _shared(own_subjects & theirs[page_id], rare)
        score += texts[page_id].likeness(vector, rare)
        if score >= LEAST:
            score += _recency(entry.printed_at, printed_at)
            found.append(Found(page_id, round(score, 6), kind, subject))
    found.sort(key=lambda one: (-one.score, -one.page_id))
    alike = (one.page_id for one in found if one.score >= LEAST_OF_DOUBLES)
    doubles = frozenset(page_id for page_id in alike if likeness.is_double(own, texts[page_id]))
    return Nearest(tuple(one for one in found if one.page_id not in doubles), doubles, texts)


def choose(near: Nearest, but: Collection[int]) -> list[Found]:
    """The nearest KEPT, of several in near-identical words the nearest only. but: pages that stand there already."""
    chosen: list[Found] = []
    for one in near.found:
        if one.page_id in but:
            continue
        text = near.texts[one.page_id]
        if not any(likeness.is_double(text, near.texts[other.page_id]) for other in chosen):
            chosen.append(one)
        if len(chosen) == KEPT:
            break
    return chosen


def standing(article: Article) -> set[int]:
    """Pages to which the story leads by itself: in its text, and by its editors' picks."""
    picks = RelatedPick.objects.filter(article_id=article.pk).values_list("story_id", flat=True)
    return {article.pk, *picks, *linked(article.body.raw_data)}


def linked(blocks: Sequence[dict[str, Any]]) -> set[int]:
    """Numbers of the pages that a body links to."""
    said = json.dumps(list(blocks)).replace('\\"', '"')
    numbers = (_PAGE_ID.search(link) for link in _PAGE_LINK.findall(said))
    return {int(number[1]) for number in numbers if number}


def text_of(title: str, standfirst: str, stemmed: str) -> Text:
    return Text(tuple(stemmed.split()), len(title.split()), len(standfirst.split()))


def subjects_of(page_id: int) -> list[Subject]:
    return sorted(_subjects_of([page_id])[page_id])


def _candidates(entry: Entry, about: Collection[Subject], vector: likeness.Vector) -> list[int]:
    """Pages that may be near, those with the most in common first."""
    common: dict[int, float] = defaultdict(float)
    stems = sorted(vector, key=lambda stem: (-vector[stem], stem))[:STEMS]
    for stem, ids in fulltext.index().newest_with_each(stems, entry.edition_id, WITH_STEM).items():
        for page_id in ids:
            common[page_id] += vector[stem] ** 2
    for code, subject in about:
        kind = subjects.kinds[code]
        for page_id in kind.newest(subject, WITH_SUBJECT):
            common[page_id] += kind.weight
    common.pop(entry.pk, None)
    return sorted(common, key=lambda page_id: (-common[page_id], -page_id))[:CANDIDATES]


def _subjects_of(page_ids: Collection[int]) -> dict[int, set[Subject]]:
    found: dict[int, set[Subject]] = defaultdict(set)
    for kind in subjects.by_weight():
        for page_id, ids in kind.of(page_ids).items():
            found[page_id] |= {(kind.code, subject) for subject in ids}
    return found


def _shared(both: Collection[Subject], rare: Rarity) -> tuple[float, str, int | None]:
    """What shared subjects add, and the one to name: the rarest of the heaviest kind."""
    score, named = 0.0, None
    for kind in subjects.by_weight():
        rarest = sorted(((rare.of_subject(one), one) for one in both if one[0] == kind.code), reverse=True)
        score += kind.weight * sum(weight for weight, _subject in rarest[:SUBJECTS])
        named = named or next((subject for _weight, subject in rarest), None)
    return score, *(named or ("", None))


def _recency(one: datetime, other: datetime) -> float:
    days = abs((one - other).total_seconds()) / 86_400
    return RECENCY * math.exp(-days / RECENT_DAYS)
