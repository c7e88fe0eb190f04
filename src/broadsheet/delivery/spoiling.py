"""Which tags a change spoils: said once for each model, found out at each change, kept in the change's transaction.

A room says in its `apps.ready()` what readers' pages show of a model, as facts:

    spoils(Tag, lambda tag: {f"tag:{tag.pk}": (tag.name, tag.slug)})

A tag is spoiled when its fact differs before and after the change, or was not there before, or is not there after.
What is not public has no facts, so drafts spoil nothing. Three special ones:

    CHANGED      as a fact differs from everything: spoiled at each change
    EVERYTHING   as a tag begins a new epoch: what stands on every page, such as the menu
    "page:…"     of a page, that was there and is not any more, is a take-down: pages that show it are dropped first
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model
from wagtail.models import Page

from broadsheet.delivery import deeds, outbox

EVERYTHING = "*"
Facts = Mapping[str, Any]


class _Changed:
    __hash__ = None  # type: ignore[assignment]  # equal to nothing, not even to itself

    def __eq__(self, other: object) -> bool:
        return False


CHANGED = _Changed()


def _no_addresses(instance: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Rule:
    """says: instance → facts. hot: instance → addresses that are renewed at once when any fact has changed.

    unseen: fields that no reader's page shows: saves of only these are passed over. reads: fields that `says` needs.
    """

    says: Callable[[Any], Facts]
    hot: Callable[[Any], Iterable[str]] = _no_addresses
    unseen: frozenset[str] = frozenset()
    reads: tuple[str, ...] = ()


rules: dict[type[Model], Rule] = {}


def spoils(
    model: type[Model],
    says: Callable[[Any], Facts],
    *,
    hot: Callable[[Any], Iterable[str]] = _no_addresses,
    unseen: Iterable[str] = (),
    reads: tuple[str, ...] = (),
) -> None:
    """Register what readers' pages show of `model` (the very class); see Rule."""
    rules[model] = Rule(says, hot, frozenset(unseen), reads)


def fields(instance: Model, *but: str) -> tuple[Any, ...]:
    """All columns of the row, as one fact; `but` are left out."""
    return tuple(
        getattr(instance, row.attname) for row in instance._meta.concrete_fields if row.name not in but
    )


def spoil(*tags: str, hot: Iterable[str] = (), is_takedown: bool = False) -> None:
    """Spoil these tags, in the running transaction. For what signals do not tell: updates of many rows, merges.

    hot: addresses to renew at once, most important first.
    """
    if not tags:
        return
    deed = deeds.current()
    outbox.append(deed.id, tags, hot, is_takedown)
    if not connection.in_atomic_block:
        deed()


def facts_in_database(instance: Model) -> Facts:
    """What the row says that is in the database now; nothing if there is none."""
    rule = rules.get(type(instance))
    if rule is None or instance.pk is None or instance._state.adding:
        return {}
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    before = (rows.only(*rule.reads) if rule.reads else rows).first()
    return rule.says(before) if before else {}


def spoil_difference(instance: Model, before: Facts, after: Facts) -> None:
    """Spoil the tags whose facts differ."""
    tags = {
        tag for tag in (*before, *after) if tag not in before or tag not in after or before[tag] != after[tag]
    }
    if tags:
        own = f"page:{instance.pk}"  # a correction that is taken back takes no page with it
        gone = isinstance(instance, Page) and own in before and own not in after
        spoil(*sorted(tags), hot=rules[type(instance)].hot(instance), is_takedown=gone)
