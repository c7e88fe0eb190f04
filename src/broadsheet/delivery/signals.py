"""The only signal receivers of the house: model signals, inside the transaction of the change.

Wagtail's own signals come after the commit, too late for what must be kept together with the change.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from broadsheet.delivery.followers import followers


def saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        tell(sender, instance, deleted=False)


def deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    tell(sender, instance, deleted=True)


def tell(sender: type[Model], instance: Model, *, deleted: bool) -> None:
    for follower in followers.get(sender, ()):
        follower(instance, deleted)


def connect() -> None:
    post_save.connect(saved, dispatch_uid="broadsheet.delivery.saved")
    post_delete.connect(deleted, dispatch_uid="broadsheet.delivery.deleted")
