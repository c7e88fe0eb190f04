"""What follows a change, inside its transaction: a search row, a redirect.

A room on a higher floor says in its `apps.ready()`: `follow(Article, search.actions.follow_article)`. The follower is
called with `instance` and `deleted` after each save or delete of that model, before the commit, so that the
change and what follows from it are kept or lost together.
"""

from collections import defaultdict
from collections.abc import Callable

from django.db.models import Model

Follower = Callable[[Model, bool], None]

followers: dict[type[Model], list[Follower]] = defaultdict(list)


def follow(model: type[Model], follower: Follower) -> None:
    """Call `follower(instance, deleted)` in the transaction of each change of `model` (the very class)."""
    if follower not in followers[model]:
        followers[model].append(follower)
