"""The worker of the paper: what waits for nobody. `broadsheet run` starts it."""

import os
from typing import Any

from django.core.management.base import BaseCommand
from django_tasks_db.management.commands.db_worker import Worker

from broadsheet.operations import heartbeat

POLL = 2.0  # seconds; each poll takes the write lock for a moment


class BeatingWorker(Worker):
    """The loop asks at every turn whether to go on; each asking is a sign of life."""

    _running = True

    @property
    def running(self) -> bool:
        heartbeat.beat("worker")
        return self._running

    @running.setter
    def running(self, value: bool) -> None:
        self._running = value


class Command(BaseCommand):
    help = "Does the queued tasks, until stopped (part of `broadsheet run`)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is queued now and end.")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        os.nice(5)  # readers first
        worker = BeatingWorker(
            queue_names=["*"],
            interval=POLL,
            batch=once,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="broadsheet",
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()
