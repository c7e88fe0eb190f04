"""What two stories can share beside words: kinds of subjects, each with its weight.

A room that can be imported from here is entered below; one above enters its own in `apps.ready()`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from broadsheet.articles.models import ArticleTopic, Tagging
from broadsheet.delivery.depends import depends_on
from broadsheet.topics.models import Tag, TopicPage

BySubject = dict[int, set[int]]
Named = tuple[str, int | None]  # a kind's code and a subject of it


@dataclass(frozen=True)
class Kind:
    """weight: what one shared subject adds to a score if it is rare; 1 is "the same words".

    of: story ids → subject ids by story. newest: a subject and how many → its newest stories in print.
    names: subject ids → their names by id; says what the page depends on. words: the reason, with %(name)s.
    """

    code: str
    weight: float
    of: Callable[[Collection[int]], BySubject]
    newest: Callable[[int, int], Iterable[int]]
    names: Callable[[Collection[int]], dict[int, str]]
    words: Any


kinds: dict[str, Kind] = {}


def enter(kind: Kind) -> None:
    """Let stories be near by subjects of this kind; one of the same code is replaced."""
    kinds[kind.code] = kind


def by_weight() -> list[Kind]:
    """Heaviest first: the first that is shared is the reason."""
    return sorted(kinds.values(), key=lambda kind: (-kind.weight, kind.code))


def reasons(named: Collection[Named]) -> dict[Named, str]:
    """The reason in words for each pair of kind and subject; where the subject is gone, the words are alike."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for code, subject in named:
        if code in kinds and subject is not None:
            wanted[code].add(subject)
    names = {(code, pk): name for code, ids in wanted.items() for pk, name in kinds[code].names(ids).items()}
    return {(code, pk): _reason(code, names.get((code, pk or 0), "")) for code, pk in named}


def _reason(code: str, name: str) -> str:
    return kinds[code].words % {"name": name} if name else gettext("Similar subject")


def _topics_of(story_ids: Collection[int]) -> BySubject:
    return _grouped(
        ArticleTopic.objects.filter(article_id__in=story_ids).values_list("article_id", "topic_id")
    )


def _tags_of(story_ids: Collection[int]) -> BySubject:
    return _grouped(Tagging.objects.filter(article_id__in=story_ids).values_list("article_id", "tag_id"))


def _grouped(rows: QuerySet[Any, tuple[int, int]]) -> BySubject:
    found: BySubject = defaultdict(set)
    for story, subject in rows.order_by():
        found[story].add(subject)
    return found


def _newest_on_topic(topic_id: int, most: int) -> Iterable[int]:
    return _newest(ArticleTopic.objects.filter(topic_id=topic_id), most)


def _newest_with_tag(tag_id: int, most: int) -> Iterable[int]:
    return _newest(Tagging.objects.filter(tag_id=tag_id), most)


def _newest(rows: QuerySet[Any], most: int) -> Iterable[int]:
    printed = rows.filter(printed_at__isnull=False).order_by("-printed_at", "-article_id")
    return printed.values_list("article_id", flat=True)[:most]


def _names_of_topics(topic_ids: Collection[int]) -> dict[int, str]:
    """Of those that readers may see."""
    depends_on(*(f"topic:{pk}" for pk in topic_ids))
    return dict(TopicPage.objects.shown().filter(pk__in=topic_ids).values_list("pk", "title"))


def _names_of_tags(tag_ids: Collection[int]) -> dict[int, str]:
    """A merged tag has the name of the one that it became."""
    rows = {tag.pk: tag for tag in Tag.objects.filter(pk__in=tag_ids).select_related("merged_into")}
    depends_on(*(f"tag:{pk}" for pk in tag_ids))
    depends_on(*(f"tag:{tag.merged_into_id}" for tag in rows.values() if tag.merged_into_id))
    return {pk: (tag.merged_into or tag).name for pk, tag in rows.items()}


enter(Kind("topic", 0.2, _topics_of, _newest_on_topic, _names_of_topics, _("Same topic: %(name)s")))
enter(Kind("tag", 0.12, _tags_of, _newest_with_tag, _names_of_tags, _("Also about %(name)s")))
