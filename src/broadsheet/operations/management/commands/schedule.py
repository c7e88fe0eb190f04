"""The clock of the paper. `broadsheet run` starts it; it is rarely started by hand."""

import signal
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from broadsheet.operations import heartbeat, jobs
from broadsheet.pages import schedule

RETRY = timedelta(minutes=1)  # an item that failed is tried again after this


class Command(BaseCommand):
    help = "Publishes what is due and runs the periodic jobs, until stopped (part of `broadsheet run`)."
    is_running = True

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now and end.")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        failed: dict[int, datetime] = {}
        while self.is_running:
            now = datetime.now(UTC)
            heartbeat.beat("scheduler")
            waiting = frozenset(key for key, again_at in failed.items() if again_at > now)
            for key, outcome in schedule.run_due(now, skip=waiting):
                failed.pop(key, None)
                if outcome.error:
                    failed[key] = now + RETRY
            jobs.run(now)
            if once:
                return
            close_old_connections()
            time.sleep(1)

    def stop(self, *args: Any) -> None:
        self.is_running = False
