"""The printer: a process of its own. It renders hot pages the moment they are spoiled, and proves what readers see.

Woken by each change in a process of this machine, through a pipe; by PostgreSQL's NOTIFY from other machines. What may
take its time (the front door, a shared cache, a disk full of past pages) has threads of its own: no page waits for it.
A machine of several processors has a second one beside it, which does nothing but render.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, close_old_connections, connection

from broadsheet.delivery import cdn, dropping, epochs, obeying, outbox, wanted
from broadsheet.delivery.bell import Bell
from broadsheet.delivery.keeping import Keeper
from broadsheet.delivery.proving import Prover
from broadsheet.delivery.rendering import Printed, Renderer
from broadsheet.delivery.store import BROKEN, Store

log = logging.getLogger(__name__)

LONGEST_SLEEP = 0.25  # seconds
AGAIN = 0.02  # seconds until what could not be proved yet is looked at again


class Printer:
    def __init__(
        self, store: Store, door: str, beat: Callable[[], None] = lambda: None, *, number: int = 1
    ) -> None:
        """door: the address at which readers reach the paper, asked for the proofs. beat: called at each turn.

        number: the first one proves, sweeps and tells shared caches; any other renders only.
        """
        self.beat = beat
        self.store = store
        self.renderer = Renderer(store.number)
        self.keeper = Keeper(store, lambda: None)
        self.prover = Prover(store, door)
        self.messenger = cdn.Messenger(store)
        self.bell = Bell(store.home, number)
        self.is_running = True
        self.listens: Any = None  # PostgreSQL's connection that tells of changes
        self.helpers = self._helpers() if number == 1 else []

    def _helpers(self) -> list["Helper"]:
        return [
            Helper("prover", self.prover.prove, lambda: AGAIN if self.prover.is_waiting else LONGEST_SLEEP),
            Helper("messenger", self.messenger.tell),
            Helper("sweeper", lambda: epochs.sweep(self.store)),
        ]

    def run(self) -> None:
        epochs.ensure(self.store)
        self.keeper.start()
        for helper in self.helpers:
            helper.start()
        while self.is_running:
            self.beat()
            self.bell.wait(LONGEST_SLEEP, *self.listen())
            self.turn()
        for helper in self.helpers:
            helper.stop()

    def wake_helpers(self) -> None:
        for helper in self.helpers:
            helper.wake()

    def turn(self) -> None:
        """Obey what was changed elsewhere, and print what is wanted."""
        try:
            close_old_connections()
            obeying.obey(self.store)
            while self.is_running and not self.keeper.is_closed and (path := wanted.next_page(self.store)):
                self.print_page(path)
                self.wake_helpers()
                obeying.obey(self.store)
        except (DatabaseError, *BROKEN) as error:  # its keeper finds the same, and does what can be done
            log.warning("The printer waits: %s", error)
        self.wake_helpers()

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
        try:
            connection.ensure_connection()
        except DatabaseError:
            return ()  # looked for again at the next turn
        if connection.connection is not self.listens:  # a new one may well have the number of the old
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {outbox.CHANNEL}")
            self.listens = connection.connection
        return (connection.connection.fileno(),)


class Helper(Thread):
    """Does one thing again and again, at least each time it is woken. pause: seconds until the next time."""

    def __init__(
        self, name: str, work: Callable[[], object], pause: Callable[[], float] = lambda: LONGEST_SLEEP
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.work, self.pause = work, pause
        self.woken, self.is_running = Event(), True

    def run(self) -> None:
        while self.is_running:
            self.woken.wait(self.pause())
            self.woken.clear()
            self.do()
        connection.close()

    def do(self) -> None:
        try:
            close_old_connections()
            self.work()
        except (DatabaseError, *BROKEN) as error:
            log.warning("The %s tries again: %s", self.name, error)

    def wake(self) -> None:
        self.woken.set()

    def stop(self) -> None:
        """Does not wait for it: it may be waiting for somebody who does not answer."""
        self.is_running = False
        self.wake()
