"""The printer: a process of its own. It renders hot pages the moment they are spoiled, and proves what readers see.

Woken by each change in a process of this machine, through a pipe; by PostgreSQL's NOTIFY from other machines.
"""

from collections.abc import Callable

from django.db import connection

from broadsheet.delivery import cdn, dropping, epochs, obeying, outbox, wanted
from broadsheet.delivery.bell import Bell
from broadsheet.delivery.obeying import Keeper
from broadsheet.delivery.proving import Prover
from broadsheet.delivery.rendering import Printed, Renderer
from broadsheet.delivery.store import Store

LONGEST_SLEEP = 0.25  # seconds


class Printer:
    def __init__(self, store: Store, door: str, beat: Callable[[], None] = lambda: None) -> None:
        """door: the address at which readers reach the paper, asked for the proofs. beat: called at each turn."""
        self.beat = beat
        self.store = store
        self.renderer = Renderer(store.number)
        self.keeper = Keeper(store, lambda: None)
        self.prover = Prover(store, door)
        self.messenger = cdn.Messenger(store)
        self.bell = Bell(store.home)
        self.is_running = True

    def run(self) -> None:
        epochs.ensure(self.store)
        while self.is_running:
            self.beat()
            self.bell.wait(LONGEST_SLEEP if not self.prover.is_waiting else 0.02, *self.listen())
            self.turn()

    def turn(self) -> None:
        self.keeper.turn()
        epochs.sweep(self.store)
        if self.keeper.is_closed or not self.store.epoch:
            return
        while self.is_running and (path := wanted.next_page(self.store)):
            self.print_page(path)
            self.messenger.tell()
            self.prover.prove()
            obeying.obey(self.store)
        self.messenger.tell()
        self.prover.prove()

    def print_page(self, path: str) -> Printed:
        """Render and swap. What a change overtook is wanted again."""
        printed = obeying.print_and_keep(self.store, self.renderer, path, counted=self.keeper.counted)
        self.messenger.note(path)
        if not printed.is_final:
            wanted.want(self.store, path)
        elif printed.status != 200:  # noqa: PLR2004  # what is gone is not shown any longer
            dropping.drop(self.store, [path])
        return printed

    def listen(self) -> tuple[int, ...]:
        """PostgreSQL's connection, told when any machine has changed anything."""
        if connection.vendor != "postgresql":
            return ()
        connection.ensure_connection()
        handle = connection.connection.fileno()
        if handle != getattr(self, "_listens", None):
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {outbox.CHANNEL}")
            self._listens = handle
        return (handle,)
