"""What happens to names, of tags and of topics alike: merged, given another, changed; and each of it undone."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from broadsheet.lib import slugs
from broadsheet.pages.models import Redirect
from broadsheet.pages.models.addresses import Cause
from broadsheet.topics import moving, redirects
from broadsheet.topics.models import Alias, NameChange, Tag, TopicPage
from broadsheet.topics.moving import Named

Deed = NameChange.Deed


class CannotMerge(Exception):
    """The two are one, of two editions, or already merged; nothing was changed."""


class NameTaken(Exception):
    """Another tag or topic of the edition has this name; nothing was changed."""


class CannotUndo(Exception):
    """What came after must be undone first, or there is nothing left to undo; nothing was changed."""


@transaction.atomic
def merge(*, name: Named, into: Named, by: Any, at: datetime) -> NameChange:
    """Make `name` another name of `into`: its stories move, its address leads there. Raises CannotMerge.

    Drafts that still say the old name follow when they are read. `undo` puts all back.
    """
    if type(name) is not type(into) or name.pk == into.pk or name.edition != into.edition:
        raise CannotMerge(name.pk, into.pk)
    if name.merged_into_id or into.merged_into_id:
        raise CannotMerge(name.pk, into.pk)
    change = _note(Deed.MERGE, name, before=str(name), after=str(into), by=by, at=at)
    change.record = {"lines": moving.move(name, into), "led": list(name.merged.values_list("pk", flat=True))}
    change.into_id = into.pk
    _lead(name, into)
    if isinstance(name, Tag) and isinstance(into, Tag):
        change.record["redirects"] = redirects.touched(name.url, into.url)
        redirect = Redirect.objects.leave_address(name.url, to=into.url, cause=Cause.MERGED)
        Redirect.objects.filter(pk=redirect.pk).update(created_by=by, created_at=at)
    change.save()
    return change


@transaction.atomic
def alias(*, name: Named, other: str, by: Any, at: datetime) -> NameChange:
    """Give it another name, whose address leads to it. Raises NameTaken."""
    other = " ".join(other.split())
    slug = slugs.slugify(other)
    if not slug or _is_taken(name, slug):
        raise NameTaken(other)
    change = _note(Deed.ALIAS, name, before=str(name), after=other, by=by, at=at)
    if isinstance(name, Tag):
        made = Tag.objects.create(edition=name.edition, name=other, slug=slug, merged_into=name)
        change.record = {"tag": made.pk}
    else:
        if Alias.objects.filter(topic=name, name=other).exists():
            raise NameTaken(other)
        address = name.address.rstrip("/").rpartition("/")[0] + f"/{slug}/"
        change.record = {"redirects": redirects.touched(address, name.address), "address": address}
        change.record["alias"] = Alias.objects.create(topic=name, name=other).pk
        Redirect.objects.leave(address, page=name, cause=Cause.RENAMED, is_prefix=True)
    change.save()
    return change


@transaction.atomic
def rename(*, name: Named, to: str, slug: str = "", by: Any, at: datetime) -> NameChange:
    """Change the name and the last word of the address; the old address leads to the new one. Raises NameTaken."""
    to = " ".join(to.split())
    slug = slug or slugs.slugify(to)
    if not slug or (slug != name.slug and _is_taken(name, slug)):
        raise NameTaken(to)
    change = _note(Deed.RENAME, name, before=str(name), after=to, by=by, at=at)
    change.record = {"name": str(name), "slug": name.slug}
    _call(name, to, slug, by=by)
    change.save()
    return change


@transaction.atomic
def undo(*, change: NameChange, by: Any, at: datetime) -> None:
    """Put back what the change has moved, also in drafts saved since. Raises CannotUndo."""
    names: Any = Tag.objects.select_related("edition__locale") if change.of == "tag" else TopicPage.objects
    name = names.filter(pk=change.subject_id).first()
    if name is None or change.is_undone or _later(change).exists():
        raise CannotUndo(change.pk)
    {Deed.MERGE: _unmerge, Deed.ALIAS: _unalias, Deed.RENAME: _call_as_before}[Deed(change.deed)](
        name, change, by
    )
    change.undone_at = at
    change.save(update_fields=["undone_at"])


def _unmerge(name: Named, change: NameChange, by: Any) -> None:
    named: Any = type(name)._default_manager
    into = named.filter(pk=change.into_id).first()
    if into is None or name.merged_into_id != into.pk:
        raise CannotUndo(change.pk)
    record = change.record
    redirects.restore(record.get("redirects", {}))
    moving.give_back(record["lines"], name, into, change.made_at)
    name.merged_into = None
    _save(name)
    for follower in named.filter(pk__in=record["led"], merged_into=into):
        follower.merged_into = name
        _save(follower)


def _unalias(name: Named, change: NameChange, by: Any) -> None:
    record = change.record
    if "tag" in record:
        Tag.objects.filter(pk=record["tag"], merged_into_id=name.pk).delete()
        return
    for row in Alias.objects.filter(pk=record["alias"]):
        row.delete()
    redirects.restore(record["redirects"])


def _call_as_before(name: Named, change: NameChange, by: Any) -> None:
    if name.slug != change.record["slug"] and _is_taken(name, change.record["slug"]):
        raise CannotUndo(change.pk)
    _call(name, change.record["name"], change.record["slug"], by=by)


def _lead(name: Named, into: Named) -> None:
    """`name`, and whatever was merged into it, lead to `into` from now on."""
    followers: Any = name.merged
    for follower in followers.all():
        follower.merged_into = into
        _save(follower)
    name.merged_into = into
    _save(name)


def _call(name: Named, to: str, slug: str, *, by: Any) -> None:
    if isinstance(name, Tag):
        name.name, name.slug = to, slug
        name.save()
        return
    draft, is_draft = name.get_latest_revision_as_object(), name.has_unpublished_changes
    draft.title, draft.slug, draft.draft_title = to, slug, to
    revision = draft.save_revision(user=by)
    if name.live and not is_draft:
        revision.publish(user=by)
    else:
        row = TopicPage.objects.get(pk=name.pk)
        row.title, row.slug = to, slug
        _save(row)
    name.refresh_from_db()


def _save(name: Named) -> None:
    """Row by row: what depends on it hears of it."""
    name.save() if isinstance(name, Tag) else name.save(clean=False)


def _note(deed: str, name: Named, *, before: str, after: str, by: Any, at: datetime) -> NameChange:
    return NameChange(
        deed=deed, of=moving.kind(name), subject_id=name.pk, edition=name.edition, before=before, after=after,
        made_by=by, made_at=at,
    )  # fmt: skip


def _later(change: NameChange) -> Any:
    """Changes of the same names that came after and stand: they would be torn."""
    ids = [pk for pk in (change.subject_id, change.into_id) if pk]
    rows = NameChange.objects.filter(of=change.of, undone_at=None, pk__gt=change.pk)
    return rows.filter(Q(subject_id__in=ids) | Q(into_id__in=ids))


def _is_taken(name: Named, slug: str) -> bool:
    if isinstance(name, Tag):
        return Tag.objects.filter(edition=name.edition, slug=slug).exclude(pk=name.pk).exists()
    return bool(TopicPage.objects.sibling_of(name, inclusive=False).filter(slug=slug).exists())
