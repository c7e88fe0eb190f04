"""The only signal receivers of the house: model signals, inside the transaction of the change.

Wagtail's own signals come after the commit, too late for what must be kept together with the change.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from broadsheet.delivery import spoiling
from broadsheet.delivery.followers import followers

BEFORE = "_facts_before"  # kept on the instance from before its change until after it


def is_unseen(sender: type[Model], update_fields: Any) -> bool:
    rule = spoiling.rules.get(sender)
    return rule is None or (update_fields is not None and rule.unseen.issuperset(update_fields))


def will_save(
    sender: type[Model], instance: Model, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    if not raw and not is_unseen(sender, update_fields):
        setattr(instance, BEFORE, spoiling.facts_in_database(instance))


def saved(
    sender: type[Model], instance: Model, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    if raw:
        return
    if not is_unseen(sender, update_fields):
        after = spoiling.rules[sender].says(instance)
        spoiling.spoil_difference(instance, instance.__dict__.pop(BEFORE, {}), after)
    tell(sender, instance, deleted=False)


def will_delete(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if sender in spoiling.rules:
        setattr(instance, BEFORE, spoiling.facts_in_database(instance))


def deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if sender in spoiling.rules:
        spoiling.spoil_difference(instance, instance.__dict__.pop(BEFORE, {}), {})
    tell(sender, instance, deleted=True)


def tell(sender: type[Model], instance: Model, *, deleted: bool) -> None:
    for follower in followers.get(sender, ()):
        follower(instance, deleted)


def connect() -> None:
    pre_save.connect(will_save, dispatch_uid="broadsheet.delivery.will_save")
    post_save.connect(saved, dispatch_uid="broadsheet.delivery.saved")
    pre_delete.connect(will_delete, dispatch_uid="broadsheet.delivery.will_delete")
    post_delete.connect(deleted, dispatch_uid="broadsheet.delivery.deleted")
