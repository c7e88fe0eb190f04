"""A deed: all that one transaction changes, obeyed by the stores right after its commit."""

import uuid

from django.db import connection, transaction

from broadsheet.delivery import obeying


class Deed:
    """Called after the commit."""

    def __init__(self) -> None:
        self.id = uuid.uuid4()

    def __call__(self) -> None:
        obeying.obey_now()


def current() -> Deed:
    """The deed of the running transaction, begun by its first change; forgotten if that is rolled back.

    Outside a transaction each call is a deed of its own; whoever changes anything there calls it when done.
    """
    for entry in connection.run_on_commit:
        if isinstance(entry[1], Deed):
            return entry[1]
    begun = Deed()
    if connection.in_atomic_block:
        transaction.on_commit(begun)
    return begun
