"""Lines of stories that go from one name to another, are remembered, and go back again.

Both tags and topics have lines: rows that join an article to them. What is changed in SQL is told to the press here.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Manager
from wagtail.models import Revision

from broadsheet.delivery.spoiling import spoil
from broadsheet.editions.models import Edition
from broadsheet.pages import lists
from broadsheet.topics.models import Tag, TopicPage

Named = Tag | TopicPage
Record = dict[str, Any]

# relations of a name that hold its lines
LINES = {Tag: ("taggings",), TopicPage: ("stories", "mentions")}
KINDS = {Tag: "tag", TopicPage: "topic"}


def kind(name: Named) -> str:
    """As tags of the press and rows of articles call it."""
    return KINDS[type(name)]


def move(name: Named, into: Named) -> Record:
    """Give all lines of `name` to `into`; none twice. What is answered is what `give_back` needs.

    moved: ids of articles; dropped: rows of those that had both; drafts: ids of articles whose unpublished change
    names it, and whether beside the other.
    """
    return {relation: _move(getattr(name, relation), name, into) for relation in LINES[type(name)]}


def give_back(record: Record, name: Named, into: Named, since: datetime) -> None:
    """Undo `move`, also in drafts saved since. What an editor has taken away meanwhile stays away."""
    for relation, part in record.items():
        _give_back(getattr(into, relation), part, name, into)
        _mend_drafts(getattr(name, relation), part, name, into, since)


def _move(rows: Any, name: Named, into: Named) -> Record:
    key = kind(name)
    doubles = rows.filter(article__in=rows.model.objects.filter(**{key: into}).values("article"))
    dropped = [_plain(row) for row in doubles.values()]
    drafts = dict(_drafts(rows, name, into))
    doubles.delete()
    moved = list(rows.values_list("article_id", flat=True))
    spoil(*_told(rows, into))
    rows.update(**{key: into})
    return {"moved": moved, "dropped": dropped, "drafts": drafts}


def _give_back(rows: Any, part: Record, name: Named, into: Named) -> None:
    key, model = kind(name), rows.model
    going = rows.filter(article__in=part["moved"])
    spoil(*_told(going, into), *_told(going, name))
    going.update(**{key: name})
    still = set(rows.values_list("article_id", flat=True))
    for row in part["dropped"]:
        if row["article_id"] in still and not model.objects.filter(pk=row["id"]).exists():
            model(**row).save(force_insert=True)


def _told(rows: Any, name: Named) -> set[str]:
    """What is spoiled where these lines, that an update in SQL takes or gives, join the list of `name`."""
    zone, told = _edition(name).zone, set()
    for article_id, printed_at in rows.exclude(article__printed_at=None).values_list(
        "article_id", "article__printed_at"
    ):
        facts = lists.facts(f"{kind(name)}:{name.pk}", article_id, printed_at, zone)
        told |= {f"page:{article_id}", *facts}
    return told


def _plain(row: Record) -> Record:
    """A row as JSON holds it; its time is copied from its article again."""
    return {column: value for column, value in row.items() if column != "printed_at"}


def _drafts(rows: Any, name: Named, into: Named) -> Iterator[tuple[str, bool]]:
    """Articles whose unpublished change names `name`, and whether it names `into` too."""
    article, relation = _article(rows)
    drafted = article.objects.filter(has_unpublished_changes=True).values("latest_revision")
    for revision in Revision.objects.filter(pk__in=drafted).iterator(chunk_size=200):
        named = {row[kind(name)] for row in revision.content.get(relation) or ()}
        if name.pk in named:
            yield revision.object_id, into.pk in named


def _mend_drafts(rows: Any, part: Record, name: Named, into: Named, since: datetime) -> None:
    """Revisions saved since the merge say `into` where their article had said `name`."""
    article, relation = _article(rows)
    key = kind(name)
    beside = {str(pk): False for pk in part["moved"]} | {
        str(row["article_id"]): True for row in part["dropped"]
    }
    beside |= part["drafts"]
    kinds = ContentType.objects.get_for_model(article)
    saved = Revision.objects.filter(content_type=kinds, object_id__in=beside, created_at__gte=since)
    for revision in saved.iterator(chunk_size=200):
        lines = revision.content.get(relation) or []
        revision.content[relation] = _said(lines, key, name.pk, into.pk, beside[revision.object_id])
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _said(lines: list[Record], key: str, name: int, into: int, is_beside: bool) -> list[Record]:
    if name in {line[key] for line in lines}:
        return lines
    found = []
    for line in lines:
        if line[key] == into:
            found.append({**line, key: name, "pk": None if is_beside else line["pk"]})
        if line[key] != into or is_beside:
            found.append(line)
    return found


def _article(rows: Manager[Any]) -> tuple[Any, str]:
    """The model of stories, and what it calls these lines: the room above is known by its relation alone."""
    field = rows.model._meta.get_field("article")
    return field.related_model, field.remote_field.related_name


def _edition(name: Named) -> Edition:
    edition = name.edition
    if edition is None:
        raise ValueError(f"{name} is of no edition.")
    return edition
